// Quiet lines between what was said and what is written: what went wrong, what is on its way, what came meanwhile, the verdict.
import { html, nothing, type TemplateResult } from 'lit';
import type { OpDesk } from '../desk.js';
import type { Outgoing } from '../outbox.js';
import type { Verdict } from '../types.js';
import type { Trouble, Work } from '../work.js';

const VERDICTS: Verdict[] = ['assistant-right', 'assistant-wrong', 'needs-article'];

export function strips(d: OpDesk, work: Work): TemplateResult {
  return html`${typing(d, work)} ${work.trouble ? troubleView(d, work.trouble) : nothing}
    ${d.errands.outbox.of(work.id).map(one => (one.state === 'newer' ? newer(d, work, one) : outgoing(d, one)))}
    ${work.asksVerdict ? verdict(d, work) : nothing} ${work.packet?.snooze ? snoozed(d, work) : nothing}`;
}

function typing(d: OpDesk, work: Work): TemplateResult | typeof nothing {
  const name = work.typing?.name;
  return name && name !== d.me.name ? html`<p class="strip typing">${d.words.say('typing', { name })}</p>` : nothing;
}

function troubleView(d: OpDesk, { code, name }: Trouble): TemplateResult {
  const { words } = d;
  const key = `trouble.${code}`;
  return html`<p class="strip danger" role="alert">${words.has(key) && (code !== 'already-claimed' || name) ? words.say(key, { name: name ?? '' }) : words.say('trouble.other', { code })}</p>`;
}

function outgoing(d: OpDesk, one: Outgoing): TemplateResult {
  const { words } = d;
  const { outbox } = d.errands;
  return html`<div class="strip sends ${one.state}" role="status"><p><b>${words.say(one.state === 'offline' ? 'sends.waits' : 'sends')}</b> ${one.text.slice(0, 160)}</p>
    ${
      one.state === 'offline'
        ? html`<button type="button" class="press" @click=${() => outbox.resendAll()}>${words.say('again')}</button>
            <button type="button" class="quiet" @click=${() => {
              outbox.drop(one);
              d.errands.giveBack(one);
            }}>${words.say('sends.back')}</button>`
        : nothing
    }</div>`;
}

/** Somebody has replied while this was written. */
function newer(d: OpDesk, work: Work, one: Outgoing): TemplateResult {
  const { words } = d;
  const { outbox } = d.errands;
  const show = () => {
    const key = work.messages.find(m => m.seq === one.newer?.seq)?.id;
    const row = key
      ? d.renderRoot.querySelector<HTMLElement>(`.rows > li[data-key="${CSS.escape(key)}"]`)
      : d.renderRoot.querySelector<HTMLElement>('.rows > li:last-child');
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  };
  return html`<div class="strip wait newer" role="alert"><p>${words.say('newer', { name: one.newer?.name ?? '' })}<small>${one.text.slice(0, 160)}</small></p>
    <button type="button" class="press" @click=${show}>${words.say('newer.show')}</button>
    <button type="button" class="press" @click=${() => outbox.sendAnyway(one)}>${words.say('newer.anyway')}</button>
    <button type="button" class="quiet" @click=${() => {
      outbox.drop(one);
      d.errands.giveBack(one);
    }}>${words.say('newer.remove')}</button></div>`;
}

/** Asked after a draft has gone; it holds nothing up. */
function verdict(d: OpDesk, work: Work): TemplateResult {
  const { words } = d;
  return html`<div class="strip verdict" role="group" aria-label=${words.say('verdict.ask')}><p>${words.say('verdict.ask')}</p>
    ${VERDICTS.map(one => html`<button type="button" class="press" @click=${() => void work.judge(one)}>${words.say(`verdict.${one}`)}</button>`)}
    <button type="button" class="quiet" @click=${() => void work.judge(null)}>${words.say('verdict.later')}</button></div>`;
}

function snoozed(d: OpDesk, work: Work): TemplateResult {
  const { words } = d;
  const until = work.packet?.snooze?.until;
  return html`<div class="strip"><p>${until ? words.say('snoozed.until', { date: new Date(until).toLocaleString(words.locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }) }) : words.say('snoozed')}</p>
    <button type="button" class="quiet" @click=${() => void work.wake()}>${words.say('act.wake')}</button></div>`;
}

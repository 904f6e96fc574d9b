// The draft that waits: above the field, never inside the transcript. One key for each decision.
import { html, nothing, type TemplateResult } from 'lit';
import { markdown } from '../../common/markdown.js';
import type { Citation } from '../../common/types.js';
import { canJudge, edit } from '../acts.js';
import type { OpDesk } from '../desk.js';
import { checkName, openSource } from '../staff.js';
import type { Packet } from '../types.js';
import { keyed } from './rail.js';
import { number } from './row.js';

const WHYS = ['wrong', 'off-point', 'reveals', 'tone'] as const;
const LEAK = /leak|reveal/;

/** What is being decided: of which version, and how far it has come. */
const deciding = { sign: '', step: '' as '' | 'rejects' | 'sure', words: '' };
function step(d: OpDesk, packet: Packet, next?: typeof deciding.step): typeof deciding.step {
  const sign = `${packet.id}:${packet.version}`;
  if (deciding.sign !== sign) Object.assign(deciding, { sign, step: '', words: '' });
  if (next !== undefined) {
    deciding.step = next;
    d.requestUpdate();
  }
  return deciding.step;
}

export function draftView(d: OpDesk, packet: Packet): TemplateResult | typeof nothing {
  if (!packet.draft || !canJudge(d)) return nothing;
  const { words, work } = d;
  const checks = packet.draft.checks ?? packet.checks ?? [];
  const failed = checks.filter(check => !check.passed);
  const leaks = failed.some(check => LEAK.test(check.name));
  const at = step(d, packet);
  const approve = () => {
    if (leaks && step(d, packet) !== 'sure') step(d, packet, 'sure');
    else void work!.approve();
  };
  const act = (
    which: 'approve' | 'edit' | 'reject',
    look: string,
    press: () => void,
  ) => html`<button type="button" class=${look} data-act=${which}
    ?disabled=${work!.busy} title=${keyed(d, words.say(`draft.${which}`), which)} @click=${press}>${words.say(`draft.${which}`)}${keyHint(d, which)}</button>`;
  return html`<section class="draft" aria-labelledby="draft-title" tabindex="-1" @keydown=${(press: KeyboardEvent) => {
    if (press.key === 'Enter' && press.target === press.currentTarget) approve();
  }}>
    <header><h3 id="draft-title">${words.say('draft.title')}</h3>${packet.confidence === undefined ? nothing : html`<span>${words.say('confidence', { x: number(words, packet.confidence) })}</span>`}</header>
    <div class="draft-text">${said(d, packet.draft)}</div>
    ${checks.length ? html`<p class="checks">${checks.map(check => html`<span class=${check.passed ? 'passed' : 'failed'}>${words.say(check.passed ? 'check.passed' : 'check.failed', { check: checkName(d, check.name) })}${check.detail && !check.passed ? html` (${check.detail})` : nothing}</span>`)}</p>` : nothing}
    ${at === 'sure' ? html`<p class="sure" role="alert">${words.say('draft.leaks')}</p>` : nothing}
    ${
      at === 'rejects'
        ? rejecting(d, packet)
        : html`<p class="presses">${act('approve', 'main', approve)} ${act('edit', 'press', () => void edit(d))}
            ${act('reject', 'reject', () => {
              step(d, packet, 'rejects');
              void d.updateComplete.then(() => d.renderRoot.querySelector<HTMLElement>('.whys button')?.focus());
            })}</p>`
    }
  </section>`;
}

const keyHint = (d: OpDesk, which: string): TemplateResult | typeof nothing =>
  d.chosen.keys === false ? nothing : html` <kbd>${{ approve: 'A', edit: 'E', reject: 'X' }[which]}</kbd>`;

function rejecting(d: OpDesk, packet: Packet): TemplateResult {
  const { words, work } = d;
  const say = (submit: SubmitEvent) => {
    submit.preventDefault();
    const text = String(new FormData(submit.currentTarget as HTMLFormElement).get('why') ?? '').trim();
    if (text) void work!.reject(text);
  };
  const back = (press: KeyboardEvent) => {
    if (press.key !== 'Escape') return;
    press.stopPropagation();
    step(d, packet, '');
  };
  return html`<form class="whys" @submit=${say} @keydown=${back} aria-label=${words.say('draft.why')}>
    <p>${words.say('draft.why')}</p>
    ${WHYS.map(why => html`<button type="button" class="press" @click=${() => void work!.reject(words.say(`draft.why.${why}`))}>${words.say(`draft.why.${why}`)}</button>`)}
    <input class="field" name="why" maxlength="2000" placeholder=${words.say('draft.why.own')} aria-label=${words.say('draft.why.own')}>
    <button type="submit" class="press">${words.say('draft.reject')}</button>
    <button type="button" class="quiet" @click=${() => step(d, packet, '')}>${words.say('cancel')}</button>
  </form>`;
}

/** Made once for a text and a language, so that nothing flickers while the clock ticks. */
let made: { key: string; element: HTMLElement } | null = null;
function said(d: OpDesk, draft: { text: string; citations?: Citation[] }): HTMLElement {
  const key = `${d.words.locale}:${draft.text}`;
  if (made?.key === key) return made.element;
  const { words } = d;
  const cited = draft.citations ?? [];
  const element = document.createElement('div');
  element.className = 'said';
  const names = {
    chip: (n: number) => words.say('source.chip', { n, title: cited.find(one => one.n === n)?.title ?? '' }),
    copy: words.say('copy'),
    copied: words.say('copied'),
  };
  element.append(markdown(draft.text, { cited: new Set(cited.map(one => one.n)), origin: d.session.base, names }));
  element.addEventListener('click', press => {
    const n = (press.target as Element).closest<HTMLElement>('[data-cite]')?.dataset.cite;
    const one = cited.find(each => String(each.n) === n);
    if (one) openSource(d, one);
  });
  made = { key, element };
  return element;
}

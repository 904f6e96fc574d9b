// The packet: what one curator would say to another, then the parts, each foldable and remembered.
import { html, nothing, type TemplateResult } from 'lit';
import { ladder, unlocking } from '../../common/hint.js';
import { said } from '../../common/times.js';
import type { OpDesk } from '../desk.js';
import { checkName, isDecided, reasonOf, whyLink } from '../staff.js';
import type { Packet } from '../types.js';
import { evidencePart } from './facts-evidence.js';
import { eventsPart, historyPart, othersPart } from './facts-past.js';
import { studentPart } from './facts-student.js';
import { number } from './row.js';

/** A part that is folded stays so on this device. */
export function part(
  d: OpDesk,
  name: string,
  count: number | undefined,
  content: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  if (content === nothing) return nothing;
  const slot = `part:${name}`;
  const open = d.memory.read<boolean>(slot) !== false;
  const folded = (toggle: Event) =>
    d.memory.write(slot, (toggle.currentTarget as HTMLDetailsElement).open ? undefined : false);
  return html`<details class="part" ?open=${open} @toggle=${folded}>
    <summary><h3>${d.words.say(`part.${name}`)}</h3>${count === undefined ? nothing : html`<span class="count">${count}</span>`}</summary>
    <div class="part-body">${content}</div>
  </details>`;
}

export const facts = (rows: [label: string, value: TemplateResult | string | false | undefined][]): TemplateResult =>
  html`<dl class="pairs">${rows.filter(([, value]) => value !== undefined && value !== false && value !== '').map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;

export function factsView(d: OpDesk): TemplateResult {
  const { words } = d;
  const packet = d.work!.packet!;
  return html`<div class="facts-scroll" tabindex="0" role="group" aria-label=${words.say('facts')}>
    <div class="facts-top">
      ${d.shape === 'one' ? html`<button type="button" class="quiet back-to" @click=${() => d.go({ facts: false })}>← ${words.say('to.talk')}</button>` : nothing}
      ${packet.opening ? html`<p class="opening">${packet.opening}</p>` : nothing}
      ${packet.telling?.length ? html`<ul class="telling" aria-label=${words.say('telling')}>${packet.telling.map(one => html`<li>${one}</li>`)}</ul>` : nothing}
    </div>
    ${part(d, 'why', undefined, why(d, packet))} ${part(d, 'hints', undefined, hints(d, packet))}
    ${part(d, 'evidence', packet.evidence.length || undefined, evidencePart(d, packet))}
    ${part(d, 'student', undefined, studentPart(d, packet))} ${part(d, 'assignment', undefined, assignment(d, packet))}
    ${part(d, 'aside', undefined, aside(d, packet))} ${part(d, 'others', packet.others?.length, othersPart(d, packet))}
    ${part(d, 'history', packet.history.length || undefined, historyPart(d, packet))} ${part(d, 'events', undefined, eventsPart(d, packet))}
  </div>`;
}

function why(d: OpDesk, packet: Packet): TemplateResult {
  const { words } = d;
  const checks = (packet.checks ?? []).filter(check => !check.passed);
  const signals = Object.entries(packet.signals).filter(([, value]) => typeof value === 'number');
  const sentence = reasonOf(d, packet);
  const explained = d.work!.messages.findLast(isDecided);
  return html`<p class="why-text">${sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1)}.</p>
    ${packet.opening ? nothing : html`<p class="summary">${packet.summary}</p>`}
    ${explained ? html`<p>${whyLink(d, explained.id)}</p>` : nothing}
    ${checks.map(check => html`<p class="failed">${words.say('check.failed', { check: checkName(d, check.name) })}${check.detail ? `: ${check.detail}` : ''}</p>`)}
    ${facts([
      [words.say('fact.class'), words.say(`class.${packet.questionClass}`)],
      [words.say('fact.team'), d.teamTitle(packet.team)],
      [words.say('fact.confidence'), packet.confidence === undefined ? undefined : number(words, packet.confidence)],
    ])}
    ${
      signals.length
        ? html`<details class="more-facts"><summary>${words.say('fact.signals')}</summary>${facts(signals.map(([name, value]) => [words.has(`signal.${name}`) ? words.say(`signal.${name}`) : name, number(words, value)]))}</details>`
        : nothing
    }`;
}

function hints(d: OpDesk, packet: Packet): TemplateResult | typeof nothing {
  const { words } = d;
  const level = packet.hints?.level ?? packet.hintLevel;
  if (level === undefined || !packet.assignment) return nothing;
  const max = packet.hints?.max ?? 3;
  return html`<p class="ladder-line">${ladder({ level, max, canAskMore: false })} <span>${words.say('hints.level', { level })}${packet.hints ? ` · ${words.say('hints.attempts', { n: packet.hints.attempts })}` : ''}</span></p>
    ${packet.hints?.unlocks ? html`<p class="quiet-text">${unlocking(words, packet.hints.unlocks)}</p>` : nothing}
    ${
      packet.hints?.rises?.length
        ? html`<ul class="rises">${packet.hints.rises.map(rise => html`<li><span>${words.say('hints.rise', { level: rise.level })}</span><span>${words.has(`rise.${rise.why}`) ? words.say(`rise.${rise.why}`) : rise.why}${rise.by ? ` · ${rise.by}` : ''}</span><time>${said(words, rise.at)}</time></li>`)}</ul>`
        : nothing
    }`;
}

function assignment(d: OpDesk, { assignmentFacts: a }: Packet): TemplateResult | typeof nothing {
  if (!a) return nothing;
  const { words } = d;
  return html`<p>${a.url ? html`<a href=${a.url} target="_blank" rel="noopener noreferrer">${a.title}</a>` : a.title}</p>
    ${facts([
      [words.say('fact.due'), a.dueAt && said(words, a.dueAt)],
      [words.say('fact.attempts'), String(a.attempts)],
      [
        words.say('fact.last'),
        a.lastAt && `${said(words, a.lastAt)}${a.lastScore === undefined ? '' : ` · ${number(words, a.lastScore)}`}`,
      ],
    ])}
    ${a.text ? html`<details class="more-facts"><summary>${words.say('fact.task')}</summary><p class="task">${a.text}</p></details>` : nothing}`;
}

/** What was asked of colleagues and what one will be reminded of. */
function aside(d: OpDesk, packet: Packet): TemplateResult | typeof nothing {
  const { words, work } = d;
  const { consultations = [], reminders = [] } = packet;
  if (!consultations.length && !reminders.length) return nothing;
  return html`<ul class="asides">
    ${consultations.map(
      one => html`<li><p><b>${words.say('aside.asked', { name: one.to })}</b> <time>${said(words, one.askedAt)}</time></p><p>${one.question}</p>
      ${one.answeredAt ? html`<p class="quiet-text">${words.say('aside.answered', { time: said(words, one.answeredAt) })}</p>` : answerView(d, one.id)}</li>`,
    )}
    ${reminders.map(
      one => html`<li><p><b>${words.say('aside.reminder', { time: said(words, one.at) })}</b></p>${one.note ? html`<p>${one.note}</p>` : nothing}
      <button type="button" class="quiet" @click=${() => void work!.forgetReminder(one.id)}>${words.say('remove')}</button></li>`,
    )}
  </ul>`;
}

function answerView(d: OpDesk, id: string): TemplateResult {
  const { words, work } = d;
  const send = (submit: SubmitEvent) => {
    submit.preventDefault();
    const form = submit.currentTarget as HTMLFormElement;
    const text = String(new FormData(form).get('text') ?? '').trim();
    if (!text) return;
    void work!.change('note', 'POST', `/handoffs/${work!.id}/consultations/${id}/answer`, { text });
    form.reset();
  };
  return html`<form class="answer" @submit=${send}><input class="field" name="text" maxlength="8000" placeholder=${words.say('aside.answer')} aria-label=${words.say('aside.answer')}>
    <button type="submit" class="press">${words.say('reply.note.send')}</button></form>`;
}

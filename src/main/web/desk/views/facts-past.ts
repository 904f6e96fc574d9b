// What was before and beside: earlier handoffs, other conversations, what happened to this one.
import { html, nothing, type TemplateResult } from 'lit';
import { said, span } from '../../common/times.js';
import type { OpDesk } from '../desk.js';
import type { Packet } from '../types.js';

export function historyPart(d: OpDesk, { history }: Packet): TemplateResult | typeof nothing {
  if (!history.length) return nothing;
  const { words } = d;
  return html`<ul class="past">${history.map(one => {
    const outcome = one.outcome && words.has(`outcome.${one.outcome}`) ? words.say(`outcome.${one.outcome}`) : '';
    const took = one.minutes === undefined ? '' : words.say('history.took', { span: span(words, one.minutes) });
    return html`<li><button type="button" @click=${() => d.open(one.id)}><span>${one.preview}</span>
      <small>${[said(words, one.createdAt), words.say(`why.${one.reason}`), outcome, took, one.curator].filter(Boolean).join(' · ')}</small></button></li>`;
  })}</ul>`;
}

export function othersPart(d: OpDesk, { others = [] }: Packet): TemplateResult | typeof nothing {
  if (!others.length) return nothing;
  const { words } = d;
  return html`<ul class="past">${others.map(one => html`<li><button type="button" @click=${() => (one.handoffId ? d.open(one.handoffId) : d.go({ conversation: one.conversationId }))}><span>${one.preview}</span><small>${said(words, one.createdAt)} · ${words.say(one.state === 'closed' ? 'state.closed' : 'state.open')}</small></button></li>`)}</ul>`;
}

export function eventsPart(d: OpDesk, { events = [] }: Packet): TemplateResult | typeof nothing {
  if (!events.length) return nothing;
  const { words } = d;
  return html`<ol class="events">${events.map(one => html`<li><time>${said(words, one.at)}</time> ${words.has(`happened.${one.kind}`) ? words.say(`happened.${one.kind}`) : one.kind}${one.by ? ` · ${one.by.name}` : ''}</li>`)}</ol>`;
}

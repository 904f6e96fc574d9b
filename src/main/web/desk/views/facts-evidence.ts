// What the assistant read: taken and set aside, with scores and why, which is said once where it is the same for all.
import { html, nothing, type TemplateResult } from 'lit';
import type { OpDesk } from '../desk.js';
import { openSource } from '../staff.js';
import type { Evidence, Packet } from '../types.js';
import { number } from './row.js';

/** Those that were not taken are of interest only near the top. */
const FIRST = 5;

export function evidencePart(d: OpDesk, { evidence, draft }: Packet): TemplateResult | typeof nothing {
  if (!evidence.length) return nothing;
  const { words } = d;
  const used = evidence.filter(one => one.used).length;
  const first = Math.max(FIRST, used);
  const whys = new Set(evidence.map(one => one.why));
  const shared = whys.size === 1 ? [...whys][0] : undefined;
  const aside = (why: string) => (words.has(`aside.${why}`) ? words.say(`aside.${why}`) : why);
  const quote = (one: Evidence) => draft?.citations?.find(cited => cited.passageId === one.passageId)?.quote ?? '';
  const rows = (some: readonly Evidence[]) =>
    html`<ul class="evidence">${some.map(
      one => html`<li><button type="button" class=${one.used ? 'used' : 'aside'} aria-haspopup="dialog" @click=${() => openSource(d, { ...one, quote: quote(one) })}>
      <i aria-hidden="true"></i><span>${one.title}${one.heading ? ` › ${one.heading}` : ''}<span class="unseen">, ${words.say(one.used ? 'evidence.used' : 'evidence.aside')}</span></span><b>${number(words, one.score)}</b>
      ${one.why && !shared ? html`<small>${aside(one.why)}</small>` : nothing}</button></li>`,
    )}</ul>`;
  return html`${rows(evidence.slice(0, first))}
  ${evidence.length > first ? html`<details class="more-facts"><summary>${words.say('evidence.more', { n: evidence.length - first })}</summary>${rows(evidence.slice(first))}</details>` : nothing}
  <p class="quiet-text">${words.say('evidence.count', { used, aside: evidence.length - used })}${shared ? `: ${aside(shared)}` : ''}</p>`;
}

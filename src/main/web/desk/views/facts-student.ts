// The student: how they like to be spoken to, how far they are, how they feel, what puts them at risk.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { OpDesk } from '../desk.js';
import type { Mood, Packet } from '../types.js';
import { facts } from './facts.js';
import { number } from './row.js';

const HEIGHT: Record<Mood, number> = { calm: 4, tense: 9, upset: 14 };

export function studentPart(d: OpDesk, packet: Packet): TemplateResult {
  const { words } = d;
  const { student } = packet;
  const risks = Object.entries(student.riskParts ?? {});
  return html`${facts([
    [words.say('fact.tone'), student.tone && words.say(`tone.${student.tone}`)],
    [words.say('fact.course'), packet.course?.title],
    [
      words.say('fact.progress'),
      student.progress === undefined ? undefined : words.say('fact.done', { x: Math.round(student.progress * 100) }),
    ],
    [
      words.say('fact.mood'),
      html`${words.say(`mood.${packet.mood}`)}${packet.moodTrend ? ` · ${words.say(`trend.${packet.moodTrend}`)}` : ''} ${moods(packet)}`,
    ],
    [words.say('fact.mail'), student.email],
    [words.say('fact.language'), student.locale && words.say(`locale.${student.locale}`)],
  ])}
  ${
    risks.length
      ? html`<h4>${words.say('fact.risk')}</h4>${facts(risks.map(([name, value]) => [words.has(`risk.${name}`) ? words.say(`risk.${name}`) : name, number(words, value)]))}`
      : nothing
  }`;
}

/** Mood over the student's messages: bars that rise as it gets worse; the sentence beside them says the same. */
function moods({ moods: all }: Packet): TemplateResult | typeof nothing {
  if (!all || all.length < 2) return nothing;
  const last = all.slice(-12);
  return html`<svg class="moods" viewBox="0 0 ${last.length * 6} 16" width=${last.length * 6} height="16" aria-hidden="true">${last.map((one, at) => svg`<rect class=${one.mood} x=${at * 6} y=${16 - HEIGHT[one.mood]} width="4" height=${HEIGHT[one.mood]} rx="1"></rect>`)}</svg>`;
}

// How often something is asked, in words and as bars that are also numbers.
import { html, type TemplateResult } from 'lit';
import type { Words } from '../common/words.js';
import type { Gap, Week } from './types-curation.js';

export function trend(words: Words, gap: Gap): string {
  const { thisWeek, lastWeek } = gap;
  const key = thisWeek > lastWeek ? 'up' : thisWeek < lastWeek ? 'down' : 'same';
  return words.say(`gaps.trend.${key}`, { now: thisWeek, before: lastWeek });
}

/** Every week between the first and the last that had a question. */
export function filled(weeks: readonly Week[]): Week[] {
  if (!weeks.length) return [];
  const known = new Map(weeks.map(one => [one.week, one]));
  const first = Math.min(...known.keys(), -1);
  const last = Math.max(...known.keys());
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const week = first + at;
    return known.get(week) ?? { week, questions: 0, handoffs: 0 };
  });
}

export function weeksView(words: Words, weeks: readonly Week[], decided: boolean): TemplateResult {
  const all = filled(weeks).slice(-12);
  const most = Math.max(1, ...all.map(one => one.questions));
  return html`<table class="weeks"><caption>${words.say(decided ? 'weeks.proof' : 'weeks')}</caption>
    <thead><tr><th scope="col">${words.say('weeks.week')}</th><th scope="col">${words.say('weeks.questions')}</th><th scope="col">${words.say('weeks.handoffs')}</th></tr></thead>
    <tbody>${all.map(
      one => html`<tr class=${decided && one.week >= 0 ? 'after' : ''}><th scope="row">${label(words, one.week, decided)}</th>
        <td><meter min="0" max=${most} .value=${one.questions} aria-hidden="true"></meter> ${one.questions}</td><td>${one.handoffs}</td></tr>`,
    )}</tbody></table>`;
}

function label(words: Words, week: number, decided: boolean): string {
  if (!decided) return words.say(week >= -1 ? 'weeks.now' : 'weeks.ago', { n: -1 - week });
  return words.say(week < 0 ? 'weeks.before' : 'weeks.after', { n: week < 0 ? -week : week + 1 });
}

// What a school that has nothing yet does first, in five steps that tick themselves.
import { html, type TemplateResult } from 'lit';
import type { Api } from '../../common/api.js';
import type { Knowledge } from '../pages/knowledge.js';
import { address } from '../where.js';

export const STEPS = ['course', 'material', 'hours', 'widget', 'question'] as const;
export type Step = (typeof STEPS)[number];

const WAYS: Record<Step, string[]> = {
  course: ['courses'],
  material: ['import'],
  hours: ['settings', 'teams'],
  widget: ['settings', 'install'],
  question: ['settings', 'install'],
};

/** Material and question are not among them: with either the list is gone. */
export async function doneOf(api: Api): Promise<Set<Step>> {
  const some = async <T>(path: string, is: (one: T) => boolean): Promise<boolean> =>
    api.get<{ items: T[] }>(path).then(
      page => page.items.some(is),
      () => false, // another role's
    );
  const [course, hours, widget] = await Promise.all([
    some('/courses?limit=1', () => true),
    some<{ calendar?: unknown }>('/teams', team => Boolean(team.calendar)),
    some<{ outcome: string }>('/schools/current/widget/visits', visit => visit.outcome === 'started'),
  ]);
  const all: [Step, boolean][] = [
    ['course', course],
    ['hours', hours],
    ['widget', widget],
  ];
  return new Set(all.filter(([, done]) => done).map(([step]) => step));
}

export function beginningView(p: Knowledge): TemplateResult {
  return html`<section class="beginning"><h2>${p.say('begin')}</h2><ol>${STEPS.map(step => {
    const done = p.done.has(step);
    return html`<li><a href=${address(WAYS[step])}>${p.say(`begin.${step}`)}</a>
      ${done ? html`<span class="tag ok">${p.say('begin.done')}</span>` : ''}
      <p class="meta-text">${p.say(`begin.${step}.more`)}</p></li>`;
  })}</ol></section>`;
}

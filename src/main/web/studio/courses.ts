// A course as it is set up: who answers what, from which confidence on, in which tone.
import type { Policy } from './views/policy.js';

export interface Threshold {
  answer: number;
  draft: number;
}

export interface Course {
  externalId: string;
  title: string;
  lang: string;
  teams: Record<string, string>;
  thresholds: Record<string, Threshold>;
  /** What it names; the rest is as usual. */
  hintPolicy: Partial<Policy>;
  tone?: 'friendly' | 'strict';
  suggestions: string[];
}

export interface Lesson {
  externalId: string;
  title: string;
  position: number;
  url?: string;
  suggestions: string[];
}

export interface Team {
  key: string;
  title: string;
}

export interface Counts {
  answer: number;
  draft: number;
  handoff: number;
  decline: number;
}

export interface Judged {
  questions: number;
  right: number;
  wrong: number;
}

export interface OfClass {
  questionClass: string;
  questions: number;
  now: Counts;
  tried: Counts;
  more: Judged;
  fewer: Judged;
}

export interface Example {
  questionId: string;
  text: string;
  questionClass: string;
  confidence: number;
  now: string;
  tried: string;
  rated?: boolean;
  judged?: boolean;
}

/** What other thresholds would have made of the last days' questions. */
export interface Effect {
  usual: Threshold;
  days: number;
  whole: boolean;
  questions: number;
  classes: OfClass[];
  changed: number;
  examples: Example[];
}

/** Classes that thresholds govern; the others are people's, or declined. */
export const GOVERNED = ['organisational', 'study', 'technical'] as const;
/** Classes that a team answers; what is declined comes to a team only by a press. */
export const SERVED = [...GOVERNED, 'emotional', 'complaint', 'human-request'] as const;
export const LANGS = ['ru', 'en'] as const;
export const TONES = ['friendly', 'strict'] as const;
/** The widget shows no more. */
export const MOST_OPENERS = 4;
const PEOPLE_ONLY = 1.01;

export const EMPTY: Course = {
  externalId: '',
  title: '',
  lang: 'ru',
  teams: {},
  thresholds: {},
  hintPolicy: {},
  suggestions: [],
};

export const usualTeam = (questionClass: string): string =>
  questionClass === 'study' ? 'mentors' : questionClass === 'technical' ? 'technical' : 'curators';

/** With the team of a class; the usual one is not written down. */
export function served(course: Course, questionClass: string, team: string): Course {
  const teams = { ...course.teams, [questionClass]: team };
  if (team === usualTeam(questionClass)) delete teams[questionClass];
  return { ...course, teams };
}

export const peopleOnly = (cuts: Threshold | undefined): boolean => (cuts?.answer ?? 0) > 1;

/** With the cuts of a class; none = the usual ones. One cut takes the other along: a draft is never surer than an answer. */
export function cut(
  course: Course,
  questionClass: string,
  change: Partial<Threshold> | 'people' | 'usual',
  usual: Threshold,
): Course {
  const thresholds = { ...course.thresholds };
  if (change === 'usual') delete thresholds[questionClass];
  else if (change === 'people') thresholds[questionClass] = { answer: PEOPLE_ONLY, draft: PEOPLE_ONLY };
  else {
    const before = thresholds[questionClass];
    const { answer, draft } = { ...(before && !peopleOnly(before) ? before : usual), ...change };
    thresholds[questionClass] =
      change.draft === undefined
        ? { answer, draft: Math.min(answer, draft) }
        : { answer: Math.max(answer, draft), draft };
  }
  return { ...course, thresholds };
}

/** What is sent to keep it: all of it, since what is not sent is taken out. */
export function sent(course: Course): Record<string, unknown> {
  const { title, lang, teams, thresholds, hintPolicy, tone, suggestions } = course;
  return {
    title: title.trim(),
    lang,
    teams,
    thresholds,
    hintPolicy,
    tone: tone ?? null,
    suggestions: said(suggestions),
  };
}

/** What is left of a list of questions once the empty ones and those said twice are taken out. */
export const said = (questions: readonly string[]): string[] => [
  ...new Set(questions.map(one => one.trim()).filter(Boolean)),
];

/** With one of the list a place further up or down. */
export function moved<T>(all: readonly T[], at: number, by: -1 | 1): T[] {
  const list = [...all];
  const to = at + by;
  if (to < 0 || to >= list.length) return list;
  [list[at], list[to]] = [list[to]!, list[at]!];
  return list;
}

/** What is answered more and less, over all classes. */
export function total(effect: Effect): { more: Judged; fewer: Judged } {
  const sum = (parts: readonly Judged[]): Judged => ({
    questions: parts.reduce((all, one) => all + one.questions, 0),
    right: parts.reduce((all, one) => all + one.right, 0),
    wrong: parts.reduce((all, one) => all + one.wrong, 0),
  });
  return { more: sum(effect.classes.map(one => one.more)), fewer: sum(effect.classes.map(one => one.fewer)) };
}

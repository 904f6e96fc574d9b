import { describe, expect, test } from 'vitest';
import { cut, type Effect, EMPTY, moved, peopleOnly, said, sent, served, total } from '../studio/courses.js';

const USUAL = { answer: 0.48, draft: 0.25 };
const COURSE = { ...EMPTY, externalId: 'rust', title: 'Rust', hintPolicy: { maxLevel: 1 } };

describe('a course that is kept', () => {
  test('is sent whole, with what nobody edited here', () => {
    expect(sent({ ...COURSE, teams: { study: 'experts' } })).toEqual({
      title: 'Rust',
      lang: 'ru',
      teams: { study: 'experts' },
      thresholds: {},
      hintPolicy: { maxLevel: 1 },
      tone: null,
      suggestions: [],
    });
  });

  test('has no empty questions to begin with, and none twice', () => {
    expect(said([' When? ', '', 'When?', 'Where?'])).toEqual(['When?', 'Where?']);
  });

  test('writes down a team only where it is not the usual one', () => {
    expect(served(COURSE, 'study', 'curators').teams).toEqual({ study: 'curators' });
    expect(served({ ...COURSE, teams: { study: 'curators' } }, 'study', 'mentors').teams).toEqual({});
  });
});

describe('a cut', () => {
  test('begins from the usual ones', () => {
    expect(cut(COURSE, 'study', { answer: 0.7 }, USUAL).thresholds).toEqual({ study: { answer: 0.7, draft: 0.25 } });
  });

  test('takes the other along, so that no draft is surer than an answer', () => {
    expect(cut(COURSE, 'study', { answer: 0.1 }, USUAL).thresholds.study).toEqual({ answer: 0.1, draft: 0.1 });
    expect(cut(COURSE, 'study', { draft: 0.9 }, USUAL).thresholds.study).toEqual({ answer: 0.9, draft: 0.9 });
  });

  test('leaves a class to people and takes it back', () => {
    const people = cut(COURSE, 'study', 'people', USUAL);

    expect(peopleOnly(people.thresholds.study)).toBe(true);
    expect(peopleOnly(undefined)).toBe(false);
    expect(cut(people, 'study', { answer: 0.6 }, USUAL).thresholds.study).toEqual({ answer: 0.6, draft: 0.25 });
    expect(cut(people, 'study', 'usual', USUAL).thresholds).toEqual({});
  });

  test('changes nothing of what was before it', () => {
    const before = { ...COURSE, thresholds: { study: USUAL } };
    const after = cut(before, 'study', { answer: 1 }, USUAL);

    expect(before.thresholds.study).toEqual(USUAL);
    expect(after).not.toBe(before);
  });
});

test('a list is moved by a place and stays whole at its ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
});

test('what is answered more and less is the sum over all classes', () => {
  const one = {
    questionClass: 'study',
    questions: 3,
    now: { answer: 1, draft: 2, handoff: 0, decline: 0 },
    tried: { answer: 3, draft: 0, handoff: 0, decline: 0 },
    more: { questions: 2, right: 1, wrong: 1 },
    fewer: { questions: 0, right: 0, wrong: 0 },
  };
  const effect = { classes: [one, one] } as unknown as Effect;

  expect(total(effect).more).toEqual({ questions: 4, right: 2, wrong: 2 });
  expect(total({ classes: [] } as unknown as Effect).more.questions).toBe(0);
});

import { expect, test } from 'vitest';
import { unlocking } from '../common/hint.js';
import type { Unlocks } from '../common/types.js';
import { speak } from '../common/words.js';
import { RUSSIAN } from './cast.js';

process.env.TZ = 'Europe/Moscow';
const AT = '2026-05-12T20:59:00Z';
const ru = await speak('ru');
const en = await speak('en');

test.each<[string, Unlocks]>([
  ['hint.attempts.two', { level: 3, attempts: 2 }],
  ['hint.date', { level: 3, at: AT }],
  ['hint.both.one', { level: 3, attempts: 1, at: AT }],
  ['hint.both.two', { level: 3, attempts: 2, at: AT }],
  ['hint.both.five', { level: 3, attempts: 5, at: AT }],
  ['hint.both.twenty-one', { level: 3, attempts: 21, at: AT }],
  ['hint.never', { level: 3, never: true }],
  ['hint.next', { level: 2, attempts: 1 }],
])('%s is said in Russian as a Russian says it', (name, unlocks) => {
  expect(unlocking(ru, unlocks)).toBe(RUSSIAN[name]);
});

test.each<[string, Unlocks]>([
  [
    'The full explanation opens after 1 attempt or on May 12, 23:59. Meanwhile, show your attempt.',
    { level: 3, attempts: 1, at: AT },
  ],
  [
    'The full explanation opens after 2 attempts or on May 12, 23:59. Meanwhile, show your attempt.',
    { level: 3, attempts: 2, at: AT },
  ],
  ['The full explanation opens on May 12, 23:59. Meanwhile, show your attempt.', { level: 3, at: AT }],
  [
    'The full explanation of this assignment stays closed. Show your attempt, or call a person.',
    { level: 3, never: true },
  ],
])('%s', (sentence, unlocks) => {
  expect(unlocking(en, unlocks)).toBe(sentence);
});

test('"never" is said whatever else is known', () => {
  expect(unlocking(ru, { level: 3, attempts: 2, at: AT, never: true })).toBe(RUSSIAN['hint.never']);
});

test.each([1, 2, 3])('where level %i opens is not known, no number and no date is made up', level => {
  expect(unlocking(ru, { level })).toBe(RUSSIAN['hint.untold']);
});

test('the date is that of the reader: an hour later it is another day', () => {
  process.env.TZ = 'Asia/Yekaterinburg';

  expect(unlocking(en, { level: 3, at: AT })).toContain('May 13, 01:59');
});

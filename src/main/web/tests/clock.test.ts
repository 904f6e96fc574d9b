import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Words } from '../common/words.js';
import { told } from '../desk/clock.js';
import type { Clock } from '../desk/types.js';
import { speak } from '../desk/words.js';
import { RUSSIAN } from './cast.js';

const ZONE = process.env.TZ;
beforeEach(() => {
  process.env.TZ = 'Europe/Moscow';
});
afterEach(() => {
  process.env.TZ = ZONE;
});

let words: Words;
beforeEach(async () => {
  words = await speak('en');
});

const STARTED = '2026-05-12T10:00:00Z';
const DUE = '2026-05-12T11:00:00Z';
const clock = (change: Partial<Clock> = {}): { createdAt: string; dueAt: string; clock: Clock } => ({
  createdAt: STARTED,
  dueAt: DUE,
  clock: { kind: 'first', state: 'running', startedAt: STARTED, dueAt: DUE, ...change },
});
const at = (time: string) => Date.parse(`2026-05-12T${time}Z`);

describe('a clock that runs', () => {
  test.each([
    ['10:00:00', 'calm', 'by 14:00 · 1 h', 1],
    ['10:44:59', 'calm', 'by 14:00 · 16 min', 0.25],
    ['10:45:00', 'soon', 'by 14:00 · 15 min', 0.25],
    ['10:54:59', 'soon', 'by 14:00 · 6 min', 0.083],
    ['10:55:00', 'last', 'by 14:00 · 5 min', 0.083],
    ['10:59:59', 'last', 'by 14:00 · 1 min', 0.0003],
    ['11:00:00', 'over', 'overdue 1 min', 1],
    ['11:00:30', 'over', 'overdue 1 min', 1],
    ['11:06:10', 'over', 'overdue 6 min', 1],
    ['13:00:00', 'over', 'overdue 2 h', 1],
  ])('at %s looks %s and says %s', (time, look, text, share) => {
    const shown = told(clock(), words, at(time));

    expect(shown).toMatchObject({ look, text });
    expect(shown.share).toBeCloseTo(share, 2);
  });

  test('of many hours is soon at a quarter, long before fifteen minutes', () => {
    const day = clock({ dueAt: '2026-05-12T18:00:00Z' });

    expect(told(day, words, at('15:59:00')).look).toBe('calm');
    expect(told(day, words, at('16:00:00')).look).toBe('soon');
  });

  test('that is due tomorrow says so', () => {
    expect(told(clock({ dueAt: '2026-05-13T08:00:00Z' }), words, at('10:00:00')).text).toBe('tomorrow by 11:00 · 22 h');
  });

  test('is never more than full, also before it starts', () => {
    expect(told(clock(), words, at('09:00:00')).share).toBe(1);
  });

  test('over the night that clocks go forward counts minutes, not the hands', () => {
    process.env.TZ = 'Europe/Berlin';
    const night = clock({ startedAt: '2026-03-29T00:30:00Z', dueAt: '2026-03-29T01:30:00Z' });

    expect(told(night, words, Date.parse('2026-03-29T00:30:00Z'))).toMatchObject({ text: 'by 03:30 · 1 h', share: 1 });
  });

  test('over the night that clocks go back counts minutes, not the hands', () => {
    process.env.TZ = 'Europe/Berlin';
    const night = clock({ startedAt: '2026-10-25T00:30:00Z', dueAt: '2026-10-25T01:30:00Z' });

    expect(told(night, words, Date.parse('2026-10-25T00:30:00Z'))).toMatchObject({ text: 'by 02:30 · 1 h', share: 1 });
  });
});

describe('a clock that stands', () => {
  test.each<[Partial<Clock>, string]>([
    [{ pausedFor: 'student' }, 'paused · waiting for the student'],
    [{ pausedFor: 'snooze' }, 'snoozed'],
    [{ pausedFor: 'hours', opensAt: '2026-05-12T12:00:00Z' }, 'from 15:00'],
    [{ pausedFor: 'hours', opensAt: '2026-05-13T07:00:00Z' }, 'tomorrow from 10:00'],
    [{ pausedFor: 'hours', opensAt: '2026-05-15T07:00:00Z' }, 'from 10:00 on May 15'],
    [{ pausedFor: 'hours' }, 'outside hours'],
  ])('%j says %s, its bar empty', (change, text) => {
    expect(told(clock({ state: 'paused', ...change }), words, at('10:30:00'))).toEqual({
      look: 'paused',
      text,
      share: 0,
    });
  });

  test('past its time is still paused: nobody is late while it stands', () => {
    expect(told(clock({ state: 'paused', pausedFor: 'student' }), words, at('12:00:00')).look).toBe('paused');
  });

  test('once met has nothing to say', () => {
    expect(told(clock({ state: 'met' }), words, at('12:00:00'))).toEqual({ look: 'met', text: '', share: 0 });
  });
});

describe('a server that tells of no clock', () => {
  const old = { createdAt: STARTED, dueAt: DUE };

  test('is read as one of the first reply', () => {
    expect(told(old, words, at('10:50:00'))).toMatchObject({ look: 'soon', text: 'by 14:00 · 10 min' });
  });

  test('has met it with the first reply', () => {
    expect(told({ ...old, repliedAt: DUE }, words, at('12:00:00')).look).toBe('met');
  });
});

test('says it in Russian as the brief has it', async () => {
  const russian = await speak('ru');

  expect(told(clock({ dueAt: '2026-05-12T11:52:00Z' }), russian, at('10:00:00')).text).toBe(RUSSIAN['clock.left']);
  expect(told(clock(), russian, at('11:06:00')).text).toBe(RUSSIAN['clock.over']);
  expect(told(clock({ state: 'paused', pausedFor: 'student' }), russian, at('10:00:00')).text).toBe(
    RUSSIAN['clock.paused'],
  );
});

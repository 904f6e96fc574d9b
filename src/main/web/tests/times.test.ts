import { beforeEach, describe, expect, test } from 'vitest';
import { due, minutesTo, moment, said, span } from '../common/times.js';
import { speak } from '../common/words.js';
import { RUSSIAN } from './cast.js';

const ru = await speak('ru');
const en = await speak('en');
beforeEach(() => {
  process.env.TZ = 'Europe/Moscow';
});

describe('until when', () => {
  const now = new Date('2026-05-12T10:00:00Z'); // 13:00 in Moscow

  test.each([
    ['due.today', '2026-05-12T11:30:00Z'],
    ['due.tomorrow', '2026-05-13T08:00:00Z'],
    ['due.later', '2026-05-14T08:00:00Z'],
  ])('%s', (name, at) => {
    expect(due(ru, at, now)).toBe(RUSSIAN[name]);
  });

  test('tomorrow is the next day of the calendar, not the next 24 hours', () => {
    expect(due(en, '2026-05-12T20:59:00Z', now)).toBe('by 23:59');
    expect(due(en, '2026-05-12T21:01:00Z', now)).toBe('tomorrow by 00:01');
    expect(due(en, '2026-05-13T21:01:00Z', now)).toBe('by 00:01 on May 14');
  });

  test('the day is that of the reader', () => {
    process.env.TZ = 'Asia/Vladivostok';

    expect(due(en, '2026-05-12T15:00:00Z', now)).toBe('tomorrow by 01:00');
  });

  test('a time that has passed is of today, never of a day to come', () => {
    expect(due(en, '2026-05-11T08:00:00Z', now)).toBe('by 11:00');
  });

  test.each([
    ['of 23 hours', '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', '2026-03-30T12:00:00Z'],
    ['of 25 hours', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z', '2026-10-26T12:00:00Z'],
  ])('a day %s is one day', (_, today, tomorrow, later) => {
    process.env.TZ = 'Europe/Berlin';

    expect(due(en, today, new Date(today))).toMatch(/^by \d/);
    expect(due(en, tomorrow, new Date(today))).toMatch(/^tomorrow by /);
    expect(due(en, later, new Date(today))).toMatch(/ on /);
    expect(due(en, later, new Date(tomorrow))).toMatch(/^tomorrow by /);
  });
});

describe('when it was said', () => {
  const now = new Date('2026-05-12T10:00:00Z');

  test('today the time is enough', () => {
    expect(said(en, '2026-05-12T06:05:00Z', now)).toBe('09:05');
  });

  test('on another day the day is said too, also of the night before', () => {
    expect(said(en, '2026-05-11T20:59:00Z', now)).toBe('May 11, 23:59');
    expect(moment(en, '2026-05-11T20:59:00Z')).toBe('May 11, 23:59');
  });

  test('midnight is 00:00, not 24:00', () => {
    expect(said(en, '2026-05-11T21:00:00Z', now)).toBe('00:00');
  });
});

describe('how long', () => {
  test.each([
    ['span.minutes', 38],
    ['span.hours', 65],
    ['span.hours.whole', 120],
    ['span.days.one', 24 * 60],
    ['span.days.few', 3 * 24 * 60],
    ['span.days.many', 5 * 24 * 60],
    ['span.days.twenty-one', 21 * 24 * 60],
  ])('%s', (name, minutes) => {
    expect(span(ru, minutes)).toBe(RUSSIAN[name]);
  });

  test('a time over is as long as a time left', () => {
    expect(span(en, -65)).toBe(span(en, 65));
  });

  test('minutes are whole, a part of one counts, and what has passed is below nought', () => {
    const now = Date.parse('2026-05-12T10:00:00Z');

    expect(minutesTo('2026-05-12T10:00:01Z', now)).toBe(1);
    expect(minutesTo('2026-05-12T10:01:00Z', now)).toBe(1);
    expect(minutesTo('2026-05-12T09:58:00Z', now)).toBe(-2);
  });
});

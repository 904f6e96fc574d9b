// A team's hours in a form: what is shown is what is kept.
import { describe, expect, test } from 'vitest';
import { dates, fridayEvening, stretches, withDay, workdays } from '../studio/hours.js';

describe('the hours of a team', () => {
  test('until midnight end at 24:00 for the server and at 00:00 in the field', () => {
    const calendar = withDay({ week: {} }, 'mon', [{ from: '14:00', to: '00:00' }]);

    expect(calendar.week.mon).toEqual(['14:00-24:00']);
    expect(stretches(calendar, 'mon')).toEqual([{ from: '14:00', to: '00:00' }]);
  });

  test('without a stretch the day is closed, and nothing else is lost', () => {
    const calendar = withDay({ ...workdays(), holidays: 'RU' }, 'fri', []);

    expect(Object.keys(calendar.week)).toEqual(['mon', 'tue', 'wed', 'thu']);
    expect(calendar.holidays).toBe('RU');
  });

  test('have days written one after another, however they are parted', () => {
    expect(dates('2026-12-31, 2027-01-11;2027-01-12\n')).toEqual(['2026-12-31', '2027-01-11', '2027-01-12']);
    expect(dates(' ')).toEqual([]);
  });

  test.each([
    ['2026-11-23T10:00', '2026-11-27T19:40'],
    ['2026-11-27T23:00', '2026-11-27T19:40'],
    ['2026-11-28T08:00', '2026-12-04T19:40'],
  ])('are measured by the next Friday evening: %s', (now, then) => {
    expect(fridayEvening(new Date(now))).toBe(then);
  });
});

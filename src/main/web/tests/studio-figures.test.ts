// What the page of figures says, draws and saves; what it must not say of few students.
import { describe, expect, test } from 'vitest';
import { ROLES } from '../common/tokens.js';
import { csv } from '../studio/figures/csv.js';
import { fits, read } from '../studio/figures/period.js';
import { minutes, share, told } from '../studio/figures/told.js';
import type { Figures, Share } from '../studio/figures/types.js';
import { speak } from '../studio/words.js';

const none: Share = { count: 0, of: 0, students: 0 };
const FIGURES: Figures = {
  from: '2026-03-01',
  to: '2026-03-02',
  timeZone: 'Europe/Moscow',
  questions: 240,
  students: 31,
  load: {
    hours: [{ weekday: 1, hour: 23, count: 240 }],
    peak: { weekday: 1, hour: 23, count: 240 },
    busiestDay: '2026-03-02',
  },
  days: [
    { day: '2026-03-01', answered: 0, drafted: 0, handedOff: {}, declined: {} },
    {
      day: '2026-03-02',
      answered: 214,
      drafted: 6,
      handedOff: { 'no-evidence': 12, risk: 1 },
      declined: { unsafe: 7 },
    },
  ],
  firstReplies: [
    {
      handoffs: 13,
      replied: 12,
      medianMinutes: 42.4,
      p90Minutes: 150,
      inTime: { count: 9, of: 12, students: 8, share: 0.75 },
    },
    { team: 'mentors', handoffs: 2, replied: 2, inTime: { count: 1, of: 2, students: 2 } },
  ],
  unanswered: [{ open: 1, overdue: 1, longestMinutes: 130 }],
  ratings: [{ to: 'answer', up: { count: 8, of: 10, students: 9, share: 0.8 } }],
  resolution: {
    answered: { count: 214, of: 240, students: 31, share: 0.8917 },
    came: { called: 3, reopened: 1, repeated: 2, any: { count: 5, of: 214, students: 31, share: 0.0234 } },
    young: 0,
    helped: { same: { count: 3, of: 4, students: 4 }, next: none },
    others: { same: none, next: none },
  },
  reliability: {
    judged: 6,
    bins: Array.from({ length: 10 }, (_, at) => ({ from: at / 10, to: (at + 1) / 10, right: none })),
  },
};

const ru = await speak('ru');
const en = await speak('en');
const team = (key?: string) => key ?? 'all';
const one = (key: string, figures = FIGURES) => told(en, figures, team).find(each => each.key === key)!;

describe('what is told', () => {
  test('a share stands beside its counts, and is left out where the server leaves it out', () => {
    expect(share(en, FIGURES.resolution.answered)).toBe('214 of 240, 89\u00a0%');
    expect(share(ru, FIGURES.resolution.answered)).toMatch(/^214 \S+ 240, 89\u00a0%$/);
    expect(share(en, FIGURES.firstReplies[1]!.inTime)).toBe('1 of 2');
  });

  test('what the assistant ended is never told without who came back and how assignments went', () => {
    const { says, rows } = one('resolution');

    expect(says).toBe('The assistant answered: 214 of 240, 89\u00a0%. Came back within 7 days: 5 of 214, 2\u00a0%.');
    expect(rows.map(([, count]) => count)).toEqual([214, 5, 3, 1, 2, 3, 0, 0, 0]);
    expect(rows[5]!.at(-1)).toBeUndefined();
  });

  test('the peak is named with its hour, over midnight too', () => {
    expect(one('load').says).toContain('Monday, 23:00–00:00 (240)');
    expect(one('load').rows).toHaveLength(24);
  });

  test('every question of a day is in one column', () => {
    expect(one('days').rows[1]).toEqual(['2026-03-02', 214, 6, 13, 7]);
    expect(one('reasons').rows[0]).toEqual(['nothing in the base', 12]);
  });

  test('a team with few students is in the table and not in the chart', () => {
    const { rows, drawing } = one('replies');

    expect(rows.map(([name]) => name)).toEqual(['all', 'mentors']);
    const option = drawing!(ROLES.light, false) as { yAxis: { data: string[] } };
    expect(option.yAxis.data).toEqual(['all']);
    expect(one('reliability').drawing).toBeUndefined();
  });

  test('long times are told in hours', () => {
    expect(minutes(en, 42.4)).toBe('42\u00a0min');
    expect(minutes(en, 150)).toBe('2.5\u00a0h');
    expect(minutes(en, undefined)).toBe('–');
  });
});

describe('the period', () => {
  test.each([
    ['', 28],
    ['days=7', 7],
    ['days=92', 92],
    ['days=5', 28],
  ])('%s leaves to the school which day is today', (query, days) => {
    expect(read(new URLSearchParams(query))).toEqual({ days });
  });

  test('own days are taken as they are, and at most 92', () => {
    const own = { from: '2026-01-01', to: '2026-01-02' };
    expect(read(new URLSearchParams({ ...own, days: '7' }))).toEqual(own);
    expect(fits({ from: '2026-01-01', to: '2026-04-02' })).toBe(true);
    expect(fits({ from: '2026-01-01', to: '2026-04-03' })).toBe(false);
    expect(fits({ from: '2026-01-02', to: '2026-01-01' })).toBe(false);
    expect(fits({ from: '', to: '2026-01-01' })).toBe(false);
  });
});

test('a file is read by spreadsheets, and nothing in it is a formula', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x, "y"', undefined],
        ['=1+1', -2],
      ],
    ),
  ).toBe('a,b\r\n"x, ""y""",\r\n\'=1+1,-2');
});

// What the page tells: for each figure a sentence, a table, and what is drawn of it. No rate where fewer than five students stand behind it.

import type { Words } from '../../common/words.js';
import { day } from '../format.js';
import type { Cell } from './csv.js';
import {
  type Drawing,
  drawDays,
  drawHours,
  drawReasons,
  drawReliability,
  drawReplies,
  drawShares,
  drawThumbs,
} from './drawings.js';
import type { Day, Figures, Share } from './types.js';

export interface Told {
  /** Its name in words is `figures.of.KEY`. */
  key: string;
  says: string;
  head: string[];
  rows: Cell[][];
  /** Absent where there is nothing to draw. */
  drawing?: Drawing | undefined;
}

const HOUR_MINUTES = 60;
const percent = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Math.round(share * 100);
const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

/** A count as it stands in a sentence. */
const count = (words: Words, n: number): string => n.toLocaleString(words.locale);

/** "214 of 240, 89 %", or the counts alone. */
export function share(words: Words, one: Share): string {
  const counts = { count: count(words, one.count), of: count(words, one.of) };
  return one.share === undefined
    ? words.say('figures.counts', counts)
    : words.say('figures.share', { ...counts, share: percent(one.share)! });
}

export function minutes(words: Words, value: number | undefined): string {
  if (value === undefined) return '–';
  const hours = value >= HOUR_MINUTES * 2;
  return words.say(hours ? 'figures.hours' : 'figures.minutes', {
    time: (hours ? value / HOUR_MINUTES : value).toLocaleString(words.locale, { maximumFractionDigits: hours ? 1 : 0 }),
  });
}

/** Monday = 1. */
export const weekday = (words: Words, one: number, form: 'short' | 'long' = 'short'): string =>
  new Date(2024, 0, one).toLocaleDateString(words.locale, { weekday: form });

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const heads = (words: Words, ...keys: string[]): string[] => keys.map(key => words.say(`figures.head.${key}`));

export function told(words: Words, f: Figures, team: (key: string | undefined) => string): Told[] {
  return [
    resolution(words, f),
    days(words, f),
    load(words, f),
    waiting(words, f, team),
    reasons(words, f),
    replies(words, f, team),
    ratings(words, f),
    reliability(words, f),
  ];
}

function resolution(words: Words, { resolution: r }: Figures): Told {
  const shares: [string, Share][] = [
    ['answered', r.answered],
    ['back', r.came.any],
    ['helped-same', r.helped.same],
    ['others-same', r.others.same],
    ['helped-next', r.helped.next],
    ['others-next', r.others.next],
  ];
  const counted = (key: string, n: number): Cell[] => [words.say(`figures.share.${key}`), n, r.came.any.of, undefined];
  const row = ([key, one]: [string, Share]): Cell[] => [
    words.say(`figures.share.${key}`),
    one.count,
    one.of,
    percent(one.share),
  ];
  return {
    key: 'resolution',
    says: [
      words.say('figures.resolution', { answered: share(words, r.answered), back: share(words, r.came.any) }),
      r.young ? words.say('figures.young', { count: count(words, r.young) }) : '',
    ]
      .filter(Boolean)
      .join(' '),
    head: heads(words, 'what', 'count', 'of', 'share'),
    rows: [
      row(shares[0]!),
      row(shares[1]!),
      counted('called', r.came.called),
      counted('reopened', r.came.reopened),
      counted('repeated', r.came.repeated),
      ...shares.slice(2).map(row),
    ],
    drawing: shares.some(([, one]) => one.share !== undefined)
      ? drawShares(shares.map(([key, one]) => [words.say(`figures.share.${key}`), percent(one.share)]))
      : undefined,
  };
}

function load(words: Words, { load: { hours, peak, busiestDay }, timeZone }: Figures): Told {
  const at = (w: number, h: number) => hours.find(one => one.weekday === w && one.hour === h)?.count ?? 0;
  const week = Array.from({ length: 7 }, (_, n) => n + 1);
  const clocks = Array.from({ length: 24 }, (_, n) => n);
  return {
    key: 'load',
    says: peak
      ? words.say('figures.peak', {
          weekday: weekday(words, peak.weekday, 'long'),
          from: clock(peak.hour),
          to: clock((peak.hour + 1) % 24),
          count: count(words, peak.count),
          day: day(words, `${busiestDay}T12:00:00`),
          zone: timeZone,
        })
      : words.say('figures.quiet'),
    head: [...heads(words, 'hour'), ...week.map(one => weekday(words, one))],
    rows: clocks.map(hour => [clock(hour), ...week.map(one => at(one, hour))]),
    drawing: drawHours(
      clocks.map(clock),
      week.map(one => weekday(words, one)),
      hours.map(one => [one.hour, one.weekday - 1, one.count]),
    ),
  };
}

const fates = (one: Day): [number, number, number, number] => [
  one.answered,
  one.drafted,
  total(one.handedOff),
  total(one.declined),
];

function days(words: Words, f: Figures): Told {
  const sums = f.days.map(fates);
  const [answered, drafted, handed, declined] = [0, 1, 2, 3].map(at => sums.reduce((sum, one) => sum + one[at]!, 0));
  const names = heads(words, 'answered', 'drafted', 'handed', 'declined');
  return {
    key: 'days',
    says: words.say('figures.fates', {
      questions: count(words, f.questions),
      answered: count(words, answered!),
      drafted: count(words, drafted!),
      handed: count(words, handed!),
      declined: count(words, declined!),
    }),
    head: [...heads(words, 'day'), ...names],
    rows: f.days.map((one, at) => [one.day, ...sums[at]!]),
    drawing: drawDays(
      f.days.map(one => day(words, `${one.day}T12:00:00`)),
      names,
      sums,
    ),
  };
}

function reasons(words: Words, f: Figures): Told {
  const sums: Record<string, number> = {};
  for (const { handedOff, declined } of f.days)
    for (const [reason, n] of [...Object.entries(handedOff), ...Object.entries(declined)])
      sums[reason] = (sums[reason] ?? 0) + n;
  const rows = Object.entries(sums)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]): [string, number] => [words.say(`figures.why.${reason}`), n]);
  return {
    key: 'reasons',
    says: rows.length
      ? words.say('figures.often', { reason: rows[0]![0], count: count(words, rows[0]![1]) })
      : words.say('figures.no-reasons'),
    head: heads(words, 'reason', 'count'),
    rows,
    drawing: rows.length ? drawReasons(rows) : undefined,
  };
}

function replies(words: Words, f: Figures, team: (key: string | undefined) => string): Told {
  const [all] = f.firstReplies;
  const told = f.firstReplies.filter(one => one.medianMinutes !== undefined);
  return {
    key: 'replies',
    says: all?.handoffs
      ? words.say('figures.replies', {
          median: minutes(words, all.medianMinutes),
          p90: minutes(words, all.p90Minutes),
          kept: share(words, all.inTime),
        })
      : words.say('figures.no-handoffs'),
    head: heads(words, 'team', 'handoffs', 'replied', 'median', 'p90', 'kept', 'promised', 'share'),
    rows: f.firstReplies.map(one => [
      team(one.team),
      one.handoffs,
      one.replied,
      rounded(one.medianMinutes),
      rounded(one.p90Minutes),
      one.inTime.count,
      one.inTime.of,
      percent(one.inTime.share),
    ]),
    drawing: told.length
      ? drawReplies(
          told.map(one => team(one.team)),
          heads(words, 'median', 'p90'),
          told.map(one => [rounded(one.medianMinutes)!, rounded(one.p90Minutes)!]),
        )
      : undefined,
  };
}

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value);

function waiting(words: Words, f: Figures, team: (key: string | undefined) => string): Told {
  const [all] = f.unanswered;
  return {
    key: 'waiting',
    says: all?.open
      ? words.say('figures.waiting', {
          open: count(words, all.open),
          overdue: count(words, all.overdue),
          longest: minutes(words, all.longestMinutes),
        })
      : words.say('figures.no-waiting'),
    head: heads(words, 'team', 'open', 'overdue', 'longest'),
    rows: f.unanswered.map(one => [team(one.team), one.open, one.overdue, one.longestMinutes]),
  };
}

function ratings(words: Words, f: Figures): Told {
  const rows = f.ratings.map(({ to, up }): [string, Share] => [words.say(`figures.rated.${to}`), up]);
  const sum = (of: (one: Share) => number) => rows.reduce((all, [, one]) => all + of(one), 0);
  return {
    key: 'ratings',
    says: rows.length
      ? words.say('figures.ratings', {
          up: count(
            words,
            sum(one => one.count),
          ),
          of: count(
            words,
            sum(one => one.of),
          ),
        })
      : words.say('figures.no-ratings'),
    head: heads(words, 'rated', 'up', 'down', 'share'),
    rows: rows.map(([name, one]) => [name, one.count, one.of - one.count, percent(one.share)]),
    drawing: rows.length
      ? drawThumbs(
          rows.map(([name]) => name),
          heads(words, 'up', 'down'),
          rows.map(([, one]) => [one.count, one.of - one.count]),
        )
      : undefined,
  };
}

function reliability(words: Words, { reliability: { judged, bins, error } }: Figures): Told {
  const points = bins.flatMap(one =>
    one.confidence === undefined || one.right.share === undefined
      ? []
      : [[percent(one.confidence)!, percent(one.right.share)!, one.right.of] as [number, number, number]],
  );
  return {
    key: 'reliability',
    says: judged
      ? [
          words.say('figures.judged', { count: count(words, judged) }),
          error === undefined ? '' : words.say('figures.error', { points: Math.round(error * 100) }),
        ]
          .filter(Boolean)
          .join(' ')
      : words.say('figures.no-judged'),
    head: heads(words, 'confidence', 'right', 'of', 'share'),
    rows: bins.map(one => [
      `${percent(one.from)}–${percent(one.to)} %`,
      one.right.count,
      one.right.of,
      percent(one.right.share),
    ]),
    drawing: points.length
      ? drawReliability(points, [
          words.say('figures.confidence'),
          words.say('figures.right'),
          words.say('figures.line'),
        ])
      : undefined,
  };
}

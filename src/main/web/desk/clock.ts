// How a promise of a time reads and looks. Pure: an item and a moment in, words and a share out.
import { date, due, span, clock as time } from '../common/times.js';
import type { Words } from '../common/words.js';
import type { Clock, Item } from './types.js';

export type Look = 'calm' | 'soon' | 'last' | 'over' | 'paused' | 'met';
export interface Told {
  look: Look;
  text: string;
  /** How much of the time is left, 0 to 1: the filled part of the bar. */
  share: number;
}

type Timed = Pick<Item, 'createdAt' | 'dueAt' | 'repliedAt'> & { clock?: Clock };

const MINUTE = 60_000;
const DAY = 86_400_000;
/** From the table of the interface brief. */
const SOON_SHARE = 0.25;
const SOON_MINUTES = 15;
const LAST_MINUTES = 5;

/** The clock that matters now; before the server tells, the time of the first reply. */
export function clockOf(item: Timed): Clock {
  return (
    item.clock ?? {
      kind: 'first',
      state: item.repliedAt ? 'met' : 'running',
      startedAt: item.createdAt,
      dueAt: item.dueAt,
    }
  );
}

export function told(item: Timed, words: Words, now: number): Told {
  const clock = clockOf(item);
  if (clock.state === 'met') return { look: 'met', text: '', share: 0 };
  if (clock.state === 'paused') return { look: 'paused', text: pausedWords(clock, words, now), share: 0 };
  const end = Date.parse(clock.dueAt);
  const left = end - now;
  if (left <= 0) {
    const minutes = Math.max(1, Math.floor(-left / MINUTE));
    return { look: 'over', text: words.say('clock.over', { span: span(words, minutes) }), share: 1 };
  }
  const minutes = Math.ceil(left / MINUTE);
  const whole = end - Date.parse(clock.startedAt);
  const share = whole > 0 ? Math.min(1, left / whole) : 1;
  const text = words.say('clock.left', {
    due: due(words, clock.dueAt, new Date(now)),
    span: span(words, minutes),
  });
  return { look: lookOf(minutes, share), text, share };
}

function lookOf(minutes: number, share: number): Look {
  if (minutes <= LAST_MINUTES) return 'last';
  return minutes <= SOON_MINUTES || share <= SOON_SHARE ? 'soon' : 'calm';
}

function pausedWords({ pausedFor, opensAt }: Clock, words: Words, now: number): string {
  if (pausedFor === 'hours' && opensAt) {
    const days = Math.round((midnight(Date.parse(opensAt)) - midnight(now)) / DAY);
    const places = { time: time(opensAt), date: date(words, opensAt) };
    return words.say(
      days <= 0 ? 'clock.opens.today' : days === 1 ? 'clock.opens.tomorrow' : 'clock.opens.later',
      places,
    );
  }
  return words.say(pausedFor === 'snooze' ? 'clock.snoozed' : pausedFor === 'hours' ? 'clock.closed' : 'clock.paused');
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** How long the first reply took, in whole minutes. */
export const tookMinutes = (from: string, to: string): number =>
  Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / MINUTE));

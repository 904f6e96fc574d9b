// Times as people read them, in the browser's zone.
import type { Words } from './words.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const midnight = (at: Date) => new Date(at).setHours(0, 0, 0, 0);

export const clock = (words: Words, at: string | Date): string =>
  new Date(at).toLocaleTimeString(words.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const date = (words: Words, at: string | Date): string =>
  new Date(at).toLocaleDateString(words.locale, { day: 'numeric', month: 'long' });

/** A day and a time, such as a date of unlocking. */
export const moment = (words: Words, at: string): string => `${date(words, at)}, ${clock(words, at)}`;

/** When a message was said: the time today, else the day with it. */
export const said = (words: Words, at: string, now = new Date()): string =>
  midnight(new Date(at)) === midnight(now) ? clock(words, at) : moment(words, at);

/** Until when, as a part of a sentence: "by 14:30", "tomorrow by 11:00". */
export function due(words: Words, at: string, now = new Date()): string {
  const days = Math.round((midnight(new Date(at)) - midnight(now)) / DAY);
  const key = days <= 0 ? 'due.today' : days === 1 ? 'due.tomorrow' : 'due.later';
  return words.say(key, { time: clock(words, at), date: date(words, at) });
}

/** Whole minutes until a moment, rounded up; negative when it has passed. */
export const minutesTo = (at: string, now = Date.now()): number => Math.ceil((Date.parse(at) - now) / MINUTE);

/** A length of time in its two largest units. */
export function span(words: Words, minutes: number): string {
  const size = Math.abs(minutes);
  if (size < 60) return words.say('span.minutes', { m: size });
  if (size < 24 * 60) {
    const places = { h: Math.floor(size / 60), m: size % 60 };
    return words.say(places.m ? 'span.hours' : 'span.hours.whole', places);
  }
  return words.say('span.days', { n: Math.floor(size / (24 * 60)) });
}

// Times as people read them, in the browser's zone.
import type { Words } from './words.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const midnight = (at: Date) => new Date(at).setHours(0, 0, 0, 0);

const two = (number: number): string => String(number).padStart(2, '0');

export const clock = (at: string | Date): string => {
  const when = new Date(at);
  return `${two(when.getHours())}:${two(when.getMinutes())}`;
};

/** Made once for each language: making one costs twenty times what using it does, and a list uses it per row. */
const dates = new Map<string, Intl.DateTimeFormat>();

export function date({ locale }: Words, at: string | Date): string {
  const format =
    dates.get(locale) ?? new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  dates.set(locale, format);
  const day = new Date(at);
  return format.format(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()));
}

/** A day and a time, such as a date of unlocking. */
export const moment = (words: Words, at: string): string => `${date(words, at)}, ${clock(at)}`;

/** When a message was said: the time today, else the day with it. */
export const said = (words: Words, at: string, now = new Date()): string =>
  midnight(new Date(at)) === midnight(now) ? clock(at) : moment(words, at);

/** Until when, as a part of a sentence: "by 14:30", "tomorrow by 11:00". */
export function due(words: Words, at: string, now = new Date()): string {
  const days = Math.round((midnight(new Date(at)) - midnight(now)) / DAY);
  const key = days <= 0 ? 'due.today' : days === 1 ? 'due.tomorrow' : 'due.later';
  return words.say(key, { time: clock(at), date: date(words, at) });
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

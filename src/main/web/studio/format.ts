// Days, numbers and shares as the studio writes them.
import { clock } from '../common/times.js';
import type { Words } from '../common/words.js';

/** A day, with the year where it is not this one. */
export function day(words: Words, at: string, now = new Date()): string {
  const when = new Date(at);
  const year: Intl.DateTimeFormatOptions = when.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' };
  return when.toLocaleDateString(words.locale, { day: 'numeric', month: 'short', ...year });
}

export const dayAndTime = (words: Words, at: string): string => `${day(words, at)}, ${clock(at)}`;

export const decimal = (words: Words, value: number, digits = 2): string =>
  value.toLocaleString(words.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** What a field of days takes and gives: a day in the browser's zone. */
export function toField(at: string | undefined): string {
  if (!at) return '';
  const when = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

/** The beginning of that day. */
export const fromField = (text: string): string | undefined =>
  text ? new Date(`${text}T00:00:00`).toISOString() : undefined;

export function size(words: Words, bytes: number): string {
  const mega = bytes >= 1_000_000;
  const value = bytes / (mega ? 1_000_000 : 1000);
  return words.say(mega ? 'size.mb' : 'size.kb', {
    size: value.toLocaleString(words.locale, { maximumFractionDigits: value < 10 ? 1 : 0 }),
  });
}

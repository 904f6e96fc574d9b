// Texts that a school says in its own words: what may stand in braces, and what is sent to keep or take back a text.
import type { Locale } from '../common/types.js';

export const GROUPS = ['start', 'waiting', 'warm', 'aside'] as const;
export const LOCALES: readonly Locale[] = ['ru', 'en'];

export interface OwnText {
  key: string;
  group: (typeof GROUPS)[number];
  /** What is filled in where it stands in braces. */
  places: string[];
  usual: Partial<Record<Locale | 'ty', string>>;
  own: Partial<Record<Locale, string>>;
}

/** What is written here of each text; an empty form is the usual one. */
export type Drafts = Record<string, Partial<Record<Locale, string>>>;

const placesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(found => found[1]!))];

/** What is wrong with a text: a place that nothing fills in, or one that is lost. Empty is as usual, so nothing is wrong. */
export function fault(one: OwnText, text: string): { kind: 'unknown' | 'lost'; place: string } | null {
  if (!text.trim()) return null;
  const said = placesIn(text);
  const unknown = said.find(place => !one.places.includes(place));
  if (unknown) return { kind: 'unknown', place: unknown };
  const lost = one.places.find(place => !said.includes(place));
  return lost ? { kind: 'lost', place: lost } : null;
}

const forms = (drafts: Drafts, key: string): Partial<Record<Locale, string>> =>
  Object.fromEntries(Object.entries(drafts[key] ?? {}).filter(([, text]) => text?.trim()));

/** Texts that differ from what is kept; null takes one back. */
export function changed(
  all: readonly OwnText[],
  drafts: Drafts,
): Record<string, Partial<Record<Locale, string>> | null> {
  const changes: Record<string, Partial<Record<Locale, string>> | null> = {};
  for (const { key, own } of all) {
    const now = forms(drafts, key);
    if (LOCALES.every(locale => now[locale] === own[locale])) continue;
    changes[key] = Object.keys(now).length ? now : null;
  }
  return changes;
}

export const drafted = (all: readonly OwnText[]): Drafts =>
  Object.fromEntries(all.map(one => [one.key, { ...one.own }]));

/** As a student reads it. */
export const filled = (text: string, samples: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => samples[name] ?? all);

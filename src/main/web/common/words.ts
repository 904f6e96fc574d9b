// What the product says, in one language and one tone; the school's own texts come first.
import type { Locale, Tone } from './types.js';

type Table = Record<string, string>;
export type Places = Record<string, string | number>;
type Texts = Record<string, Partial<Record<Locale, string>>>;

export class Words {
  private readonly plural: Intl.PluralRules;

  constructor(
    readonly locale: Locale,
    private readonly table: Table,
    private readonly own: Texts = {},
  ) {
    this.plural = new Intl.PluralRules(locale);
  }

  has(key: string): boolean {
    return key in this.table;
  }

  /** A text with its {places} filled; where the table has a plural form for the number `n`, that one. */
  say(key: string, places: Places = {}): string {
    const counted = typeof places.n === 'number' ? `${key}.${this.plural.select(places.n)}` : key;
    const text = this.own[key]?.[this.locale] ?? this.table[counted] ?? this.table[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (all, name: string) => String(places[name] ?? all));
  }
}

/** The table of a language is a file of its own, loaded when it is needed. */
export async function speak(locale: Locale, tone: Tone = 'strict', own: Texts = {}): Promise<Words> {
  const { usual, friendly } = locale === 'ru' ? await import('virtual:words/ru') : await import('virtual:words/en');
  return new Words(locale, tone === 'friendly' ? { ...usual, ...friendly } : usual, own);
}

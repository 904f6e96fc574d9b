// What the studio says: the words of quotes and times, and its own.
import type { Locale } from '../common/types.js';
import { Words } from '../common/words.js';

export async function speak(locale: Locale): Promise<Words> {
  const [shared, own] = await (locale === 'ru'
    ? Promise.all([import('virtual:words/ru'), import('virtual:words/studio-ru')])
    : Promise.all([import('virtual:words/en'), import('virtual:words/studio-en')]));
  return new Words(locale, { ...shared.usual, ...own.usual });
}

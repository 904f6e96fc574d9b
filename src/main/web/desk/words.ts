// What the desk says: the words of the transcript and the desk's own.
import type { Locale } from '../common/types.js';
import { Words } from '../common/words.js';

export async function speak(locale: Locale): Promise<Words> {
  const [shared, own] = await (locale === 'ru'
    ? Promise.all([import('virtual:words/ru'), import('virtual:words/desk-ru')])
    : Promise.all([import('virtual:words/en'), import('virtual:words/desk-en')]));
  return new Words(locale, { ...shared.usual, ...own.usual });
}

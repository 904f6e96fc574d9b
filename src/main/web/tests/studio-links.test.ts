// What a dead link is said to have answered, in both languages, and how its address is written.
import { describe, expect, test } from 'vitest';
import { type DeadLink, readable, saidOf } from '../studio/links.js';
import { speak } from '../studio/words.js';

const link = (answer: string): DeadLink => ({ address: 'https://x.example/', since: '2020-05-12T12:00:00Z', answer });

describe('what a dead link answered', () => {
  test.each([
    ['404', 'такой страницы нет (404), с 12 мая 2020', 'there is no such page (404), since'],
    ['410', 'такой страницы нет (410), с 12 мая 2020', 'there is no such page (410), since'],
    ['503', 'сайт отвечает ошибкой (503), с 12 мая 2020', 'the site answers with an error (503), since'],
    ['unreachable', 'сайт не найден или не отвечает, с 12 мая 2020', 'the site is not found or does not answer, since'],
    ['archived', 'статья в архиве, с 12 мая 2020', 'the article is archived, since'],
    ['absent', 'такой статьи нет, с 12 мая 2020', 'there is no such article, since'],
  ])('%s in words, with its day', async (answer, russian, english) => {
    expect(saidOf(await speak('ru'), link(answer))).toContain(russian);
    expect(saidOf(await speak('en'), link(answer))).toContain(english);
  });

  test('its address is shown in letters, and as it is where it has none', () => {
    expect(readable('https://x.example/%D0%BA%D1%83%D1%80%D1%81?a=1')).toBe('https://x.example/курс?a=1');
    expect(readable('https://x.example/%FF')).toBe('https://x.example/%FF');
  });
});

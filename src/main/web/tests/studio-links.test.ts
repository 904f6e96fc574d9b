// What a dead link is said to have answered, in both languages, and how its address is written.
import { describe, expect, test } from 'vitest';
import { day } from '../studio/format.js';
import { type DeadLink, readable, saidOf } from '../studio/links.js';
import { speak } from '../studio/words.js';

const link = (answer: string): DeadLink => ({ address: 'https://x.example/', since: '2020-05-12T12:00:00Z', answer });

describe('what a dead link answered', () => {
  test.each([
    ['404', 'gone', 'there is no such page (404), since 12 May 2020'],
    ['410', 'gone', 'there is no such page (410), since 12 May 2020'],
    ['503', 'error', 'the site answers with an error (503), since 12 May 2020'],
    ['unreachable', 'unreachable', 'the site is not found or does not answer, since 12 May 2020'],
    ['archived', 'archived', 'the article is archived, since 12 May 2020'],
    ['absent', 'absent', 'there is no such article, since 12 May 2020'],
  ])('%s is said in words, with its day', async (answer, word, english) => {
    const en = await speak('en');
    const ru = await speak('ru');
    const { since } = link(answer);

    expect(saidOf(en, link(answer))).toBe(english.replace('12 May 2020', day(en, since)));
    const why = ru.say(`link.answer.${word}`, { code: answer });
    expect(saidOf(ru, link(answer))).toBe(ru.say('link.since', { why, day: day(ru, since) }));
  });

  test('its address is shown in letters, and as it is where it has none', () => {
    expect(readable('https://x.example/caf%C3%A9?a=1')).toBe('https://x.example/café?a=1');
    expect(readable('https://x.example/%FF')).toBe('https://x.example/%FF');
  });
});

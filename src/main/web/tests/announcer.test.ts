// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Room } from '../common/room.js';
import { speak } from '../common/words.js';
import { Announcer, sentences } from '../widget/announcer.js';
import { aChange, aConversation, aMessage, aNotice, anAnswer, aQuestion, aTalk } from './cast.js';

const room = { words: await speak('en'), emergency: '112' } as Room;

describe('what fits into one breath', () => {
  test('is the whole text if it is short', () => {
    expect(sentences('One. Two.')).toEqual({ text: 'One. Two.', whole: true });
  });

  test('is whole at exactly the limit and cut one sign over it', () => {
    expect(sentences('12345.', 6).whole).toBe(true);
    expect(sentences('123456.', 6).whole).toBe(false);
  });

  test.each([
    ['One. Two two two', 'One.'],
    ['Ready? Yes yes yes', 'Ready?'],
    ['Do! It it it it', 'Do!'],
    ['One. Two? Three three', 'One. Two?'],
  ])('is made of finished sentences: %s', (text, said) => {
    expect(sentences(text, 12)).toEqual({ text: said, whole: false });
  });

  test('is cut where it must be if no sentence ends', () => {
    expect(sentences('endless words', 7)).toEqual({ text: 'endless', whole: false });
  });

  test('does not take the point of a number for an end', () => {
    expect(sentences('Done. Version 3.14 and more', 22).text).toBe('Done.');
  });
});

describe('a screen reader', () => {
  let said: string[];
  let announcer: Announcer;
  beforeEach(() => {
    vi.useFakeTimers();
    said = [];
    announcer = new Announcer(text => said.push(text));
  });
  afterEach(() => vi.useRealTimers());

  test('hears an answer once, without the marks of its text', () => {
    announcer.message(anAnswer(2, 'm1', { text: '**So** it is [1].' }), aTalk(), room);

    expect(said).toEqual(['Assistant: So it is.']);
  });

  test('hears who a person is, and how high a hint is', () => {
    announcer.message(aMessage(1, { author: { kind: 'curator', name: 'Oleg' }, text: 'Hello' }), aTalk(), room);
    announcer.message(
      aMessage(2, { kind: 'hint', hint: { level: 2, max: 2, canAskMore: false }, text: 'Look here' }),
      aTalk(),
      room,
    );

    expect(said).toEqual(['Oleg: Hello', 'Assistant: Hint 2 of 3. Look here']);
  });

  test('is told where the rest of a long answer is', () => {
    announcer.message(anAnswer(2, 'm1', { text: `${'Word word. '.repeat(60)}The end.` }), aTalk(), room);

    expect(said[0]).toMatch(/^Assistant: .*word\. The full text is in the conversation\.$/);
    expect(said[0]).not.toContain('The end.');
  });

  test('hears of a notice once the time of the reply is known', () => {
    vi.setSystemTime('2026-05-12T10:00:00Z');
    const talk = aTalk();
    announcer.message(aNotice(2, { reason: 'no-evidence' }), talk, room);

    expect(said).toEqual([]);
    talk.conversation = aConversation({ owner: { kind: 'queue' }, expectedReplyBy: '2026-05-12T10:30:00Z' });
    vi.advanceTimersByTime(300);
    expect(said[0]).toMatch(/^No sure answer was found in the course material.* They will reply by \d\d:\d\d/);
  });

  test('hears who takes over, and nothing of a conversation that is closed', () => {
    announcer.owned(aChange(1, { owner: { kind: 'curator', name: 'Oleg' } }), room);
    announcer.owned(aChange(2, { owner: { kind: 'assistant' } }), room);
    announcer.owned(aChange(3, { owner: { kind: 'none' }, state: 'closed' }), room);

    expect(said).toHaveLength(2);
    expect(said[0]).toContain('Oleg');
  });

  test('hears a stage once, and only if it lasts', () => {
    vi.setSystemTime(10_000);
    const since = (ms: number) =>
      aTalk({
        messages: [aQuestion(1)],
        progress: new Map([['m1', { stage: 'searching', since: 10_000 - ms, text: '', discarded: false }]]),
      });

    announcer.stages(since(2999), room);
    expect(said).toEqual([]);
    announcer.stages(since(3000), room);
    announcer.stages(since(4000), room);
    expect(said).toEqual(['Searching the course material']);
  });
});

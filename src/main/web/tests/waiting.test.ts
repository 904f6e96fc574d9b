import { describe, expect, test } from 'vitest';
import type { Room } from '../common/room.js';
import type { Conversation, Message } from '../common/types.js';
import { noticeLines } from '../common/waiting.js';
import { speak } from '../common/words.js';

const HOUR = 3_600_000;
const words = await speak('en');
const room = { words, emergency: '112' } as Room;
const told = (reason: string) => ({ kind: 'notice', reason, text: '' }) as Message;
const waiting = (in_: number) => ({ expectedReplyBy: new Date(Date.now() + in_).toISOString() }) as Conversation;

describe.each(['emotional', 'complaint'])('a notice after %s words', reason => {
  test('is warm and says by when, in one sentence of its own', () => {
    const lines = noticeLines(told(reason), waiting(HOUR), room);

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Thank you .+ A person will reply .+\./);
    expect(lines[0]).not.toContain('{');
  });

  test('stays warm when the time has passed, and says that too', () => {
    const lines = noticeLines(told(reason), waiting(-HOUR), room);

    expect(lines).toEqual([words.say(`${reason}.plain`), words.say('wait.late')]);
  });

  test('is warm without a time once nobody is awaited', () => {
    expect(noticeLines(told(reason), null, room)).toEqual([words.say(`${reason}.plain`)]);
  });
});

test('a notice of danger names whom to call', () => {
  expect(noticeLines(told('risk'), null, room)[0]).toContain('112');
});

test('another notice is not warm', () => {
  expect(noticeLines(told('policy'), waiting(HOUR), room).join()).not.toContain('Thank you');
});

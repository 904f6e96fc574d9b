import { describe, expect, test } from 'vitest';
import { type Progress, pending, type Row, rows } from '../common/rows.js';
import { aChange, aConversation, aMessage, aNotice, anAnswer, anUnsent, aQuestion, aTalk } from './cast.js';

const kinds = (all: Row[]) => all.map(row => row.kind);
const keys = (all: Row[]) => all.map(row => row.key);
const owners = (all: Row[]) => all.map(row => row.owner);
const QUEUE = aConversation({ owner: { kind: 'queue', name: 'Mentors' } });
const writing: Progress = { stage: 'writing', since: 5, text: 'so far', discarded: false };

describe('order', () => {
  test('messages and changes of the owner stand by seq, however they came', () => {
    const all = rows(aTalk({ messages: [aMessage(4), aQuestion(1)], changes: [aChange(3, {}), aChange(2, {})] }));

    expect(keys(all)).toEqual(['m1', 'c-2', 'c-3', 'm4']);
  });

  test('an answer that is being written stands below what has been said, and unsent messages below it', () => {
    const all = rows(aTalk({ messages: [aQuestion(1)], unsent: [anUnsent('u1')] }));

    expect(kinds(all)).toEqual(['message', 'progress', 'unsent']);
  });
});

describe('a question and its answer', () => {
  test('the row of the progress becomes the row of the answer', () => {
    const asked = aTalk({ messages: [aQuestion(1)], progress: new Map([['m1', writing]]) });
    const answered = aTalk({ messages: [aQuestion(1), anAnswer(2, 'm1')] });

    expect(rows(asked).at(-1)).toMatchObject({ kind: 'progress', key: 'a-m1', progress: writing });
    expect(rows(answered).at(-1)).toMatchObject({ kind: 'message', key: 'a-m1' });
  });

  test('a second reply to the same question has a row of its own', () => {
    const all = rows(aTalk({ messages: [aQuestion(1), anAnswer(2, 'm1'), anAnswer(3, 'm1')] }));

    expect(keys(all)).toEqual(['m1', 'a-m1', 'm3']);
  });

  test('a question of which nothing is heard is being read since it was asked', () => {
    const [, progress] = rows(aTalk({ messages: [aQuestion(1)] }));

    expect(progress).toMatchObject({ progress: { stage: 'reading', since: Date.parse('2026-05-12T10:00:00Z') } });
  });

  test('two questions wait in the order they were asked', () => {
    const all = rows(aTalk({ messages: [aQuestion(1), aQuestion(2)] }));

    expect(keys(all)).toEqual(['m1', 'm2', 'a-m1', 'a-m2']);
  });

  test('a change of owner ends every open question, and only those asked before it', () => {
    const talk = aTalk({ messages: [aQuestion(1), aQuestion(3)], changes: [aChange(2, {})] });

    expect(pending(talk).map(one => one.id)).toEqual(['m3']);
  });

  test.each([
    ['a person owns it', aConversation({ owner: { kind: 'curator' } })],
    ['it waits in the queue', QUEUE],
    ['it is closed', aConversation({ state: 'closed' })],
    ['it is not known yet', null],
  ])('nothing is pending when %s', (_, conversation) => {
    expect(pending(aTalk({ conversation, messages: [aQuestion(1)] }))).toEqual([]);
  });
});

describe('the spine', () => {
  test('belongs to the assistant until a notice, then to the queue, then to the person who came', () => {
    const messages = [aQuestion(1), aNotice(2), aMessage(5, { author: { kind: 'curator', name: 'Oleg' } })];
    const changes = [aChange(3, { owner: { kind: 'queue' } }), aChange(4, { owner: { kind: 'curator' } })];

    expect(owners(rows(aTalk({ messages, changes })))).toEqual(['assistant', 'queue', 'queue', 'curator', 'curator']);
  });

  test('is given back with the conversation', () => {
    const changes = [aChange(1, { owner: { kind: 'curator' } }), aChange(2, { owner: { kind: 'assistant' } })];

    expect(owners(rows(aTalk({ changes, messages: [aMessage(3)] })))).toEqual(['curator', 'assistant', 'assistant']);
  });

  test('ends where the conversation is closed, whoever owned it', () => {
    const changes = [aChange(1, { state: 'closed', owner: { kind: 'curator' } })];

    expect(owners(rows(aTalk({ changes, conversation: aConversation({ state: 'closed' }) })))).toEqual(['none']);
  });

  test('stays with the assistant when it only declines', () => {
    expect(owners(rows(aTalk({ messages: [aNotice(1, { lane: 'decline' })] })))).toEqual(['assistant']);
  });

  test('does not show a note of the staff as a person who took over', () => {
    const note = aMessage(1, { author: { kind: 'curator' }, visibility: 'staff' });

    expect(owners(rows(aTalk({ messages: [note] })))).toEqual(['assistant']);
  });

  test('a change of owner knows who owned it before', () => {
    const changes = [aChange(1, { owner: { kind: 'queue' } }), aChange(2, { owner: { kind: 'curator' } })];

    expect(rows(aTalk({ changes })).at(-1)).toMatchObject({ before: { kind: 'queue' } });
  });
});

describe('what has not been sent', () => {
  test('keeps its row when the server has it', () => {
    const before = rows(aTalk({ unsent: [anUnsent('u1')] }));
    const after = rows(aTalk({ messages: [aQuestion(1)], sentAs: new Map([['u1', 'm1']]), unsent: [anUnsent('u1')] }));

    expect(keys(before)).toEqual(['u1']);
    expect(keys(after)).toEqual(['u1', 'a-m1']);
    expect(kinds(after)).not.toContain('unsent');
  });

  test('is not shown in another conversation', () => {
    expect(rows(aTalk({ unsent: [anUnsent('u1', { conversationId: 'other' })] }))).toEqual([]);
  });

  test('is shown before there is a conversation', () => {
    const { conversationId, ...first } = anUnsent('u1');

    expect(conversationId).toBe('c1');
    expect(keys(rows(aTalk({ conversation: null, unsent: [first] })))).toEqual(['u1']);
  });
});

describe('the line "new"', () => {
  const messages = [aQuestion(1), anAnswer(2, 'm1'), aQuestion(3), anAnswer(4, 'm3'), aMessage(5)];

  test('stands above the first unread message of others', () => {
    const all = rows(aTalk({ messages, unreadAtOpening: 2, replayedTo: 5 }));

    expect(keys(all)).toEqual(['m1', 'a-m1', 'm3', 'new', 'a-m3', 'm5']);
  });

  test('is not there when all was read', () => {
    expect(keys(rows(aTalk({ messages, replayedTo: 5 })))).not.toContain('new');
  });

  test('does not move when more comes', () => {
    const opened = { unreadAtOpening: 1, replayedTo: 2 };

    expect(keys(rows(aTalk({ ...opened, messages: messages.slice(0, 2) })))).toEqual(['m1', 'new', 'a-m1']);
    expect(keys(rows(aTalk({ ...opened, messages })))).toEqual(['m1', 'new', 'a-m1', 'm3', 'a-m3', 'm5']);
  });
});

describe('a notice', () => {
  const two = [aQuestion(1), aNotice(2), aQuestion(3), aNotice(4)];
  const waits = (all: Row[]) => all.flatMap(row => (row.kind === 'message' && row.waits ? [row.message.id] : []));

  test('shows the waiting on the newest only', () => {
    expect(waits(rows(aTalk({ conversation: QUEUE, messages: two })))).toEqual(['m4']);
  });

  test('shows none once nobody waits any more', () => {
    expect(waits(rows(aTalk({ messages: two })))).toEqual([]);
  });

  test('keeps the time of a curator who has promised one', () => {
    const promised = aConversation({ owner: { kind: 'curator' }, expectedReplyBy: '2026-05-12T14:30:00Z' });

    expect(waits(rows(aTalk({ conversation: promised, messages: two })))).toEqual(['m4']);
  });

  test('only the last word of another is the newest; one that the student says later does not change that', () => {
    const newest = rows(aTalk({ messages: [anAnswer(1, 'm0'), aMessage(2), aQuestion(3)] })).flatMap(row =>
      row.kind === 'message' && row.newest ? [row.message.id] : [],
    );

    expect(newest).toEqual(['m2']);
  });
});

// The cast of the tests: one school, one student, and what they say. Russian is kept in russian.yml.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Reading } from '../common/markdown.js';
import type { Progress, Talked, Unsent } from '../common/rows.js';
import type { Conversation, Message, OwnerChange } from '../common/types.js';
import type { Item } from '../desk/types.js';

/** What a Russian reader is to see, by the name of the case. */
export const RUSSIAN = parse(readFileSync(join(import.meta.dirname, 'russian.yml'), 'utf8')) as Record<string, string>;

export const ORIGIN = 'https://support.school.example';
export const reading = (cited: number[] = []): Reading => ({
  origin: ORIGIN,
  cited: new Set(cited),
  names: { chip: n => `Source ${n}`, copy: 'Copy', copied: 'Copied' },
});

export function aConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    state: 'open',
    owner: { kind: 'assistant' },
    version: 1,
    canCancel: false,
    unread: 0,
    createdAt: '2026-05-12T10:00:00Z',
    lastSeq: 0,
    ...change,
  };
}

export function aMessage(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    seq,
    author: { kind: 'assistant' },
    kind: 'text',
    text: `message ${seq}`,
    createdAt: '2026-05-12T10:00:00Z',
    ...change,
  };
}

export const aQuestion = (seq: number, change: Partial<Message> = {}): Message =>
  aMessage(seq, { author: { kind: 'student' }, ...change });

export const anAnswer = (seq: number, replyTo: string, change: Partial<Message> = {}): Message =>
  aMessage(seq, { lane: 'answer', mode: 'model', replyTo, ...change });

export const aNotice = (seq: number, change: Partial<Message> = {}): Message =>
  aMessage(seq, { author: { kind: 'system' }, kind: 'notice', lane: 'handoff', ...change });

export const aChange = (seq: number, change: Partial<OwnerChange>): OwnerChange => ({
  id: 'c1',
  seq,
  state: 'open',
  owner: { kind: 'assistant' },
  version: seq,
  canCancel: false,
  ...change,
});

export const anUnsent = (clientId: string, change: Partial<Unsent> = {}): Unsent => ({
  clientId,
  conversationId: 'c1',
  text: 'on its way',
  at: '2026-05-12T10:00:00Z',
  state: 'sending',
  ...change,
});

export const aTalk = (known: Partial<Talked> = {}): Talked => ({
  conversation: aConversation(),
  messages: [],
  changes: [],
  progress: new Map<string, Progress>(),
  unsent: [],
  sentAs: new Map(),
  unreadAtOpening: 0,
  replayedTo: 0,
  ...known,
});

export const anItem = (id: string, change: Partial<Item> = {}): Item => ({
  id,
  conversationId: `c-${id}`,
  student: { id: `st-${id}`, name: 'Daria' },
  reason: 'student-request',
  questionClass: 'organisational',
  priority: 'normal',
  mood: 'calm',
  state: 'waiting',
  version: 1,
  team: 'curators',
  createdAt: '2026-05-12T09:00:00Z',
  dueAt: '2026-05-12T11:00:00Z',
  breached: false,
  preview: `question ${id}`,
  ...change,
});

// What stands in a transcript, from top to bottom: computed from what is known of the conversation.
import type { Attachment, Conversation, Message, Owner, OwnerChange, OwnerKind, Stage } from './types.js';

/** A message that has not reached the server yet; the same `clientId` is used until it has. */
export interface Unsent {
  clientId: string;
  conversationId?: string;
  text: string;
  lesson?: string;
  assignment?: string;
  suggestion?: string;
  attachments?: Attachment[];
  at: string;
  state: 'sending' | 'failed' | 'offline';
  code?: string;
  /** Milliseconds since 1970 when it may be tried again. */
  after?: number;
}

/** How far the answer to a question has come. */
export interface Progress {
  stage: Stage;
  /** Milliseconds since 1970. */
  since: number;
  text: string;
  discarded: boolean;
}

export interface Talked {
  conversation: Conversation | null;
  messages: readonly Message[];
  changes: readonly OwnerChange[];
  progress: ReadonlyMap<string, Progress>;
  unsent: readonly Unsent[];
  /** Ids of messages by the `clientId` they were sent with from here. */
  sentAs: ReadonlyMap<string, string>;
  /** How many messages at the end were new when the conversation was opened. */
  unreadAtOpening: number;
  /** The last seq when it was opened: what comes later moves no line. */
  replayedTo: number;
}

export type Row = { key: string; owner: OwnerKind } & (
  | { kind: 'message'; message: Message; newest: boolean; waits: Conversation | null }
  | { kind: 'change'; change: OwnerChange; before: Owner }
  | { kind: 'progress'; question: Message; progress: Progress }
  | { kind: 'unsent'; unsent: Unsent }
  | { kind: 'new' }
);

/** Questions that still wait for their outcome: the assistant owns the conversation and has not replied to them. */
export function pending({ conversation, messages, changes }: Talked): Message[] {
  if (conversation?.owner.kind !== 'assistant' || conversation.state === 'closed') return [];
  const ended = Math.max(0, ...changes.map(change => change.seq));
  const answered = new Set(messages.map(message => message.replyTo));
  return messages.filter(m => m.author.kind === 'student' && m.seq > ended && !answered.has(m.id));
}

const START: Progress = { stage: 'reading', since: 0, text: '', discarded: false };
const said = (m: Message) => m.author.kind !== 'student';

function divider(talked: Talked): string | undefined {
  const others = talked.messages.filter(m => said(m) && m.seq <= talked.replayedTo);
  return talked.unreadAtOpening > 0 ? others.at(-talked.unreadAtOpening)?.id : undefined;
}

function ownerAfter(before: OwnerKind, m: Message): OwnerKind {
  if (m.kind === 'notice' && m.lane !== 'decline') return 'queue';
  return m.author.kind === 'curator' && m.visibility !== 'staff' ? 'curator' : before;
}

export function rows(talked: Talked): Row[] {
  const { conversation, messages, changes, progress, unsent, sentAs } = talked;
  const clientIds = new Map([...sentAs].map(([clientId, id]) => [id, clientId]));
  const newest = messages.findLast(said);
  const told = messages.findLast(m => m.kind === 'notice');
  const waits =
    conversation && (conversation.owner.kind === 'queue' || conversation.expectedReplyBy) ? conversation : null;
  const firstNew = divider(talked);
  const replied = new Set<string>();
  const all: Row[] = [];
  let owner: OwnerKind = 'assistant';
  let named: Owner = { kind: 'assistant' };
  for (const one of [...messages, ...changes].sort((a, b) => a.seq - b.seq)) {
    if ('owner' in one) {
      owner = one.state === 'closed' ? 'none' : one.owner.kind;
      all.push({ kind: 'change', key: `c-${one.seq}`, owner, change: one, before: named });
      named = one.owner;
      continue;
    }
    if (one.id === firstNew) all.push({ kind: 'new', key: 'new', owner });
    owner = ownerAfter(owner, one);
    const first = one.replyTo !== undefined && !replied.has(one.replyTo);
    if (one.replyTo) replied.add(one.replyTo);
    all.push({
      kind: 'message',
      key: first ? `a-${one.replyTo}` : (clientIds.get(one.id) ?? one.id),
      owner,
      message: one,
      newest: one === newest,
      waits: one === told ? waits : null,
    });
  }
  for (const question of pending(talked)) {
    const known = progress.get(question.id) ?? { ...START, since: Date.parse(question.createdAt) };
    all.push({ kind: 'progress', key: `a-${question.id}`, owner, question, progress: known });
  }
  const here = unsent.filter(one => !sentAs.has(one.clientId) && one.conversationId === conversation?.id);
  return [...all, ...here.map((one): Row => ({ kind: 'unsent', key: one.clientId, owner, unsent: one }))];
}

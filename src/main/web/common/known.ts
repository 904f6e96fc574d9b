// What is known of a conversation: kept right by its events, whatever their order and however often they come.
import type { Progress, Talked, Unsent } from './rows.js';
import type { Conversation, Message, OwnerChange, Ownership, Stage } from './types.js';

export interface Heeds {
  changed(): void;
  /** A message of somebody else that is new. */
  arrived(message: Message): void;
  /** The owner has changed just now. */
  owned(change: OwnerChange, before: Ownership): void;
  failed(code: string): void;
}

/** A sign of typing fades by itself when no other follows. */
const TYPING_MS = 6000;

export abstract class Known implements Talked {
  conversation: Conversation | null = null;
  messages: Message[] = [];
  changes: OwnerChange[] = [];
  progress = new Map<string, Progress>();
  unreadAtOpening = 0;
  replayedTo = 0;
  typing: { name: string; until: number } | null = null;

  constructor(protected readonly heeds: Heeds) {}

  abstract get unsent(): readonly Unsent[];
  abstract get sentAs(): ReadonlyMap<string, string>;
  /** A message of the student's own is stored. */
  protected abstract settled(message: Message): void;

  /** What is replayed from here on is not news. */
  protected begin(conversation: Conversation): void {
    this.conversation = conversation;
    this.replayedTo = conversation.lastSeq;
    this.unreadAtOpening = conversation.unread;
  }

  protected forget(): void {
    Object.assign(this, { conversation: null, messages: [], changes: [], typing: null, unreadAtOpening: 0 });
    this.progress.clear();
  }

  protected hear(name: string, data: unknown): void {
    switch (name) {
      case 'message':
        this.take(data as Message);
        break;
      case 'conversation':
        this.own(data as OwnerChange);
        break;
      case 'stage':
        this.advance(data as { replyTo: string; stage: Stage });
        break;
      case 'delta':
        this.grow(data as { replyTo: string; text: string });
        break;
      case 'discard':
        this.withdraw(data as { replyTo: string });
        break;
      case 'typing':
        this.types(data as { author: { name?: string } });
        break;
    }
  }

  protected take(message: Message): void {
    if (this.messages.some(known => known.seq === message.seq)) return;
    this.messages = [...this.messages, message].sort((a, b) => a.seq - b.seq);
    if (message.replyTo) this.progress.delete(message.replyTo);
    if (message.author.kind === 'curator') this.typing = null;
    if (message.author.kind === 'student') this.settled(message);
    else if (message.seq > this.replayedTo) this.heeds.arrived(message);
  }

  private own(change: OwnerChange): void {
    if (!this.changes.some(known => known.seq === change.seq)) this.changes = [...this.changes, change];
    const before = this.conversation;
    if (!before || change.version < before.version) return;
    const bare = { team: undefined, waiting: undefined, expectedReplyBy: undefined };
    const { seq, ...facts } = change;
    this.conversation = { ...before, ...bare, ...facts };
    this.progress.clear();
    if (seq > this.replayedTo) this.heeds.owned(change, before);
  }

  private at(id: string): Progress {
    return this.progress.get(id) ?? { stage: 'reading', since: Date.now(), text: '', discarded: false };
  }

  private advance({ replyTo, stage }: { replyTo: string; stage: Stage }): void {
    this.progress.set(replyTo, { ...this.at(replyTo), stage });
  }

  private grow({ replyTo, text }: { replyTo: string; text: string }): void {
    const known = this.at(replyTo);
    this.progress.set(replyTo, {
      ...known,
      stage: 'writing',
      text: (known.discarded ? '' : known.text) + text,
      discarded: false,
    });
  }

  private withdraw({ replyTo }: { replyTo: string }): void {
    this.progress.set(replyTo, { ...this.at(replyTo), discarded: true });
  }

  private types({ author }: { author: { name?: string } }): void {
    const until = Date.now() + TYPING_MS;
    this.typing = { name: author.name ?? '', until };
    setTimeout(() => {
      if (this.typing?.until === until) this.typing = null;
      this.heeds.changed();
    }, TYPING_MS);
  }
}

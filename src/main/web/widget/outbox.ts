// Messages on their way: each has one `clientId` until the server has it, over retries, reloads and lost networks.
import { type Api, Refused, uuid } from '../common/api.js';
import type { Memory } from '../common/memory.js';
import type { Unsent } from '../common/rows.js';
import type { Attachment, Message } from '../common/types.js';
import type { Context } from './settings.js';

export interface Sending {
  text: string;
  suggestion?: string;
  attachments?: Attachment[];
}

/** Where messages go. */
export interface Way {
  /** The conversation that is open, if any. */
  current(): string | undefined;
  /** The conversation to send to, made if there is none. */
  somewhere(): Promise<string>;
  /** What the message is about, as far as the school knows of it. */
  context(): Pick<Context, 'lesson' | 'assignment'>;
  arrived(message: Message): void;
  /** The conversation was closed too long ago: the message opens a new one. */
  over(): void;
  changed(): void;
  failed(code: string): void;
}

const RETRY_MS = 2000;
/** How far the clocks of server and browser may differ when a stored message is recognised. */
const SKEW_MS = 120_000;
const LONGEST_URL = 2000;

export const pageUrl = (): string => location.href.slice(0, LONGEST_URL);

export class Outbox {
  unsent: Unsent[];
  /** Ids of messages by the `clientId` they were sent with from here. */
  readonly sentAs = new Map<string, string>();
  private readonly flying = new Set<string>();

  constructor(
    private readonly api: Api,
    private readonly memory: Memory,
    private readonly slot: string,
    private readonly way: Way,
  ) {
    this.unsent = memory.read<Unsent[]>(slot) ?? [];
  }

  /** @returns the `clientId`, which is the key of its row */
  send({ text, suggestion, attachments }: Sending): string {
    const conversationId = this.way.current();
    const one: Unsent = {
      clientId: uuid(),
      text,
      at: new Date().toISOString(),
      state: 'sending',
      ...this.way.context(),
      ...(conversationId ? { conversationId } : {}),
      ...(suggestion ? { suggestion } : {}),
      ...(attachments?.length ? { attachments } : {}),
    };
    this.unsent = [...this.unsent, one];
    this.keep();
    this.resend(one);
    return one.clientId;
  }

  /** One attempt at a time for each message. */
  resend(one: Unsent): void {
    if (this.flying.has(one.clientId)) return;
    this.flying.add(one.clientId);
    void this.post(one).finally(() => this.flying.delete(one.clientId));
  }

  /** What has not gone yet and was not refused. */
  resendAll(): void {
    const here = this.way.current();
    for (const one of this.unsent) {
      if (one.state !== 'failed' && (!one.conversationId || one.conversationId === here)) this.resend(one);
    }
  }

  drop(one: Unsent): void {
    this.unsent = this.unsent.filter(other => other.clientId !== one.clientId);
    this.keep();
    this.way.changed();
  }

  /** A message of ours that came by the stream before its own reply did, or was sent before a reload. */
  settle(message: Message): void {
    const since = Date.parse(message.createdAt) + SKEW_MS;
    const one = this.unsent.find(
      each => each.conversationId === this.way.current() && each.text === message.text && Date.parse(each.at) <= since,
    );
    if (one) this.sent(one, message);
  }

  private keep(): void {
    this.memory.write(this.slot, this.unsent);
  }

  private mark(one: Unsent, change: Partial<Unsent>): Unsent {
    const next = { ...one, ...change };
    this.unsent = this.unsent.map(other => (other.clientId === one.clientId ? next : other));
    this.keep();
    this.way.changed();
    return next;
  }

  private sent(one: Unsent, message: Message): void {
    this.sentAs.set(one.clientId, message.id);
    this.unsent = this.unsent.filter(other => other.clientId !== one.clientId);
    this.keep();
  }

  private async post(given: Unsent): Promise<void> {
    let one = this.mark(given, { state: 'sending' });
    try {
      one = this.mark(one, { conversationId: one.conversationId ?? (await this.way.somewhere()) });
      const { clientId, text, lesson, assignment, suggestion } = one;
      const attachments = one.attachments?.map(each => each.id);
      const body = { clientId, text, lesson, assignment, suggestion, attachments, pageUrl: pageUrl() };
      const message = await this.api.call<Message>('POST', `/conversations/${one.conversationId}/messages`, body);
      this.sent(one, message);
      if (one.conversationId === this.way.current()) this.way.arrived(message);
    } catch (refused) {
      await this.refused(one, refused);
    }
    this.way.changed();
  }

  private async refused(one: Unsent, why: unknown): Promise<void> {
    if (!(why instanceof Refused)) throw why;
    if (why.code === 'conversation-closed') {
      const { conversationId, ...anew } = one;
      if (conversationId === this.way.current()) this.way.over();
      this.unsent = this.unsent.map(other => (other.clientId === one.clientId ? anew : other));
      return this.post(anew);
    }
    const after = why.retryAfter ? { after: Date.now() + why.retryAfter * 1000 } : {};
    this.mark(one, { state: why.status === 0 ? 'offline' : 'failed', code: why.code, ...after });
    if (why.status === 0) setTimeout(() => this.resendAll(), RETRY_MS);
    else this.way.failed(why.code);
  }
}

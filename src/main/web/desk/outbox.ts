// Replies and notes on their way: each has one `clientId` until the server has it, over retries, reloads and lost networks.
import { Refused, uuid } from '../common/api.js';
import type { Memory } from '../common/memory.js';
import type { Attachment, Message } from '../common/types.js';

/** What becomes of the handoff once the reply is there. */
export type Then = 'return' | 'close';

/** The reply of another that came meanwhile. */
export interface Newer {
  seq: number;
  name: string;
}

export interface Outgoing {
  clientId: string;
  handoffId: string;
  text: string;
  visibility: 'student' | 'staff';
  attachments?: Attachment[];
  /** The last message that was seen when it was written. */
  seenSeq?: number;
  then?: Then;
  at: string;
  state: 'sending' | 'offline' | 'newer';
  /** `newer`: what was said meanwhile. */
  newer?: Newer;
}

export interface Way {
  /** Posts it; throws `Refused`. */
  post(one: Outgoing): Promise<Message>;
  sent(one: Outgoing, message: Message): void;
  /** It will never go as it is: the text goes back to its field. */
  refused(one: Outgoing, why: Refused): void;
  changed(): void;
}

const SLOT = 'outbox';
const RETRY_MS = 5000;
/** Refusals that a later try may escape. */
const LATER = new Set([0, 429, 502, 503, 504]);

export class Outbox {
  all: Outgoing[];
  private readonly flying = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly memory: Memory,
    private readonly way: Way,
  ) {
    this.all = memory.read<Outgoing[]>(SLOT) ?? [];
  }

  of(handoffId: string): Outgoing[] {
    return this.all.filter(one => one.handoffId === handoffId);
  }

  send(written: Pick<Outgoing, 'handoffId' | 'text' | 'visibility' | 'attachments' | 'seenSeq' | 'then'>): Outgoing {
    const one: Outgoing = { ...written, clientId: uuid(), at: new Date().toISOString(), state: 'sending' };
    this.all = [...this.all, one];
    this.keep();
    void this.attempt(one);
    return one;
  }

  /** Tries everything that waits for the network. */
  resendAll(): void {
    for (const one of this.all) if (one.state !== 'newer') void this.attempt(one);
  }

  /** Sends although somebody else has replied meanwhile. */
  sendAnyway(one: Outgoing): void {
    const { seenSeq: _, newer: __, ...rest } = one;
    this.all = this.all.map(other => (other.clientId === one.clientId ? rest : other));
    void this.attempt(rest);
  }

  drop(one: Outgoing): void {
    this.all = this.all.filter(other => other.clientId !== one.clientId);
    this.keep();
    this.way.changed();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private keep(): void {
    this.memory.write(SLOT, this.all);
  }

  private mark(one: Outgoing, change: Partial<Outgoing>): Outgoing {
    const next = { ...one, ...change };
    this.all = this.all.map(other => (other.clientId === one.clientId ? next : other));
    this.keep();
    this.way.changed();
    return next;
  }

  /** One attempt at a time for each. */
  private async attempt(given: Outgoing): Promise<void> {
    if (this.flying.has(given.clientId)) return;
    this.flying.add(given.clientId);
    const one = this.mark(given, { state: 'sending' });
    try {
      const message = await this.way.post(one);
      this.drop(one);
      this.way.sent(one, message);
    } catch (why) {
      this.failed(one, why);
    } finally {
      this.flying.delete(one.clientId);
    }
  }

  private failed(one: Outgoing, why: unknown): void {
    if (!(why instanceof Refused)) throw why;
    if (LATER.has(why.status)) {
      this.mark(one, { state: 'offline' });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.resendAll(), Math.max(RETRY_MS, why.retryAfter * 1000));
    } else if (why.code === 'newer-reply') {
      this.mark(one, { state: 'newer', newer: why.problem as unknown as Newer });
    } else {
      this.drop(one);
      this.way.refused(one, why);
    }
  }
}

// The handoff that is open: its packet, its conversation as it goes on, and what can be done with it.
import { type Api, Refused } from '../common/api.js';
import { Known } from '../common/known.js';
import type { Unsent } from '../common/rows.js';
import { listen } from '../common/stream.js';
import type { Conversation, Message, OwnerChange } from '../common/types.js';
import type { Packet, Verdict } from './types.js';

/** What went wrong, by the server's code; `name` where somebody is in the way. */
export interface Trouble {
  code: string;
  name?: string;
}

export interface Minds {
  changed(): void;
  /** A change of ours was made: the list has to know. */
  did(what: string, packet: Packet | null): void;
}

export class Work extends Known {
  packet: Packet | null = null;
  trouble: Trouble | null = null;
  /** The packet could not be read at all. */
  failed = '';
  busy = false;
  /** Ends with the change that is under way. */
  idle: Promise<unknown> = Promise.resolve();
  /** A draft has been sent: the verdict is asked for in a quiet line. */
  asksVerdict = false;
  /** Joining a live conversation is confirmed in one line. */
  asksJoin = false;
  earlier = false;
  readonly unsent: readonly Unsent[] = [];
  readonly sentAs: ReadonlyMap<string, string> = new Map();
  private stop: () => void = () => undefined;
  private ended = false;

  /** @param id of a handoff, or of a conversation that has none of ours */
  constructor(
    private readonly api: Api,
    readonly id: string,
    readonly kind: 'handoff' | 'conversation',
    private readonly minds: Minds,
  ) {
    super({
      changed: () => minds.changed(),
      arrived: () => undefined,
      owned: () => undefined,
      failed: () => undefined,
    });
  }

  protected settled(): void {}

  async start(): Promise<void> {
    try {
      if (this.kind === 'handoff') await this.refresh();
      else this.show(await this.api.get<Conversation>(`/conversations/${this.id}`));
    } catch (why) {
      this.failed = why instanceof Refused ? why.code : 'page';
      if (!(why instanceof Refused)) console.error('Opora:', why);
    }
    this.minds.changed();
  }

  end(): void {
    this.ended = true;
    this.stop();
  }

  /** Reads the packet again. */
  async refresh(): Promise<void> {
    const packet = await this.api.get<Packet>(`/handoffs/${this.id}`);
    if (!this.ended) this.shown(packet);
  }

  private shown(packet: Packet): void {
    this.failed = '';
    this.packet = packet;
    this.show(packet.conversation);
    this.minds.changed();
  }

  private show(conversation: Conversation): void {
    const first = this.conversation === null;
    if (first)
      this.begin({ ...conversation, unread: 0 }); // unread is the student's
    else if (conversation.version >= this.conversation!.version) this.conversation = { ...conversation };
    for (const message of conversation.messages ?? []) this.take(message);
    if (first) this.follow();
  }

  private follow(): void {
    this.stop = listen(this.api, `/conversations/${this.conversation!.id}/events`, 0, {
      event: (name, data) => {
        this.hear(name, data);
        if (name === 'conversation' && (data as OwnerChange).seq > this.replayedTo) void this.reread();
        this.minds.changed();
      },
      state: () => this.minds.changed(),
      gone: () => undefined,
    });
  }

  /** The packet may have changed; a failure leaves what is shown. */
  async reread(): Promise<void> {
    if (this.kind === 'handoff') await this.refresh().catch(() => undefined);
  }

  /** A message of one's own, before the stream brings it. */
  heard(message: Message): void {
    this.take(message);
    this.minds.changed();
  }

  get lastSeq(): number {
    return this.messages.at(-1)?.seq ?? 0;
  }

  /** One change, none beside another. A refusal is said, the packet read again whatever came of it. @returns whether it was made */
  change(what: string, method: string, path: string, body?: unknown): Promise<boolean> {
    if (this.busy) return Promise.resolve(false);
    this.busy = true;
    const made = this.make(what, method, path, body);
    this.idle = made;
    return made;
  }

  private async make(what: string, method: string, path: string, body?: unknown): Promise<boolean> {
    this.trouble = null;
    this.minds.changed();
    let done = true;
    try {
      const answer = await this.api.call<Packet | null>(method, path, body);
      if (answer && 'conversation' in answer && answer.id === this.id) this.shown(answer);
      else await this.reread();
    } catch (why) {
      done = false;
      await this.refusedBy(why);
    }
    this.busy = false;
    this.minds.changed();
    if (done) this.minds.did(what, this.packet);
    return done;
  }

  /** Says a refusal, with who is in the way. */
  async refusedBy(why: unknown): Promise<void> {
    if (!(why instanceof Refused)) console.error('Opora:', why);
    const code = why instanceof Refused ? why.code : 'page';
    if (code !== 'offline') await this.reread();
    const name = this.packet?.curator?.name;
    this.trouble = { code, ...(name ? { name } : {}) };
    this.minds.changed();
  }

  private path(rest = ''): string {
    return `/handoffs/${this.id}${rest}`;
  }

  private versioned(body: object = {}): object {
    return { version: this.packet?.version, ...body };
  }

  claim(): Promise<boolean> {
    return this.change('claim', 'POST', this.path('/claim'), this.versioned());
  }

  release(): Promise<boolean> {
    return this.change('release', 'DELETE', this.path(`/claim?version=${this.packet?.version}`));
  }

  async approve(text?: string): Promise<boolean> {
    const done = await this.change(
      'reply',
      'POST',
      this.path('/draft/approval'),
      this.versioned(text === undefined ? {} : { text }),
    );
    if (done) this.asksVerdict = true;
    this.minds.changed();
    return done;
  }

  reject(why: string): Promise<boolean> {
    return this.change('reject', 'POST', this.path('/draft/rejection'), this.versioned({ why }));
  }

  transfer(to: { team?: string; curator?: string }, note: string): Promise<boolean> {
    return this.change('transfer', 'POST', this.path('/transfer'), this.versioned({ ...to, note }));
  }

  resolve(returnToAssistant: boolean, more: { note?: string; verdict?: Verdict } = {}): Promise<boolean> {
    return this.change('finish', 'POST', this.path('/resolution'), this.versioned({ returnToAssistant, ...more }));
  }

  assign(curator: string | null): Promise<boolean> {
    return this.change('assign', 'POST', this.path('/assignment'), this.versioned({ curator }));
  }

  consult(to: { team?: string; curator?: string }, question: string): Promise<boolean> {
    return this.change('consult', 'POST', this.path('/consultations'), { ...to, question });
  }

  remind(at: string, note?: string): Promise<boolean> {
    return this.change('remind', 'POST', this.path('/reminders'), { at, ...(note ? { note } : {}) });
  }

  forgetReminder(id: string): Promise<boolean> {
    return this.change('remind', 'DELETE', this.path(`/reminders/${id}`));
  }

  snooze(until?: string): Promise<boolean> {
    return this.change('snooze', 'POST', this.path('/snooze'), until ? { until } : {});
  }

  wake(): Promise<boolean> {
    return this.change('wake', 'DELETE', this.path('/snooze'));
  }

  merge(into: string): Promise<boolean> {
    return this.change('merge', 'POST', `/conversations/${this.conversation!.id}/merge`, { into });
  }

  async judge(verdict: Verdict | null): Promise<void> {
    this.asksVerdict = false;
    if (verdict) await this.change('verdict', 'PUT', this.path('/verdict'), { verdict });
    this.minds.changed();
  }

  /** Joins a conversation that the assistant leads. @returns the handoff to go on with */
  async join(): Promise<string | null> {
    try {
      return (await this.api.call<Packet>('POST', `/conversations/${this.conversation!.id}/takeover`)).id;
    } catch (why) {
      await this.refusedBy(why);
      return null;
    }
  }

  /** Tells the others, and the student if one writes to them. */
  looks(typing: boolean): void {
    if (this.kind === 'handoff') void this.api.call('PUT', this.path('/viewing'), { typing }).catch(() => undefined);
  }

  async loadEarlier(): Promise<void> {
    const first = this.messages[0]?.seq;
    if (!first || first <= 1) return;
    const page = await this.api
      .get<{ items: Message[] }>(`/conversations/${this.conversation!.id}/messages?before=${first}&limit=50`)
      .catch(() => null);
    for (const message of page?.items ?? []) this.take(message);
    this.minds.changed();
  }
}

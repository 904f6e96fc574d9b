// The student's conversation: what is known of it, and what can be done. Knows nothing of how it looks.
import { type Api, Refused, uuid } from '../common/api.js';
import { type Progress, pending, type Talked, type Unsent } from '../common/rows.js';
import { listen } from '../common/stream.js';
import type {
  Attachment,
  Conversation,
  Message,
  OwnerChange,
  Ownership,
  Rating,
  Session,
  Stage,
  Unlocks,
} from '../common/types.js';
import type { Memory } from './memory.js';
import type { Context } from './settings.js';
import { share } from './tabs.js';

/** Nothing heard of a question for so long: the whole conversation is asked for and trusted. */
const LOST_MS = 45_000;
const PAGE = 50;

export interface Heeds {
  changed(): void;
  /** A message of somebody else that is new. */
  arrived(message: Message): void;
  /** The owner has changed just now. */
  owned(change: OwnerChange, before: Ownership): void;
  failed(code: string): void;
}

export interface Sending {
  text: string;
  suggestion?: string;
  attachments?: Attachment[];
}

export class Talk implements Talked {
  conversation: Conversation | null = null;
  messages: Message[] = [];
  changes: OwnerChange[] = [];
  progress = new Map<string, Progress>();
  sentAs = new Map<string, string>();
  unsent: Unsent[] = [];
  unreadAtOpening = 0;
  online = true;
  expired = false;
  /** Whether there are messages before the first known. */
  earlier = false;
  locked: { messageId: string; unlocks: Unlocks } | null = null;
  typing: { name: string; until: number } | null = null;
  private stop: () => void = () => undefined;
  private opening: Promise<void> | null = null;
  private heardAt = Date.now();
  private replayedTo = 0;
  private seenTo = 0;
  private readonly flying = new Set<string>();
  private readonly watch: ReturnType<typeof setInterval>;
  private readonly network = () => {
    this.online = navigator.onLine;
    if (this.online) this.resendAll();
    this.heeds.changed();
  };

  constructor(
    private readonly api: Api,
    private readonly session: () => Session,
    private readonly memory: Memory,
    private readonly context: () => Context,
    private readonly heeds: Heeds,
  ) {
    this.unsent = memory.read<Unsent[]>(this.slot('unsent')) ?? [];
    this.watch = setInterval(() => void this.look(), 5000);
    addEventListener('online', this.network);
    addEventListener('offline', this.network);
  }

  private slot(name: string): string {
    return `${this.session().student.id}:${name}`;
  }

  private path(rest = ''): string {
    return `/conversations/${this.conversation!.id}${rest}`;
  }

  get waiting(): Message[] {
    return pending(this);
  }

  /** Leaves the conversation and stops listening; nothing that was written is lost. */
  leave(): void {
    this.stop();
    this.stop = () => undefined;
    Object.assign(this, {
      conversation: null,
      messages: [],
      changes: [],
      earlier: false,
      locked: null,
      typing: null,
      unreadAtOpening: 0,
    });
    this.progress.clear();
    this.seenTo = 0;
  }

  end(): void {
    this.leave();
    clearInterval(this.watch);
    removeEventListener('online', this.network);
    removeEventListener('offline', this.network);
  }

  /** Goes on where the student was. */
  async start(): Promise<void> {
    const { conversationId } = this.session();
    if (conversationId) await this.open(conversationId);
    else this.resendAll();
  }

  /** Shows a conversation and follows it. */
  async open(id: string): Promise<void> {
    this.enter(await this.api.get<Conversation>(`/conversations/${id}`));
  }

  private enter(conversation: Conversation): void {
    this.leave();
    const messages = conversation.messages ?? [];
    this.conversation = conversation;
    this.replayedTo = conversation.lastSeq;
    this.unreadAtOpening = conversation.unread;
    this.earlier = messages.length >= PAGE;
    for (const message of messages) this.take(message);
    const after = Math.max(0, (messages[0]?.seq ?? 1) - 1);
    const shared = {
      event: (name: string, data: unknown) => this.hear(name, data),
      state: (online: boolean, expired: boolean) => this.reach(online, expired),
      known: () => this.changes,
    };
    const leave = share(`${this.session().student.id}:${conversation.id}`, shared, told =>
      listen(this.api, this.path('/events'), after, { ...told, gone: () => this.heeds.failed('not-found') }),
    );
    this.stop = leave;
    this.resendAll();
    this.heeds.changed();
  }

  private create(): Promise<void> {
    const { course, lesson, assignment } = this.context();
    const pageUrl = location.href.slice(0, 2000);
    this.opening ??= this.api
      .call<Conversation>('POST', '/conversations', { course, lesson, assignment, pageUrl })
      .then(conversation => {
        this.moveDraft(conversation.id);
        this.enter(conversation);
      })
      .finally(() => {
        this.opening = null;
      });
    return this.opening;
  }

  /** What is being written when the conversation is made belongs to it. */
  private moveDraft(id: string): void {
    const draft = this.memory.read<string>(this.slot('draft:new'));
    this.memory.write(this.slot('draft:new'), undefined);
    this.memory.write(this.slot(`draft:${id}`), draft);
  }

  /** One conversation, however many presses ask for it at once. */
  private ready(): Promise<void> {
    return this.conversation ? Promise.resolve() : this.create();
  }

  /** The conversation to put something into. @returns its id */
  async somewhere(): Promise<string> {
    await this.ready();
    return this.conversation!.id;
  }

  // ---- hearing

  private hear(name: string, data: unknown): void {
    this.heardAt = Date.now();
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
    this.heeds.changed();
  }

  private take(message: Message): void {
    if (this.messages.some(known => known.seq === message.seq)) return;
    this.messages = [...this.messages, message].sort((a, b) => a.seq - b.seq);
    if (message.replyTo) this.progress.delete(message.replyTo);
    if (message.author.kind === 'curator') this.typing = null;
    if (message.author.kind === 'student') this.settle(message);
    else if (message.seq > this.replayedTo) this.heeds.arrived(message);
  }

  /** A message of ours that came by the stream before its own reply did, or was sent before a reload. */
  private settle(message: Message): void {
    const one = this.unsent.find(
      each =>
        each.conversationId === this.conversation?.id &&
        each.text === message.text &&
        Date.parse(message.createdAt) >= Date.parse(each.at) - 120_000,
    );
    if (one) this.sent(one, message);
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
    const until = Date.now() + 6000;
    this.typing = { name: author.name ?? '', until };
    setTimeout(() => {
      if (this.typing?.until === until) this.typing = null;
      this.heeds.changed();
    }, 6100);
  }

  private reach(online: boolean, expired: boolean): void {
    this.expired = expired;
    if (online === this.online && !expired) return;
    this.online = online;
    if (online) this.resendAll();
    this.heeds.changed();
  }

  /** Trusts the stored conversation when the stream has been silent on a question. */
  private async look(): Promise<void> {
    if (!this.waiting.length || Date.now() - this.heardAt < LOST_MS) return;
    this.heardAt = Date.now();
    await this.refresh().catch(() => undefined);
  }

  async refresh(): Promise<void> {
    if (!this.conversation) return;
    const whole = await this.api.get<Conversation>(this.path());
    for (const message of whole.messages ?? []) this.take(message);
    const { messages, preview, ...facts } = whole;
    if (this.conversation && whole.version >= this.conversation.version) {
      const bare = { team: undefined, waiting: undefined, expectedReplyBy: undefined };
      this.conversation = { ...this.conversation, ...bare, ...facts };
    }
    this.heeds.changed();
  }

  // ---- saying

  /** @returns the `clientId`, which is the key of its row */
  send({ text, suggestion, attachments }: Sending): string {
    const { lesson, assignment } = this.context();
    const inCourse = this.session().context.course !== undefined;
    const one: Unsent = {
      clientId: uuid(),
      text,
      at: new Date().toISOString(),
      state: 'sending',
      ...(this.conversation ? { conversationId: this.conversation.id } : {}),
      ...(inCourse && lesson ? { lesson } : {}),
      ...(inCourse && assignment ? { assignment } : {}),
      ...(suggestion ? { suggestion } : {}),
      ...(attachments?.length ? { attachments } : {}),
    };
    this.unsent = [...this.unsent, one];
    this.keep();
    this.fly(one);
    return one.clientId;
  }

  resend(one: Unsent): void {
    this.fly(one);
  }

  drop(one: Unsent): void {
    this.unsent = this.unsent.filter(other => other.clientId !== one.clientId);
    this.keep();
    this.heeds.changed();
  }

  private keep(): void {
    this.memory.write(this.slot('unsent'), this.unsent);
  }

  private mark(one: Unsent, change: Partial<Unsent>): Unsent {
    const next = { ...one, ...change };
    this.unsent = this.unsent.map(other => (other.clientId === one.clientId ? next : other));
    this.keep();
    this.heeds.changed();
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
      await this.ready();
      one = this.mark(one, { conversationId: one.conversationId ?? this.conversation!.id });
      const { clientId, text, lesson, assignment, suggestion } = one;
      const attachments = one.attachments?.map(each => each.id);
      const body = {
        clientId,
        text,
        lesson,
        assignment,
        suggestion,
        attachments,
        pageUrl: location.href.slice(0, 2000),
      };
      const message = await this.api.call<Message>('POST', `/conversations/${one.conversationId}/messages`, body);
      this.sent(one, message);
      if (one.conversationId === this.conversation?.id) this.take(message);
      this.heardAt = Date.now();
    } catch (refused) {
      await this.refused(one, refused);
    }
    this.heeds.changed();
  }

  private async refused(one: Unsent, why: unknown): Promise<void> {
    if (!(why instanceof Refused)) throw why;
    if (why.code === 'conversation-closed') {
      this.leave();
      return this.post(this.mark(one, { conversationId: undefined as unknown as string }));
    }
    const gone = why.status === 0 || why.status >= 500;
    const after = why.retryAfter ? Date.now() + why.retryAfter * 1000 : undefined;
    this.mark(one, {
      state: gone && why.status === 0 ? 'offline' : 'failed',
      code: why.code,
      ...(after ? { after } : {}),
    });
    if (why.status === 0) setTimeout(() => this.resendAll(), 2000);
    else this.heeds.failed(why.code);
  }

  /** What has not gone yet and was not refused. */
  private resendAll(): void {
    const here = this.unsent.filter(
      one => one.state !== 'failed' && (!one.conversationId || one.conversationId === this.conversation?.id),
    );
    for (const one of here) this.fly(one);
  }

  /** One attempt at a time for each message. */
  private fly(one: Unsent): void {
    if (this.flying.has(one.clientId)) return;
    this.flying.add(one.clientId);
    void this.post(one).finally(() => this.flying.delete(one.clientId));
  }

  /** @throws Refused; `hint-locked` becomes the state `locked` instead */
  async moreHint(message: Message): Promise<void> {
    const assignment = this.context().assignment;
    try {
      const asked = await this.api.call<Message>('POST', this.path('/hints'), { clientId: uuid(), assignment });
      this.locked = null;
      this.take(asked);
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.code !== 'hint-locked') throw refused;
      this.locked = { messageId: message.id, unlocks: (refused.problem.unlocks ?? { level: 3 }) as Unlocks };
    }
    this.heeds.changed();
  }

  async callPerson(comment?: string): Promise<void> {
    await this.ready();
    this.become(await this.api.call<Conversation>('POST', this.path('/handoff'), comment ? { comment } : {}));
  }

  async takeBack(): Promise<void> {
    this.become(await this.api.call<Conversation>('DELETE', this.path('/handoff')));
  }

  async close(): Promise<void> {
    this.become(await this.api.call<Conversation>('POST', this.path('/closure'), {}));
  }

  private become(conversation: Conversation): void {
    if (this.conversation?.id === conversation.id && conversation.version >= this.conversation.version)
      this.conversation = conversation;
    for (const message of conversation.messages ?? []) this.take(message);
    this.heeds.changed();
  }

  async rate(message: Message, rating: Rating): Promise<void> {
    this.messages = this.messages.map(one => (one.id === message.id ? { ...one, rating } : one));
    this.heeds.changed();
    await this.api.call('PUT', `/messages/${message.id}/rating`, rating);
  }

  async rateConversation(value: 'up' | 'down', comment?: string): Promise<void> {
    const rating: Rating = { value, ...(comment ? { comment } : {}) };
    await this.api.call('PUT', this.path('/rating'), rating);
    if (this.conversation) this.conversation = { ...this.conversation, rating };
    this.heeds.changed();
  }

  /** Everything up to here has been seen. */
  async seen(): Promise<void> {
    const last = this.messages.at(-1)?.seq;
    if (!this.conversation || last === undefined || last <= this.seenTo) return;
    this.seenTo = last;
    await this.api.call('PUT', this.path('/read'), { seq: last }).catch(() => undefined);
  }

  async loadEarlier(): Promise<void> {
    const first = this.messages[0]?.seq;
    if (!this.earlier || first === undefined) return;
    this.earlier = false;
    const page = await this.api.get<{ items: Message[] }>(this.path(`/messages?before=${first}&limit=${PAGE}`));
    this.earlier = page.items.length >= PAGE;
    const known = new Set(this.messages.map(message => message.seq));
    this.messages = [...page.items.filter(message => !known.has(message.seq)), ...this.messages].sort(
      (a, b) => a.seq - b.seq,
    );
    this.heeds.changed();
  }

  async list(): Promise<Conversation[]> {
    return (await this.api.get<{ items: Conversation[] }>('/conversations?limit=50')).items;
  }
}

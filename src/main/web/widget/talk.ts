// The student's conversation: what is known of it, and what can be done. Knows nothing of how it looks.
import { type Api, Refused, uuid } from '../common/api.js';
import { type Heeds, Known } from '../common/known.js';
import type { Memory } from '../common/memory.js';
import { pending, type Unsent } from '../common/rows.js';
import { listen } from '../common/stream.js';
import type { Conversation, Message, Rating, Session, Unlocks } from '../common/types.js';
import { Outbox, pageUrl } from './outbox.js';
import type { Context } from './settings.js';
import { share } from './tabs.js';

/** Nothing heard of a question for so long: the whole conversation is asked for and trusted. */
const LOST_MS = 45_000;
const PAGE = 50;

export class Talk extends Known {
  online = true;
  /** Whether there are messages before the first known. */
  earlier = false;
  locked: { messageId: string; unlocks: Unlocks } | null = null;
  readonly outbox: Outbox;
  private stop: () => void = () => undefined;
  private opening: Promise<void> | null = null;
  private heardAt = Date.now();
  private seenTo = 0;
  private readonly watch: ReturnType<typeof setInterval>;
  private readonly network = () => {
    this.online = navigator.onLine;
    if (this.online) this.outbox.resendAll();
    this.heeds.changed();
  };

  constructor(
    private readonly api: Api,
    private readonly session: () => Session,
    private readonly memory: Memory,
    private readonly context: () => Context,
    heeds: Heeds,
  ) {
    super(heeds);
    this.outbox = new Outbox(api, memory, this.slot('unsent'), {
      current: () => this.conversation?.id,
      somewhere: () => this.somewhere(),
      context: () => this.about(),
      arrived: message => {
        this.heardAt = Date.now();
        this.take(message);
      },
      over: () => this.leave(),
      changed: () => heeds.changed(),
      failed: code => heeds.failed(code),
    });
    this.watch = setInterval(() => void this.look(), 5000);
    addEventListener('online', this.network);
    addEventListener('offline', this.network);
  }

  override get unsent(): readonly Unsent[] {
    return this.outbox.unsent;
  }

  override get sentAs(): ReadonlyMap<string, string> {
    return this.outbox.sentAs;
  }

  /** Lesson and assignment belong to a course; without one they say nothing. */
  private about(): Pick<Context, 'lesson' | 'assignment'> {
    const { lesson, assignment } = this.session().context.course ? this.context() : {};
    return { ...(lesson ? { lesson } : {}), ...(assignment ? { assignment } : {}) };
  }

  protected override settled(message: Message): void {
    this.outbox.settle(message);
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
    this.forget();
    Object.assign(this, { earlier: false, locked: null, seenTo: 0 });
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
    else this.outbox.resendAll();
  }

  /** Shows a conversation and follows it. */
  async open(id: string): Promise<void> {
    this.enter(await this.api.get<Conversation>(`/conversations/${id}`));
  }

  private enter(conversation: Conversation): void {
    this.leave();
    const messages = conversation.messages ?? [];
    this.begin(conversation);
    this.earlier = messages.length >= PAGE;
    for (const message of messages) this.take(message);
    const after = Math.max(0, (messages[0]?.seq ?? 1) - 1);
    const shared = {
      event: (name: string, data: unknown) => this.listenTo(name, data),
      state: (online: boolean, expired: boolean) => this.reach(online, expired),
      known: () => this.changes,
    };
    const leave = share(`${this.session().student.id}:${conversation.id}`, shared, told =>
      listen(this.api, this.path('/events'), after, { ...told, gone: () => this.heeds.failed('not-found') }),
    );
    this.stop = leave;
    this.outbox.resendAll();
    this.heeds.changed();
  }

  private create(): Promise<void> {
    const { course, lesson, assignment } = this.context();
    this.opening ??= this.api
      .call<Conversation>('POST', '/conversations', { course, lesson, assignment, pageUrl: pageUrl() })
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

  private listenTo(name: string, data: unknown): void {
    this.heardAt = Date.now();
    this.hear(name, data);
    this.heeds.changed();
  }

  private reach(online: boolean, expired: boolean): void {
    if (online === this.online && !expired) return;
    this.online = online;
    if (online) this.outbox.resendAll();
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
    this.become(whole);
  }

  // ---- saying

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
    if (this.conversation?.id === conversation.id && conversation.version >= this.conversation.version) {
      this.conversation = conversation;
    }
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

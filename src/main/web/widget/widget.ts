// The widget itself: a panel in a shadow root, awake from the first press on.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { type Api, Refused } from '../common/api.js';
import type { Room } from '../common/room.js';
import { rows } from '../common/rows.js';
import { styles as shared } from '../common/styles.js';
import { type Scheme, tokens } from '../common/tokens.js';
import '../common/transcript.js';
import type { Transcript } from '../common/transcript.js';
import type { Citation, Message, OwnerChange, Ownership, Session, Suggestion, Tone } from '../common/types.js';
import { speak, type Words } from '../common/words.js';
import type { Announcer } from './announcer.js';
import './composer.js';
import type { Composer, Sent } from './composer.js';
import { Entrance } from './entrance.js';
import { Frame } from './frame.js';
import { type Context, localeOf } from './settings.js';
import type { Shell, Widget } from './shell.js';
import { styles } from './styles.js';
import { Talk } from './talk.js';
import { countInTitle } from './title.js';
import { bars } from './views/bars.js';
import type { Card } from './views/card.js';
import { failedView, greetingView, startingView } from './views/empty.js';
import { footView } from './views/foot.js';
import { headView } from './views/head.js';
import type { Past } from './views/past.js';

const LATE_MS = 8000;

export class OporaWidget extends LitElement implements Widget {
  static override styles = [tokens, shared, styles];
  shell!: Shell;
  words!: Words;
  talk: Talk | null = null;
  @state() phase: 'asleep' | 'starting' | 'ready' | 'failed' = 'asleep';
  @state() opened = false;
  @state() menu = false;
  @state() card: Card | null = null;
  @state() past: Past | null = null;
  @state() about = false;
  @state() problem: { code: string; retry?: () => void } | null = null;
  @state() private later: typeof import('./views/later.js') | null = null;
  @state() private spokenPolitely = '';
  @state() private spokenUrgently = '';
  private entrance!: Entrance;
  private frame!: Frame;
  private starting: Promise<void> | null = null;
  private tick: ReturnType<typeof setInterval> | undefined;
  private announcer: Announcer | null = null;
  private unread = 0;
  private readonly accentSheet = new CSSStyleSheet();

  // ---- life

  begin(shell: Shell): void {
    this.shell = shell;
    this.frame = new Frame(this);
    this.entrance = new Entrance(
      shell.base,
      () => shell.settings(),
      session => this.entered(session),
    );
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const before = this.shadowRoot?.adoptedStyleSheets ?? [];
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...before, ...root.adoptedStyleSheets, this.accentSheet];
    return root;
  }

  get api(): Api {
    return this.entrance.api;
  }

  get session(): Session | null {
    return this.entrance.session;
  }

  /** Starts the session, once; a start that fails can be tried again. */
  wake(): Promise<void> {
    this.starting ??= this.start().catch(why => {
      this.starting = null;
      this.phase = 'failed';
      this.fail(why);
    });
    return this.starting;
  }

  private async start(): Promise<void> {
    this.phase = 'starting';
    this.words ??= await speak(localeOf(this.shell.settings()));
    this.requestUpdate();
    const late = setTimeout(() => {
      if (this.phase === 'starting') this.phase = 'failed';
    }, LATE_MS);
    try {
      await this.entrance.renew();
      await this.dress();
      this.talk = new Talk(
        this.api,
        () => this.session!,
        this.shell.memory,
        () => this.context(),
        {
          changed: () => this.changed(),
          arrived: message => this.arrived(message),
          owned: (change, before) => this.owned(change, before),
          failed: code => this.shell.emit('error', { code }),
        },
      );
      await this.talk.start().catch(why => {
        if (!(why instanceof Refused) || why.status !== 404) throw why;
      });
      this.phase = 'ready';
      this.tick = setInterval(() => this.beat(), 1000);
      this.changed();
    } finally {
      clearTimeout(late);
    }
  }

  /** Words and colours of this school and student. */
  private async dress(): Promise<void> {
    const session = this.session!;
    const chosen = this.shell.settings().locale;
    const locale = chosen === 'ru' || chosen === 'en' ? chosen : session.school.locale;
    const tone: Tone = session.toneChosen === false ? 'strict' : session.tone;
    this.words = await speak(locale, tone, session.texts);
    const colour = session.theme.accent;
    if (colour) {
      const { accent } = await import('../common/accent.js');
      const rules = (['light', 'dark'] as const).map(scheme => {
        const roles = Object.entries(accent(colour, scheme)).map(([role, value]) => `--op-${role}:${value}`);
        return `.op[data-scheme=${scheme}]{${roles.join(';')}}`;
      });
      this.accentSheet.replaceSync(rules.join('\n'));
      const { accent: fill, 'on-accent': on } = accent(colour, 'light');
      this.shell.launcher.paint(fill, on);
    }
    this.requestUpdate();
  }

  private entered(session: Session): void {
    for (const warning of session.warnings) console.warn(`Opora: ${warning}`);
  }

  end(): void {
    clearInterval(this.tick);
    this.talk?.end();
    this.talk = null;
    this.frame.end();
    countInTitle(0);
    this.remove();
  }

  // ---- what the page asks

  async show(): Promise<void> {
    if (this.opened) return;
    this.words ??= await speak(localeOf(this.shell.settings()));
    this.opened = true;
    this.shell.launcher.opened(true);
    await this.updateComplete;
    this.frame.open();
    this.shell.emit('open');
    void this.complete().catch(() => undefined);
    this.transcript?.place.toEnd();
    await this.wake();
    await this.updateComplete;
    this.frame.focusField();
    this.changed();
  }

  /** Fetches what the first sight of the panel did not need. */
  private async complete(): Promise<void> {
    if (this.later) return;
    const later = await import('./views/later.js');
    const root = this.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, later.styles.styleSheet!];
    this.announcer = new later.Announcer(text => this.say(text));
    this.later = later;
  }

  async hide(): Promise<void> {
    if (!this.opened || this.shell.settings().container) return;
    this.frame.close();
    Object.assign(this, { opened: false, menu: false, card: null, past: null, about: false });
    this.shell.launcher.opened(false);
    this.shell.launcher.focus();
    this.shell.emit('close');
  }

  toggle(): Promise<void> {
    return this.opened ? this.hide() : this.show();
  }

  async showNewMessage(text = ''): Promise<void> {
    await this.show();
    this.composer?.write(text);
  }

  async showConversation(id: string): Promise<void> {
    await this.show();
    this.past = null;
    await this.attempt(() => this.talk!.open(id));
    this.reopened();
  }

  async handoff(comment?: string): Promise<void> {
    await this.show();
    await this.callPerson(comment);
  }

  async setLocale(locale: 'ru' | 'en'): Promise<void> {
    this.shell.settings().locale = locale;
    this.words = await speak(locale, this.tone, this.session?.texts);
    this.changed();
    if (this.session) await this.api.call('PUT', '/me/preferences', { locale }).catch(() => undefined);
  }

  async setTheme(theme: 'auto' | 'light' | 'dark'): Promise<void> {
    this.shell.settings().theme = theme;
    this.requestUpdate();
  }

  async settingsChanged(): Promise<void> {
    this.requestUpdate();
  }

  // ---- what the student does

  get tone(): Tone {
    return this.session?.toneChosen === false ? 'strict' : (this.session?.tone ?? 'strict');
  }

  async chooseTone(tone: Tone): Promise<void> {
    const session = this.session!;
    Object.assign(session, { tone, toneChosen: true });
    this.words = await speak(this.words.locale, tone, session.texts);
    this.changed();
    await this.attempt(() => this.api.call('PUT', '/me/preferences', { tone }));
  }

  ask(text: string, suggestion?: string): void {
    this.sent(this.talk!.send({ text, ...(suggestion ? { suggestion } : {}) }));
  }

  private sent(key: string): void {
    this.transcript?.place.bring(key);
    this.shell.memory.setLook({ open: true });
    this.changed();
  }

  callPerson = async (comment?: string): Promise<void> => {
    const text = typeof comment === 'string' ? comment : undefined;
    await this.attempt(() => this.talk!.callPerson(text));
    if (this.talk?.conversation?.owner.kind === 'queue') this.shell.emit('handoff', { by: 'student' });
  };

  takeBack = (): Promise<void> => this.attempt(() => this.talk!.takeBack());

  /** Tries, and tells of a failure with a way to try again. */
  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.problem = null;
    try {
      await act();
    } catch (why) {
      this.fail(why, () => void this.attempt(act));
    }
  }

  private fail(why: unknown, retry?: () => void): void {
    const code = why instanceof Refused ? why.code : 'page';
    if (!(why instanceof Refused)) console.error('Opora:', why);
    this.problem = { code, ...(retry ? { retry } : {}) };
    if (this.words) this.spokenUrgently = this.words.say('trouble', { code });
    this.shell.emit('error', { code });
  }

  newConversation(): void {
    this.talk?.leave();
    this.past = null;
    this.reopened();
    this.composer?.field.focus();
  }

  async openPast(id: string): Promise<void> {
    this.past = null;
    await this.attempt(() => this.talk!.open(id));
    this.reopened();
  }

  async showPast(): Promise<void> {
    this.past = { items: null };
    await this.attempt(async () => {
      this.past = { items: await this.talk!.list() };
    });
  }

  finish = async (): Promise<void> => {
    await this.attempt(() => this.talk!.close());
    this.shell.memory.setLook({ open: false });
  };

  rateConversation(value: 'up' | 'down', comment?: string): void {
    this.shell.emit('rating', { value });
    void this.attempt(() => this.talk!.rateConversation(value, comment));
  }

  async toggleNotices(): Promise<void> {
    const wanted = !this.shell.memory.look().notices;
    const { allowed } = await import('./notices.js');
    this.shell.memory.setLook({ notices: wanted && (await allowed()) });
    this.requestUpdate();
  }

  private reopened(): void {
    this.transcript?.place.reset();
    this.changed();
  }

  openSource(citations: readonly Citation[], at: number, opener: HTMLElement): void {
    const frame = this.renderRoot.querySelector('.middle')!.getBoundingClientRect();
    const { top, bottom } = opener.getBoundingClientRect();
    const above = top - frame.top;
    const below = frame.bottom - bottom;
    const place = below > above ? { top: bottom - frame.top + 6 } : { bottom: frame.bottom - top + 6 };
    this.card = { citations, at, opener, ...place, height: Math.max(above, below) - 14 };
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.card')?.focus());
  }

  closeCard(): void {
    const { opener } = this.card ?? {};
    this.card = null;
    if (opener?.isConnected) opener.focus();
  }

  /** Esc closes what is on top: card, menu, panel. */
  back(): void {
    if (this.card) this.closeCard();
    else if (this.menu || this.about) this.closeMenu();
    else if (this.past) this.past = null;
    else void this.hide();
  }

  closeMenu(): void {
    this.menu = false;
    this.about = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.menu-button')?.focus());
  }

  context(): Context {
    const given = this.shell.settings().context ?? {};
    const signed = this.session?.context ?? {};
    return {
      ...(signed.course ? { course: signed.course.externalId } : {}),
      ...(signed.lesson ? { lesson: signed.lesson.externalId } : {}),
      ...(signed.assignment ? { assignment: signed.assignment.externalId } : {}),
      ...given,
    };
  }

  // ---- what happens

  private changed(): void {
    const owner = this.talk?.conversation;
    this.shell.launcher.waiting(owner?.owner.kind === 'queue');
    if (this.opened && document.visibilityState === 'visible') void this.talk?.seen().then(() => this.count(0));
    this.requestUpdate();
  }

  private count(unread: number): void {
    if (unread === this.unread) return;
    this.unread = unread;
    countInTitle(unread);
    this.shell.launcher.unread(unread);
    this.shell.emit('unread', { count: unread });
  }

  private arrived(message: Message): void {
    const away = !this.opened || document.visibilityState !== 'visible';
    if (away) this.count(this.unread + 1);
    this.announcer?.message(message, this.talk!, this.room());
    if (message.lane === 'answer')
      this.shell.emit('answered', { lane: message.lane, citations: message.citations?.length ?? 0 });
    const look = this.shell.memory.look();
    if (away && (look.sound || look.notices)) void this.tell(message);
  }

  private async tell(message: Message): Promise<void> {
    const { show, sound } = await import('./notices.js');
    const look = this.shell.memory.look();
    if (look.sound) sound();
    const name = message.author.name ?? this.words.say('owner.assistant');
    if (look.notices)
      show(name, message.kind === 'notice' ? this.words.say('notice.short') : message.text, () => void this.show());
  }

  private owned(change: OwnerChange, before: Ownership): void {
    this.announcer?.owned(change, this.room());
    if (change.owner.kind === 'curator' && before.owner.kind !== 'curator')
      this.shell.emit('curator', { name: change.owner.name });
    if (change.owner.kind === 'queue' && before.owner.kind === 'assistant' && !change.canCancel)
      this.shell.emit('handoff', { by: 'assistant' });
  }

  /** Once a second: countdowns, stages that last, times that pass. */
  private beat(): void {
    const { talk } = this;
    if (!talk) return;
    this.announcer?.stages(talk, this.room());
    const counting = talk.unsent.some(one => (one.after ?? 0) > Date.now() - 2000);
    if (talk.waiting.length || talk.conversation?.expectedReplyBy || counting) this.requestUpdate();
  }

  private say(text: string): void {
    this.spokenPolitely = this.spokenPolitely === text ? `${text}\u00a0` : text;
  }

  // ---- how it looks

  get transcript(): Transcript | null {
    return this.renderRoot.querySelector('op-transcript');
  }

  get composer(): Composer | null {
    return this.renderRoot.querySelector('op-composer');
  }

  get phone(): boolean {
    return this.frame.modal;
  }

  get scheme(): Scheme {
    const { theme = 'auto' } = this.shell.settings();
    if (theme !== 'auto') return theme;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }

  room(): Room {
    const { talk } = this;
    return {
      words: this.words,
      tone: this.tone,
      view: 'student',
      origin: this.shell.base,
      emergency: this.session?.emergency ?? '112',
      free: talk?.conversation?.owner.kind === 'assistant' && talk.waiting.length === 0,
      locked: talk?.locked ?? null,
      acts: {
        openSource: (citations, at, opener) => this.openSource(citations, at, opener),
        rate: (message, value) => {
          this.shell.emit('rating', { value });
          void this.attempt(() => talk!.rate(message, { value }));
        },
        explain: (message, reason, comment) =>
          void this.attempt(() =>
            talk!.rate(message, {
              value: 'down',
              comment: comment ?? '',
              ...(reason ? { reason: reason as 'wrong' } : {}),
            }),
          ),
        moreHint: message => void this.attempt(() => talk!.moreHint(message)),
        showAttempt: () => this.showAttempt(),
        callPerson: () => void this.callPerson(),
        takeBack: () => void this.takeBack(),
        resend: one => talk!.resend(one),
        drop: one => talk!.drop(one),
      },
    };
  }

  /** What the buttons inside texts are called. */
  names(): { chip(n: number): string; copy: string; copied: string } {
    return { chip: String, copy: this.words.say('copy'), copied: this.words.say('copied') };
  }

  private showAttempt(): void {
    const prefix = this.words.say('hint.prefix');
    const text = this.composer?.value ?? '';
    this.composer?.write(text.includes(prefix) ? text : `${prefix}\n${text}`);
  }

  /** Places are set through the element: a style attribute in the markup would be refused by a strict policy. */
  override updated(): void {
    const { card } = this;
    const style = card && this.renderRoot.querySelector<HTMLElement>('.card')?.style;
    style?.setProperty('top', card?.top === undefined ? 'auto' : `${card.top}px`);
    style?.setProperty('bottom', card?.bottom === undefined ? 'auto' : `${card.bottom}px`);
    style?.setProperty('max-height', `${card?.height}px`);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.words) return nothing;
    const look = this.shell.memory.look();
    const { alignment = 'right', container } = this.shell.settings();
    return html`<div class="op" lang=${this.words.locale} data-scheme=${this.scheme} data-side=${alignment}
        data-size=${look.size ?? 15} ?data-wide=${look.wide} ?data-inline=${container !== undefined}>
      <dialog class="panel" aria-label=${this.words.say('panel', { school: this.session?.school.name ?? '' })} @keydown=${this.frame.key} @cancel=${this.frame.cancel}>
        ${this.opened ? this.inside() : nothing}
      </dialog>
      <div class="unseen" role="status" aria-live="polite">${this.spokenPolitely}</div>
      <div class="unseen" role="alert">${this.spokenUrgently}</div>
    </div>`;
  }

  private inside(): TemplateResult {
    return html`${headView(this)} ${this.later?.menuView(this)} ${bars(this)}
      <div class="middle">${this.middle()} ${this.later?.cardView(this)}</div>
      ${this.past || this.phase !== 'ready' ? nothing : this.bottom()} ${footView(this)}`;
  }

  private middle(): TemplateResult {
    const { talk } = this;
    if (this.past && this.later) return this.later.pastView(this, this.past);
    if (this.phase === 'failed') return failedView(this);
    if (!talk || this.phase !== 'ready') return startingView(this);
    return html`<op-transcript .room=${this.room()} .rows=${rows(talk)} ?earlier=${talk.earlier} .empty=${greetingView(this)}
        @op-earlier=${() => void talk.loadEarlier()}></op-transcript>
      ${talk.typing ? html`<p class="typing">${this.words.say('typing', { name: talk.typing.name })}</p>` : nothing}`;
  }

  private bottom(): TemplateResult | undefined {
    const talk = this.talk!;
    if (talk.conversation?.state === 'closed') return this.later?.closedView(this);
    const slot = `${this.session!.student.id}:draft:${talk.conversation?.id ?? 'new'}`;
    return html`<op-composer .words=${this.words} .later=${this.later} .api=${this.api} .draft=${this.shell.memory.read<string>(slot) ?? ''}
      .place=${() => talk.somewhere()} .query=${(text: string) => this.query(text)} ?suggests=${talk.conversation?.owner.kind !== 'curator'}
      @op-draft=${(kept: CustomEvent<string>) => this.shell.memory.write(slot, kept.detail)}
      @op-send=${(sent: CustomEvent<Sent>) => this.sent(talk.send(sent.detail))}
      @op-suggestion=${(chosen: CustomEvent<Suggestion>) => this.chosen(chosen.detail)}></op-composer>`;
  }

  private query(text: string): string {
    const { course, lesson } = this.context();
    const asked = new URLSearchParams({ q: text });
    if (course) asked.set('course', course);
    if (course && lesson) asked.set('lesson', lesson);
    return asked.toString();
  }

  private chosen(one: Suggestion): void {
    if (one.conversationId) void this.openPast(one.conversationId);
    else this.ask(one.title, one.articleId);
  }
}

/** Two copies on a page: the first defines the tag, the second does nothing. */
export function mount(shell: Shell): Widget {
  if (!customElements.get('opora-widget')) customElements.define('opora-widget', OporaWidget);
  customElements.upgrade(shell.host);
  const widget = shell.host as OporaWidget;
  widget.begin(shell);
  return widget;
}

// The widget itself: a panel in a shadow root, awake from the first press on.
import { LitElement, nothing, type TemplateResult } from 'lit';
import { type Api, Refused } from '../common/api.js';
import type { Room } from '../common/room.js';
import { styles as shared } from '../common/styles.js';
import { tokens } from '../common/tokens.js';
import '../common/transcript.js';
import type { Transcript } from '../common/transcript.js';
import type { Session } from '../common/types.js';
import type { Words } from '../common/words.js';
import './composer.js';
import type { Composer } from './composer.js';
import { Entrance } from './entrance.js';
import { Frame } from './frame.js';
import { Heeding } from './heeding.js';
import { roomOf } from './room.js';
import type { Context } from './settings.js';
import type { Shell, Widget } from './shell.js';
import { Sources } from './sources.js';
import { styles } from './styles.js';
import { Talk } from './talk.js';
import type { Card } from './views/card.js';
import { panelView } from './views/panel.js';
import type { Past } from './views/past.js';
import { Wardrobe } from './wardrobe.js';

const LATE_MS = 8000;

export class OporaWidget extends LitElement implements Widget {
  static override properties = {
    phase: { state: true },
    opened: { state: true },
    menu: { state: true },
    card: { state: true },
    past: { state: true },
    about: { state: true },
    problem: { state: true },
    later: { state: true },
    spokenPolitely: { state: true },
    spokenUrgently: { state: true },
  };
  static override styles = [tokens, shared, styles];
  shell!: Shell;
  words!: Words;
  talk: Talk | null = null;
  phase: 'asleep' | 'starting' | 'ready' | 'failed' = 'asleep';
  opened = false;
  menu = false;
  card: Card | null = null;
  past: Past | null = null;
  about = false;
  problem: { code: string; retry?: () => void } | null = null;
  later: typeof import('./views/later.js') | null = null;
  spokenPolitely = '';
  spokenUrgently = '';
  private entrance!: Entrance;
  frame!: Frame;
  private starting: Promise<void> | null = null;
  private tick: ReturnType<typeof setInterval> | undefined;
  readonly heeding = new Heeding(this);
  readonly sources = new Sources(this);
  readonly wardrobe = new Wardrobe(this);

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
    root.adoptedStyleSheets = [...before, ...root.adoptedStyleSheets, this.wardrobe.accent];
    return root;
  }

  get api(): Api {
    return this.entrance.api;
  }

  get expired(): boolean {
    return this.entrance.expired;
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
    const late = setTimeout(() => {
      if (this.phase === 'starting') this.phase = 'failed';
    }, LATE_MS);
    try {
      await Promise.all([this.wardrobe.learn(), this.entrance.renew()]);
      await this.wardrobe.dress();
      if (!this.isConnected) return; // shut down meanwhile
      this.talk = new Talk(
        this.api,
        () => this.session!,
        this.shell.memory,
        () => this.context(),
        this.heeding,
      );
      await this.talk.start().catch(why => {
        if (!(why instanceof Refused) || why.status !== 404) throw why;
      });
      this.phase = 'ready';
      if (!this.opened) this.heeding.count(this.talk.conversation?.unread ?? 0);
      this.tick = setInterval(() => this.heeding.beat(), 1000);
      this.heeding.changed();
    } finally {
      clearTimeout(late);
    }
  }

  private entered(session: Session): void {
    for (const warning of session.warnings) console.warn(`Opora: ${warning}`);
  }

  end(): void {
    clearInterval(this.tick);
    this.talk?.end();
    this.talk = null;
    this.frame.end();
    this.heeding.end();
    this.remove();
  }

  // ---- what the page asks

  async show(): Promise<void> {
    if (this.opened) return;
    this.opened = true;
    this.shell.launcher.opened(true);
    const awake = this.wake();
    await this.wardrobe.learn();
    if (this.shell.settings().font === 'opora')
      void import('./fonts.js').then(({ loadFonts }) => loadFonts(this.shell.base));
    await this.updateComplete;
    this.frame.open();
    this.shell.emit('open');
    void this.complete().catch(() => undefined);
    this.transcript?.place.toEnd();
    await awake;
    await this.updateComplete;
    this.frame.focusField();
    this.heeding.changed();
  }

  /** Fetches what the first sight of the panel did not need. */
  private async complete(): Promise<void> {
    if (this.later) return;
    const later = await import('./views/later.js');
    const root = this.renderRoot as ShadowRoot;
    const sheets = [later.more.styleSheet!, later.styles.styleSheet!];
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
    this.heeding.announcer = new later.Announcer(text => this.say(text));
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

  setLocale(locale: 'ru' | 'en'): Promise<void> {
    return this.wardrobe.speakIn(locale);
  }

  async setTheme(theme: 'auto' | 'light' | 'dark'): Promise<void> {
    this.shell.settings().theme = theme;
    this.requestUpdate();
  }

  async settingsChanged(): Promise<void> {
    this.requestUpdate();
  }

  // ---- what the student does

  ask(text: string, suggestion?: string): void {
    this.sent(this.talk!.outbox.send({ text, ...(suggestion ? { suggestion } : {}) }));
  }

  sent(key: string): void {
    this.transcript?.place.bring(key);
    this.shell.memory.setLook({ open: true });
    this.heeding.changed();
  }

  callPerson = async (comment?: string): Promise<void> => {
    const text = typeof comment === 'string' ? comment : undefined;
    await this.attempt(() => this.talk!.callPerson(text));
    if (this.talk?.conversation?.owner.kind === 'queue') this.shell.emit('handoff', { by: 'student' });
  };

  takeBack = (): Promise<void> => this.attempt(() => this.talk!.takeBack());

  /** Tries, and tells of a failure with a way to try again. */
  async attempt(act: () => Promise<unknown>): Promise<void> {
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
    this.heeding.changed();
  }

  /** Esc closes what is on top: card, menu, panel. */
  back(): void {
    if (this.card) this.sources.close();
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

  /** Says a finished sentence to screen readers; the same again is said again. */
  say(text: string): void {
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

  room(): Room {
    return roomOf(this);
  }

  /** What the buttons inside texts are called. */
  names(): { chip(n: number): string; copy: string; copied: string } {
    return { chip: String, copy: this.words.say('copy'), copied: this.words.say('copied') };
  }

  override updated(): void {
    this.frame?.place();
    if (this.opened) requestAnimationFrame(() => this.frame.keepFocus());
    this.sources.place();
  }

  override render(): TemplateResult | typeof nothing {
    return this.words ? panelView(this) : nothing;
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

// The desk: who waits, the conversation that is open, what is known of it. Measures its own width: it may have half a page.
import { LitElement, type nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Api } from '../common/api.js';
import { Memory } from '../common/memory.js';
import { styles as shared } from '../common/styles.js';
import { more } from '../common/styles-more.js';
import { tokens } from '../common/tokens.js';
import type { Locale } from '../common/types.js';
import type { Words } from '../common/words.js';
import { schemeOf } from '../staff/scheme.js';
import { Session } from '../staff/session.js';
import { house } from '../staff/styles-house.js';
import { perform } from './acts.js';
import { Drawn } from './drawn.js';
import { Errands } from './errands.js';
import { inField, Presses } from './keys.js';
import { learn } from './learning.js';
import { Live } from './live.js';
import { Notices } from './notices.js';
import { Self } from './presence.js';
import { Shelf } from './shelf.js';
import { styles } from './styles.js';
import { styles as partStyles } from './styles-parts.js';
import type { Chosen, Macro, Over, Staff, Team } from './types.js';
import { deskView } from './views/desk.js';
import { FILTERS, read, type Where, write } from './where.js';
import { speak } from './words.js';
import { Work } from './work.js';

const TICK_MS = 15_000;
const SWEEP_MS = 1000;
const LOOK_MS = 20_000;
const LANG = 'opora.lang';
/** Columns: rail, list, conversation, packet. Below, the packet is a drawer; below that, one page at a time. */
const WIDE = 1200;
const TWO = 820;

export class OpDesk extends LitElement {
  static override properties = {
    demo: { type: Boolean },
    embedded: { type: Boolean },
    phase: { state: true },
    words: { state: true },
    over: { state: true },
    shape: { state: true },
    drawer: { state: true },
    filtering: { state: true },
    said: { state: true },
  };
  static override styles = [tokens, shared, more, house, styles, partStyles];
  /** The demo's curator is signed in without a password. */
  demo = false;
  /** A part of a page: title, favicon and most keys are not its own. */
  embedded = false;
  phase: 'asleep' | 'out' | 'starting' | 'ready' = 'asleep';
  words!: Words;
  over: Over | null = null;
  shape: 'wide' | 'two' | 'one' = 'wide';
  drawer = false;
  filtering = false;
  said = '';
  session!: Session;
  memory!: Memory;
  chosen: Chosen = {};
  people: Staff[] = [];
  teamsKnown: Team[] = [];
  courses: { externalId: string; title: string }[] = [];
  macros: Macro[] = [];
  selected = new Set<string>();
  where: Where = read('');
  shelf!: Shelf;
  live!: Live;
  self!: Self;
  notices!: Notices;
  errands!: Errands;
  work: Work | null = null;
  readonly drawn = new Drawn();
  /** The row that J and K have come to. */
  at: string | undefined;
  unseen = false;
  /** A handoff has just been opened: if it has a draft, the focus goes there. */
  private opening = false;
  private readonly presses = new Presses();
  private timers: ReturnType<typeof setInterval>[] = [];
  private readonly sizes = new ResizeObserver(([entry]) => this.measure(entry!.contentRect.width));

  // ---- life

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    addEventListener('keydown', this.pressed);
    addEventListener('popstate', this.wentBack);
    this.session = new Session(location.origin, this.demo, () => this.leave());
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
    removeEventListener('keydown', this.pressed);
    removeEventListener('popstate', this.wentBack);
    this.leave();
  }

  private async begin(): Promise<void> {
    const kept = localStorage.getItem(LANG);
    const speaking = speak(
      kept === 'en' || kept === 'ru' ? kept : document.documentElement.lang === 'en' ? 'en' : 'ru',
    ).then(words => {
      this.words = words;
    });
    if (this.demo && !this.session.signed) await this.session.enterDemo().catch(() => undefined);
    if (this.session.signed) return this.enter(speaking);
    await speaking;
    this.phase = 'out';
  }

  /** Somebody is signed in. Words, what has to be known and the list are fetched side by side. */
  async enter(speaking: Promise<void> = Promise.resolve()): Promise<void> {
    this.phase = 'starting';
    void import('./kit.js');
    const { me } = this.session;
    this.memory = new Memory(`desk:${me.id}`);
    this.notices = new Notices(this.memory, !this.embedded);
    this.where = read(location.search);
    const changed = () => this.requestUpdate();
    this.shelf = new Shelf({ api: this.api, me, teams: () => this.myTeams, changed }, this.where);
    // The list of the teams waits to know whose teams they are.
    const first = this.where.list === 'team' ? null : this.shelf.read();
    first?.catch(() => undefined); // whoever waits for it hears of it
    const [learned] = await Promise.all([learn(this.api), speaking]);
    Object.assign(this, learned);
    if (!localStorage.getItem(LANG) && this.chosen.locale) this.words = await speak(this.chosen.locale);
    if (!this.session.signed) return;
    this.errands = new Errands(this);
    this.self = new Self(this.api, me.id, changed);
    this.live = new Live(this.api, {
      read: () => this.shelf.read(),
      event: (name, data) => this.errands.hear(name, data),
      changed,
    });
    this.timers = [
      setInterval(changed, TICK_MS),
      setInterval(() => this.shelf.book.sweep(Date.now()) && changed(), SWEEP_MS),
      setInterval(() => document.visibilityState === 'visible' && this.work?.looks(false), LOOK_MS),
    ];
    this.phase = 'ready';
    this.live.start(first);
    void this.self.start();
    this.errands.outbox.resendAll();
    this.openWhere();
  }

  private leave(): void {
    this.work?.end();
    this.work = null;
    this.live?.end();
    this.self?.end();
    this.errands?.outbox.end();
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    if (this.isConnected) this.phase = 'out';
  }

  get api(): Api {
    return this.session.api;
  }

  get me(): Session['me'] {
    return this.session.me;
  }

  get myTeams(): string[] {
    return this.people.find(one => one.id === this.me.id)?.teams ?? [];
  }

  teamTitle(key: string): string {
    return this.teamsKnown.find(team => team.key === key)?.title ?? key;
  }

  // ---- what is told

  /** Somebody waits who did not before. */
  news(): void {
    this.unseen = document.visibilityState !== 'visible';
    this.dispatchEvent(new CustomEvent('op-news', { bubbles: true, composed: true }));
  }

  /** Says a finished sentence to screen readers; the same again is said again. */
  say(text: string): void {
    this.said = this.said === text ? `${text}\u00a0` : text;
  }

  // ---- where one is

  /** @param quiet the address is changed in place, so that Back skips it */
  go(change: Partial<Where>, quiet = false): void {
    const before = this.where;
    const where = { ...before, ...change };
    const address = location.pathname + write(where, location.search);
    if (address !== location.pathname + (location.search || '?'))
      history[quiet ? 'replaceState' : 'pushState'](null, '', address);
    this.be(where);
  }

  private readonly wentBack = (): void => {
    if (this.phase === 'ready') this.be(read(location.search));
  };

  private be(where: Where): void {
    const before = this.where;
    this.where = where;
    this.drawer = this.drawer && where.handoff === before.handoff;
    const listed = where.list !== before.list || FILTERS.some(name => where.filters[name] !== before.filters[name]);
    if (listed) {
      this.selected.clear();
      this.at = undefined;
      this.shelf.turn(where);
      void this.live.read();
    }
    this.openWhere();
    this.requestUpdate();
  }

  private openWhere(): void {
    const { handoff, conversation } = this.where;
    const id = handoff ?? conversation;
    if (this.work?.id === id) return;
    this.work?.end();
    this.work = null;
    this.shelf.book.keep(handoff);
    if (handoff) this.errands.opened(handoff);
    if (!id) return;
    this.at = id;
    this.work = new Work(this.api, id, handoff ? 'handoff' : 'conversation', {
      changed: () => this.requestUpdate(),
      did: (what, packet) => this.errands.did(what, packet),
    });
    void this.work.start();
    this.work.looks(false);
  }

  open(id: string): void {
    const { conversation: _, ...rest } = this.where;
    this.where = rest;
    this.go({ handoff: id, facts: false });
    this.opening = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.talk-head h2')?.focus({ preventScroll: true }),
    );
  }

  /** Unless a hand has gone elsewhere meanwhile. */
  private focusDraft(): void {
    this.opening = false;
    const at = this.shadowRoot?.activeElement;
    if (at?.matches('h2')) this.renderRoot.querySelector<HTMLElement>('.draft')?.focus({ preventScroll: true });
  }

  close(): void {
    const { handoff: _, conversation: __, ...rest } = this.where;
    this.where = rest as Where;
    this.go({ facts: false });
  }

  private measure(width: number): void {
    this.shape = width >= WIDE ? 'wide' : width >= TWO ? 'two' : 'one';
  }

  // ---- how it looks

  async speakIn(locale: Locale): Promise<void> {
    localStorage.setItem(LANG, locale);
    this.words = await speak(locale);
    if (!this.embedded) document.documentElement.lang = locale;
  }

  private readonly pressed = (press: KeyboardEvent): void => {
    if (this.phase !== 'ready' || this.over || press.defaultPrevented) return;
    if (this.embedded && !press.composedPath().includes(this)) return;
    const act = this.presses.read(press, inField(press), Date.now());
    if (!act || (this.chosen.keys === false && act !== 'back')) return;
    if (perform(this, act)) press.preventDefault();
  };

  override updated(changed: PropertyValues): void {
    if (this.phase === 'ready' && this.where.list === 'queue') {
      if (document.visibilityState === 'visible') this.unseen = false;
      this.notices.count(this.shelf.book.count, this.words.say('title'), this.unseen);
    }
    this.drawn.settle(this.renderRoot.querySelector('.items'));
    if (this.opening && this.work?.packet) this.focusDraft();
    if (changed.has('words') && !this.embedded && this.words) document.documentElement.lang = this.words.locale;
    if (!this.embedded) document.documentElement.dataset.scheme = schemeOf(this.chosen);
  }

  override render(): TemplateResult | typeof nothing {
    return deskView(this);
  }
}

if (!customElements.get('op-desk')) customElements.define('op-desk', OpDesk);

// The studio: who is in, which page stands at this address, and the navigation between them.
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
import type { StudioPage } from './page.js';
import { ROUTES } from './routes.js';
import { styles } from './styles.js';
import { studioView } from './views/studio.js';
import { HOME, type Place, read } from './where.js';
import { speak } from './words.js';

const LANG = 'opora.lang';

export type Spent = 'school' | 'course';

export interface Chosen {
  scheme?: 'light' | 'dark' | 'auto';
  locale?: Locale;
}

export class OpStudio extends LitElement {
  static override properties = {
    phase: { state: true },
    words: { state: true },
    page: { state: true },
    said: { state: true },
    spent: { state: true },
  };
  static override styles = [tokens, shared, more, house, styles];
  phase: 'asleep' | 'out' | 'ready' = 'asleep';
  words!: Words;
  session!: Session;
  memory!: Memory;
  chosen: Chosen = {};
  place: Place | null = null;
  /** Address of what stands here. */
  private at = '';
  /** Absent where no page stands, where it is not for me, or while it is being fetched. */
  page: StudioPage | null = null;
  said = '';
  /** Whose tokens of the day are used up, so that answers are quotes. */
  spent: readonly Spent[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.came);
    addEventListener('beforeunload', this.closing);
    this.renderRoot.addEventListener('click', this.followed as EventListener);
    const asked = new URLSearchParams(location.search);
    this.session = new Session(location.origin, false, () => this.leave(), 'methodologist');
    void this.begin(asked.has('demo'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.came);
    removeEventListener('beforeunload', this.closing);
    this.renderRoot.removeEventListener('click', this.followed as EventListener);
  }

  private async begin(demo: boolean): Promise<void> {
    const kept = localStorage.getItem(LANG);
    this.words = await speak(kept === 'en' ? 'en' : 'ru');
    if (demo) {
      await this.session.enterDemo().catch(() => undefined);
      history.replaceState(null, '', location.pathname);
    }
    if (this.session.signed) await this.enter();
    else this.phase = 'out';
  }

  /** Somebody is signed in. */
  async enter(): Promise<void> {
    void import('./kit.js');
    this.memory = new Memory(`studio:${this.me.id}`);
    this.chosen = await this.api.get<Chosen>('/me/preferences').catch(() => ({}));
    if (!this.session.signed) return;
    if (!localStorage.getItem(LANG) && this.chosen.locale) this.words = await speak(this.chosen.locale);
    this.phase = 'ready';
    await this.be();
  }

  private leave(): void {
    this.page = null;
    this.place = null;
    this.phase = 'out';
  }

  get api(): Api {
    return this.session.api;
  }

  get me(): Session['me'] {
    return this.session.me;
  }

  may(roles: readonly string[]): boolean {
    return roles.some(role => this.me.roles.includes(role));
  }

  /** Says a finished sentence to screen readers; the same again is said again. */
  tell(text: string): void {
    this.said = this.said === text ? `${text}\u00a0` : text;
  }

  // ---- where one is

  /** @param quiet the address is changed in place, so that Back skips it */
  go(to: string, quiet = false): void {
    if (to === location.pathname + location.search || !(quiet || this.leaves())) return;
    history[quiet ? 'replaceState' : 'pushState'](null, '', to);
    void this.be();
  }

  private readonly came = (): void => {
    if (this.phase !== 'ready') return;
    if (this.leaves()) void this.be();
    else history.pushState(null, '', this.at);
  };

  private readonly closing = (end: BeforeUnloadEvent): void => {
    if (this.page?.unsaved) end.preventDefault();
  };

  /** What is typed and not kept is not lost by a slip. */
  private leaves(): boolean {
    return !this.page?.unsaved || confirm(this.words.say('leave.unsaved'));
  }

  /** Links between pages load nothing anew. */
  private readonly followed = (press: MouseEvent): void => {
    if (press.defaultPrevented || press.button || press.ctrlKey || press.metaKey || press.shiftKey || press.altKey)
      return;
    const link = press.composedPath().find(one => one instanceof HTMLAnchorElement) as HTMLAnchorElement | undefined;
    if (!link || link.target || link.origin !== location.origin || !link.pathname.startsWith(HOME)) return;
    press.preventDefault();
    this.go(link.pathname + link.search);
  };

  private async readSpent(): Promise<void> {
    if (!this.may(['administrator', 'methodologist', 'lead'])) return;
    const usage = await this.api
      .get<{ budgets: { budget: Spent | 'student'; usedUp: boolean }[] }>('/schools/current/usage')
      .catch(() => null);
    this.spent = (usage?.budgets ?? []).flatMap(one => (one.usedUp && one.budget !== 'student' ? [one.budget] : []));
  }

  private async be(): Promise<void> {
    const place = read(ROUTES, location.pathname, location.search);
    const same = place !== null && this.page !== null && place.route === this.place?.route;
    this.place = place;
    this.at = location.pathname + location.search;
    if (same) {
      this.page!.place = place;
      this.page!.arrived();
      this.requestUpdate();
      return;
    }
    this.page = null;
    void this.readSpent();
    if (!place || !this.may(place.route.roles)) return this.name();
    await place.route.load();
    if (this.place !== place) return;
    const page = document.createElement(`op-${place.route.page}`) as StudioPage;
    Object.assign(page, { studio: this, place });
    this.page = page;
    this.name();
    page.arrived();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.room')?.focus({ preventScroll: true });
    // Where a phone's navigation and tabs go beyond its edge.
    for (const here of this.renderRoot.querySelectorAll(':is(.nav-links, .tabs-row) [aria-current]'))
      here.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** What the page is called in the tab. */
  name(title?: string): void {
    const place = this.place;
    const name = title ?? (place ? this.words.say(`page.${place.route.page}`) : '');
    document.title = [name, this.words.say('studio.title')].filter(Boolean).join(' · ');
    this.requestUpdate();
  }

  // ---- how it looks

  async speakIn(locale: Locale): Promise<void> {
    localStorage.setItem(LANG, locale);
    this.words = await speak(locale);
    if (this.phase === 'ready') this.name();
    this.page?.requestUpdate();
  }

  choose(change: Chosen): void {
    this.chosen = { ...this.chosen, ...change };
    this.requestUpdate();
    void this.api.call('PUT', '/me/preferences', change).catch(() => undefined);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('words') && this.words) document.documentElement.lang = this.words.locale;
    document.documentElement.dataset.scheme = schemeOf(this.chosen);
  }

  override render(): TemplateResult | typeof nothing {
    return studioView(this);
  }
}

if (!customElements.get('op-studio')) customElements.define('op-studio', OpStudio);

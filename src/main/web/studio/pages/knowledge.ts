// What the school knows: by course and lesson, what needs a hand first; a search shows the passages that it finds.
import { html, nothing, type TemplateResult } from 'lit';
import { StudioPage } from '../page.js';
import type { CheckState, Hit, Listed, Outline } from '../types.js';
import { doneOf, type Step } from '../views/beginning.js';
import { filtersView, foundView, outlineView, tableView } from '../views/knowledge.js';
import { looks } from '../views/styles-knowledge.js';
import { address } from '../where.js';

const PAUSE_MS = 300;
export const ASKED = ['course', 'lesson', 'school', 'q', 'state', 'kind', 'need'] as const;
type Asked = Partial<Record<(typeof ASKED)[number], string>>;

export class Knowledge extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    items: { state: true },
    hits: { state: true },
    done: { state: true },
  };
  static override looks = looks;
  items: Listed[] | undefined;
  hits: Hit[] = [];
  next: string | undefined;
  outline: Outline | undefined;
  checks = new Map<string, CheckState>();
  /** Steps of a beginning school. */
  done: ReadonlySet<Step> = new Set();
  selected = new Set<string>();
  /** What the list shows was asked for by. */
  private shown = '\u0000';
  private round = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  override arrived(): void {
    if (!this.outline) void this.learn();
    const asked = this.place.query.toString();
    if (asked !== this.shown) void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  get asked(): Asked {
    const asked: Asked = {};
    for (const name of ASKED) asked[name] = this.place.query.get(name) ?? undefined;
    return asked;
  }

  /** Another part of the base, or other conditions. */
  turn(change: Asked, quiet = false): void {
    this.studio.go(address([], { ...this.asked, ...change }), quiet);
  }

  /** The search follows the typing; only its end is in the history. */
  typed(text: string): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.turn({ q: text.trim() || undefined }, true), PAUSE_MS);
  }

  private async learn(): Promise<void> {
    this.outline = await this.tried(() => this.api.get<Outline>('/knowledge/outline'));
    const checks = await this.api
      .get<{ items: CheckState[] }>('/curation/checks?limit=200', this.gone)
      .catch(() => ({ items: [] as CheckState[] }));
    for (const check of checks.items) {
      const { externalId } = check.expect;
      const known = externalId && this.checks.get(externalId);
      if (externalId && (!known || check.passing === false)) this.checks.set(externalId, check);
    }
    this.requestUpdate();
  }

  private query(): URLSearchParams {
    const { course, lesson, school, q, state, kind, need } = this.asked;
    const query = new URLSearchParams({ sort: 'need', limit: '50' });
    const wanted = { course, lesson, query: q, state, kind, need, wholeSchool: school && 'true' };
    for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, value);
    return query;
  }

  private async read(): Promise<void> {
    const round = ++this.round;
    this.shown = this.place.query.toString();
    this.selected.clear();
    const { q, course } = this.asked;
    const searched = new URLSearchParams({ q: q ?? '', limit: '5', ...(course ? { course } : {}) });
    const [page, found] = await Promise.all([
      this.tried(() =>
        this.api.get<{ items: Listed[]; next?: string }>(`/knowledge/articles?${this.query()}`, this.gone),
      ),
      q ? this.tried(() => this.api.get<{ items: Hit[] }>(`/knowledge/search?${searched}`, this.gone)) : undefined,
    ]);
    if (round !== this.round) return;
    this.hits = found?.items ?? [];
    if (!page) return;
    this.items = page.items;
    this.next = page.next;
    if (!page.items.length && !this.place.query.size) this.done = await doneOf(this.api);
    this.studio.tell(this.say('knowledge.shown', { n: page.items.length }));
  }

  async more(): Promise<void> {
    const query = this.query();
    query.set('after', this.next ?? '');
    const page = await this.tried(() =>
      this.api.get<{ items: Listed[]; next?: string }>(`/knowledge/articles?${query}`),
    );
    if (!page) return;
    this.items = [...(this.items ?? []), ...page.items];
    this.next = page.next;
  }

  choose(externalId: string, on: boolean): void {
    if (on) this.selected.add(externalId);
    else this.selected.delete(externalId);
    this.requestUpdate();
  }

  async archive(): Promise<void> {
    const articles = [...this.selected];
    const done = await this.tried(() =>
      this.api.call<{ archived: number }>('POST', '/knowledge/archivals', { articles }),
    );
    if (!done) return;
    this.studio.tell(this.say('knowledge.archived', { n: done.archived }));
    this.outline = undefined;
    void this.learn();
    await this.read();
  }

  override render(): TemplateResult {
    return html`<div class="page knowledge">
      <header class="page-head"><h1>${this.say('page.knowledge')}</h1>
        <a class="main" href=${address(['articles'])}>${this.say('knowledge.new')}</a></header>
      <div class="knowledge-rooms">${outlineView(this)}
        <section class="found" aria-label=${this.say('knowledge.list')}>
          ${filtersView(this)}
          ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
          ${foundView(this)} ${tableView(this)}
        </section>
      </div>
    </div>`;
  }
}

if (!customElements.get('op-knowledge')) customElements.define('op-knowledge', Knowledge);

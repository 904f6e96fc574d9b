// One article: its text on the left, the passages that the text is cut into on the right, questions to it below.
import { html, nothing, type TemplateResult } from 'lit';
import { dayAndTime } from '../format.js';
import { Links } from '../links.js';
import { StudioPage } from '../page.js';
import { type Force, Publishing } from '../publishing.js';
import type { Alike, Cut, Article as Kept, Part, Revision, Trial } from '../types.js';
import { articleHead, articleView } from '../views/article.js';
import { looks } from '../views/styles-article.js';
import { address } from '../where.js';
import { EMPTY, type Form, formOf, nameFor, same, sent, Unsents, workedOn } from '../writing.js';

/** After the last key; then the passages are drawn anew. */
const PAUSE_MS = 400;

export interface Member {
  id: string;
  name: string;
}

export class Article extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    form: { state: true },
    cuts: { state: true },
    trial: { state: true },
  };
  static override looks = looks;
  /** Absent while it is read, or for one that nobody has kept yet. */
  kept: Kept | undefined;
  form: Form | undefined;
  /** As the server has it. */
  stored: Form = EMPTY;
  cuts: Cut[] = [];
  cutting = false;
  alike: Alike[] = [];
  trial: Trial | 'asking' | null = null;
  parts: Part[] = [];
  people: Member[] = [];
  /** When what was typed here before and not kept was typed. */
  restored = '';
  /** Somebody has kept another revision since that was typed. */
  overtaken = false;
  done = '';
  readonly publishing = new Publishing(this);
  readonly links = new Links(this);
  private round = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  get articleId(): string {
    return this.place.params.id ?? '';
  }

  private get unsents(): Unsents {
    return new Unsents(this.studio.memory, this.articleId);
  }

  override arrived(): void {
    this.kept = undefined;
    this.form = undefined;
    this.cuts = [];
    this.alike = [];
    this.links.clear();
    this.trial = null;
    this.restored = '';
    void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.links.clear();
  }

  private async begin(): Promise<void> {
    void this.learn();
    if (this.articleId) {
      const kept = await this.tried(() => this.api.get<Kept>(this.path, this.gone));
      if (!kept) return;
      await this.take(kept);
    } else this.stored = { ...EMPTY, ...this.given() };
    const unsent = this.unsents.read();
    const restored = unsent && !same(unsent.form, this.stored);
    this.form = restored ? unsent.form : structuredClone(this.stored);
    this.restored = restored ? unsent.at : '';
    this.overtaken = Boolean(restored && this.kept && unsent.over < workedOn(this.kept));
    this.studio.name(this.form.title || this.say('article.new'));
    void this.cut();
    if (this.kept?.state === 'published') void this.compare();
  }

  /** A link may say what the new article is to be about. */
  private given(): Partial<Form> {
    const { query } = this.place;
    const course = query.get('course') ?? '';
    return { course, lesson: course ? (query.get('lesson') ?? '') : '', title: query.get('title') ?? '' };
  }

  private async take(kept: Kept): Promise<void> {
    const n = workedOn(kept);
    const newest =
      n === kept.revision ? kept : await this.tried(() => this.api.get<Revision>(`${this.path}/revisions/${n}`));
    this.kept = kept;
    this.stored = formOf(newest ?? kept);
  }

  private async learn(): Promise<void> {
    const [outline, people] = await Promise.all([
      this.api.get<{ parts: Part[] }>('/knowledge/outline', this.gone).catch(() => ({ parts: [] })),
      this.api.get<{ items: Member[] }>('/staff?limit=200', this.gone).catch(() => ({ items: [] })),
    ]);
    this.parts = outline.parts;
    this.people = people.items;
    this.requestUpdate();
  }

  get path(): string {
    return `/knowledge/articles/${encodeURIComponent(this.articleId)}`;
  }

  get changed(): boolean {
    return this.form !== undefined && !same(this.form, this.stored);
  }

  // ---- writing

  write(change: Partial<Form>): void {
    this.form = { ...this.form!, ...change };
    this.done = '';
    if (this.changed) this.unsents.keep(this.form, this.kept ? workedOn(this.kept) : 0);
    else this.unsents.forget();
    if (!('body' in change || 'title' in change || 'format' in change)) return;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.cut(), PAUSE_MS);
  }

  /** Back to what the server has. */
  drop(): void {
    this.unsents.forget();
    this.restored = '';
    this.form = structuredClone(this.stored);
    void this.cut();
  }

  private async cut(): Promise<void> {
    const round = ++this.round;
    const { title, body, format } = this.form!;
    if (!body.trim()) {
      this.cuts = [];
      return;
    }
    this.cutting = true;
    const given = { body, format, ...(title.trim() ? { title } : {}) };
    const cut = await this.tried(() =>
      this.api.call<{ items: Cut[] }>('POST', '/knowledge/passages', given, this.gone),
    );
    if (round !== this.round) return;
    this.cutting = false;
    if (cut) this.cuts = cut.items;
    this.requestUpdate();
  }

  private async compare(): Promise<void> {
    void this.links.read();
    const found = await this.api.get<{ items: Alike[] }>(`${this.path}/likeness`, this.gone).catch(() => null);
    this.alike = found?.items ?? [];
    this.requestUpdate();
  }

  // ---- keeping

  async keep(publish: boolean, note: string): Promise<void> {
    const form = this.form!;
    const id = this.articleId || nameFor(form.title);
    const path = `/knowledge/articles/${encodeURIComponent(id)}`;
    await this.publishing.go(async (force?: Force) => {
      if (publish && this.kept && !this.changed) {
        await this.api.call('POST', `${path}/revisions/${workedOn(this.kept)}/publication`, force ?? {});
      } else {
        const source = note.trim() ? { note: note.trim() } : {};
        await this.api.call('PUT', path, { ...sent(form), ...source, publish, ...force });
      }
      this.unsents.forget();
      this.restored = '';
      this.done = publish ? 'article.published' : 'article.kept';
      this.studio.tell(this.say(this.done));
      if (!this.articleId) return this.studio.go(address(['articles', id]), true);
      const kept = await this.api.get<Kept>(path, this.gone);
      await this.take(kept);
      this.form = structuredClone(this.stored);
      if (kept.state === 'published') void this.compare();
    });
  }

  async archive(): Promise<void> {
    const gone = await this.tried(async () => {
      await this.api.call('DELETE', this.path);
      return true;
    });
    if (gone) this.studio.go(address([]));
  }

  async care(change: { owner?: string; reviewAt?: string }): Promise<void> {
    const now = { owner: this.kept?.owner?.id, reviewAt: this.kept?.reviewAt, ...change };
    const upkeep = Object.fromEntries(Object.entries(now).filter(([, value]) => value));
    await this.tried(() => this.api.call('PUT', `${this.path}/upkeep`, upkeep));
    const owner = this.people.find(one => one.id === now.owner);
    if (this.kept) {
      const { owner: _, reviewAt: __, ...rest } = this.kept;
      this.kept = { ...rest, ...(owner ? { owner } : {}), ...(now.reviewAt ? { reviewAt: now.reviewAt } : {}) };
    }
    this.requestUpdate();
  }

  // ---- asking

  async ask(question: string): Promise<void> {
    if (!question.trim()) return;
    this.trial = 'asking';
    const form = sent(this.form!);
    const id = this.articleId || nameFor(this.form!.title) || 'new';
    const { title, body, format, course, lesson, kind, questions } = form;
    const asked = { question, title, body, format, course, lesson, kind, questions };
    const trial = await this.tried(() =>
      this.api.call<Trial>('POST', `/knowledge/articles/${encodeURIComponent(id)}/trial`, asked, this.gone),
    );
    this.trial = trial ?? null;
    const first = trial?.own[0];
    if (!first) return;
    await this.updateComplete;
    this.querySelector(`.cut[data-at="${first.position}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    if (!this.form) {
      return html`<div class="page">${this.trouble ? html`<div class="nobody"><h1>${this.say('article.absent')}</h1><p role="alert">${this.troubleText}</p><a class="press" href=${address([])}>${this.say('page.knowledge')}</a></div>` : html`<div class="skeletons" aria-hidden="true"><i></i><i></i><i></i></div>`}</div>`;
    }
    return html`<div class="page article">
      ${articleHead(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.restored ? html`<p class="restored"><span>${this.say('article.restored', { at: dayAndTime(this.words, this.restored) })} ${this.overtaken ? html`${this.say('article.overtaken')} <a href=${address(['articles', this.articleId, 'revisions'])}>${this.say('page.revisions')}</a>` : nothing}</span> <button type="button" class="quiet" @click=${() => this.drop()}>${this.say('article.drop')}</button></p>` : nothing}
      ${this.publishing.view()}
      ${articleView(this)}
    </div>`;
  }
}

if (!customElements.get('op-article')) customElements.define('op-article', Article);

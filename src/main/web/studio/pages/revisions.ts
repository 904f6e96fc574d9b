// What an article said over time: who changed it and when, what differs, and back to any of them.
import { html, nothing, type TemplateResult } from 'lit';
import { type Field, fields } from '../differing.js';
import { StudioPage } from '../page.js';
import { type Force, Publishing } from '../publishing.js';
import type { Article, Revision } from '../types.js';
import { comparedView, listView } from '../views/revisions.js';
import { looks } from '../views/styles-revisions.js';
import { address } from '../where.js';
import { formOf, sent } from '../writing.js';

const COMPARED = [
  'title',
  'body',
  'questions',
  'kind',
  'course',
  'lesson',
  'url',
  'validFrom',
  'validUntil',
  'visibility',
] as const;

export class Revisions extends StudioPage {
  static override properties = { ...StudioPage.properties, shown: { state: true }, columns: { state: true } };
  static override looks = looks;
  kept: Article | undefined;
  /** The revision that is looked at and the one that it is compared with. */
  shown: { after: Revision; before: Revision | null } | undefined;
  differences: Field[] = [];
  columns = true;
  readonly publishing = new Publishing(this);
  private round = 0;

  get articleId(): string {
    return this.place.params.id!;
  }
  get path(): string {
    return `/knowledge/articles/${encodeURIComponent(this.articleId)}`;
  }

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const round = ++this.round;
    if (this.kept?.externalId !== this.articleId) await this.learn();
    if (!this.kept || round !== this.round) return;
    const all = this.kept.revisions.map(one => one.n);
    const asked = Number(this.place.query.get('n'));
    const n = all.includes(asked) ? asked : all.at(-1)!;
    const other = Number(this.place.query.get('with'));
    const against = all.includes(other) ? other : all[all.indexOf(n) - 1];
    const one = (which: number) => this.api.get<Revision>(`${this.path}/revisions/${which}`, this.gone);
    const read = await this.tried(() => Promise.all([one(n), against === undefined ? null : one(against)]));
    if (!read || round !== this.round) return;
    const [after, before] = read;
    this.differences = before ? fields<Revision>(COMPARED, before, after) : [];
    this.shown = { after, before };
  }

  private async learn(): Promise<void> {
    this.kept = await this.tried(() => this.api.get<Article>(this.path, this.gone));
    if (this.kept) this.studio.name(this.say('revisions.of', { title: this.kept.title }));
  }

  compare(n: number, other?: number): void {
    const against = other === undefined ? undefined : String(other);
    this.studio.go(address(['articles', this.articleId, 'revisions'], { n: String(n), with: against }));
  }

  /** An old text is published again as a new revision, so that nothing that was is lost. */
  async bringBack(): Promise<void> {
    const { after } = this.shown!;
    await this.publishing.go(async (force?: Force) => {
      const note = this.say('revisions.back.note', { n: after.revision });
      await this.api.call('PUT', this.path, { ...sent(formOf(after)), note, publish: true, ...force });
      this.studio.tell(this.say('revisions.back.done', { n: after.revision }));
      await this.learn();
      this.studio.go(address(['articles', this.articleId, 'revisions']));
      await this.read();
    });
  }

  override render(): TemplateResult {
    const { kept } = this;
    return html`<div class="page revisions">
      <header class="page-head"><div class="article-name">
        <p class="path"><a href=${address([])}>${this.say('page.knowledge')}</a> / <a href=${address(['articles', this.articleId])}>${this.articleId}</a></p>
        <h1>${this.say('revisions.of', { title: kept?.title ?? this.articleId })}</h1></div></header>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.publishing.view()}
      ${kept && this.shown ? html`<div class="revision-rooms">${listView(this, kept)} ${comparedView(this)}</div>` : this.trouble ? nothing : html`<div class="skeletons" aria-hidden="true"><i></i><i></i></div>`}
    </div>`;
  }
}

if (!customElements.get('op-revisions')) customElements.define('op-revisions', Revisions);

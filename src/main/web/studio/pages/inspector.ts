// Why the assistant answered so: a sentence, then the eight steps of the decision as it was kept; the same asked again.
import { html, nothing, type TemplateResult } from 'lit';
import type { Change, Decided, Explained } from '../explained.js';
import { changes, sentence, written } from '../explained.js';
import { decimal } from '../format.js';
import { StudioPage } from '../page.js';
import { againView } from '../views/again.js';
import { stepsView } from '../views/inspector.js';
import { looks } from '../views/styles-inspector.js';

export interface Again {
  question: string;
  course: string;
  model: boolean;
  /** As if this revision were the published one. */
  revision?: { externalId: string; n: number };
  /** Instead of the course's, for the class that the question was of. */
  thresholds?: Record<string, { answer: number; draft: number }>;
}

export class Inspector extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    explained: { state: true },
    again: { state: true },
    revisions: { state: true },
  };
  static override looks = looks;
  explained: Explained | undefined;
  /** The second answer, and what differs in it. */
  again: { decided: Decided; changes: Change[] } | 'asking' | null = null;
  courses: { externalId: string; title: string }[] = [];
  /** Of the article that is to answer otherwise. */
  revisions: { of: string; numbers: number[] } | null = null;

  override arrived(): void {
    this.explained = undefined;
    this.again = null;
    this.revisions = null;
    void this.read();
  }

  get mayAsk(): boolean {
    return this.studio.may(['methodologist', 'administrator']);
  }

  private async read(): Promise<void> {
    const id = encodeURIComponent(this.place.params.message!);
    this.explained = await this.tried(() => this.api.get<Explained>(`/answers/${id}/explanation`, this.gone));
    if (!this.explained || !this.mayAsk) return;
    const courses = await this.api
      .get<{ items: { externalId: string; title: string }[] }>('/courses?limit=200', this.gone)
      .catch(() => ({ items: [] }));
    this.courses = courses.items;
    this.requestUpdate();
  }

  /** Dry: nothing is stored in any conversation. */
  async ask(asked: Again): Promise<void> {
    const { explained } = this;
    if (!explained || !asked.question.trim()) return;
    this.again = 'asking';
    const { lesson, assignment, course } = explained.question;
    const place = asked.course === course ? { course, lesson, assignment } : { course: asked.course || undefined };
    const level = explained.hintLevel && asked.course === course ? { hintLevel: explained.hintLevel } : {};
    const decided = await this.tried(() =>
      this.api.call<Decided>(
        'POST',
        '/answers',
        {
          question: asked.question,
          ...place,
          ...level,
          locale: explained.lang === 'en' ? 'en' : 'ru',
          model: asked.model,
          revision: asked.revision,
          thresholds: asked.course ? asked.thresholds : undefined,
        },
        this.gone,
      ),
    );
    this.again = decided ? { decided, changes: changes(explained, decided, one => this.facts(one)) } : null;
    if (this.again) this.studio.tell(this.say('again.changes', { n: this.again.changes.length }));
  }

  /** The revisions that an article has; none is chosen for one that is not there. */
  async choose(externalId: string): Promise<void> {
    const article = externalId
      ? await this.api
          .get<{ revisions: { n: number }[] }>(`/knowledge/articles/${encodeURIComponent(externalId)}`, this.gone)
          .catch(() => null)
      : null;
    this.revisions = article && { of: externalId, numbers: article.revisions.map(one => one.n).reverse() };
  }

  /** Articles that were read, so that one of their revisions can be tried. */
  get readArticles(): { externalId: string; title: string }[] {
    const all = this.explained!.evidence.filter(one => !one.externalId.startsWith('assignment:'));
    return [...new Map(all.map(one => [one.externalId, one])).values()];
  }

  private facts(d: Decided): Record<Change['name'], string> {
    const words = written(d);
    return {
      lane: this.say(`lane.${d.lane}`),
      class: this.say(`class.${d.questionClass}`),
      confidence: decimal(this.words, d.confidence),
      mode: this.say(`mode.${d.mode}`),
      cited: (words?.citations ?? []).map(one => one.title).join(', '),
      text: words?.text ?? d.text,
    };
  }

  /** The decision in one sentence. */
  get inWords(): string {
    const d = this.explained!;
    const { answerFrom, draftFrom } = d.decidedBy;
    return this.say(sentence(d), {
      confidence: decimal(this.words, d.confidence),
      answer: decimal(this.words, answerFrom),
      draft: decimal(this.words, draftFrom),
      class: this.say(`class.${d.questionClass}`),
      level: d.hintLevel ?? 0,
      title: written(d)?.citations[0]?.title ?? '',
      why: d.reason && this.words.has(`why.${d.reason}`) ? this.say(`why.${d.reason}`) : (d.reason ?? ''),
    });
  }

  override render(): TemplateResult {
    if (!this.explained) {
      return html`<div class="page">${this.trouble ? html`<div class="nobody"><h1>${this.say('inspect.absent')}</h1><p role="alert">${this.trouble === 'not-found' ? this.say('inspect.absent.more') : this.troubleText}</p></div>` : html`<div class="skeletons" aria-hidden="true"><i></i><i></i><i></i></div>`}</div>`;
    }
    return html`<div class="page inspector">
      <header class="page-head"><h1>${this.say('page.inspector')}</h1>
        <a class="press" href=${`/desk/?conversation=${this.explained.question.conversationId}`}>${this.say('inspect.conversation')}</a></header>
      <p class="in-words">${this.inWords}</p>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${stepsView(this, this.explained)}
      ${this.mayAsk ? againView(this) : nothing}
    </div>`;
  }
}

if (!customElements.get('op-inspector')) customElements.define('op-inspector', Inspector);

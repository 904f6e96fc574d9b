// One course: what it is, who answers what, from which confidence on, what students are offered to begin with.
import { html, nothing, type TemplateResult } from 'lit';
import {
  cut,
  type Effect,
  EMPTY,
  type Course as Kept,
  type Lesson,
  said,
  sent,
  type Team,
  type Threshold,
} from '../courses.js';
import { StudioPage } from '../page.js';
import type { Listed } from '../types-curation.js';
import { factsView, openersView, teamsView } from '../views/course.js';
import { assignmentsView, courseHintsView } from '../views/course-assignments.js';
import { looks } from '../views/styles-course.js';
import { thresholdsView } from '../views/thresholds.js';
import { address } from '../where.js';

/** After the last movement of a slider; then the effect is drawn anew. */
const PAUSE_MS = 250;
/** Until the server has said which cuts are the usual ones. */
const UNKNOWN: Threshold = { answer: 1, draft: 1 };

export interface AssignmentLine {
  externalId: string;
  title: string;
  dueAt?: string;
  ownPolicy: boolean;
}

export class Course extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    form: { state: true },
    effect: { state: true },
    days: { state: true },
    saved: { state: true },
    starting: { state: true },
  };
  static override looks = looks;
  form: Kept = EMPTY;
  effect: Effect | null = null;
  days = 7;
  saved = false;
  teams: Team[] = [];
  lessons: Lesson[] = [];
  assignments: AssignmentLine[] = [];
  /** Whose questions to begin with are shown: a lesson's, or the course's. */
  starting = '';
  private stored: Kept | null = null;
  private storedLessons: Lesson[] = [];
  private pause: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | undefined;

  get courseId(): string {
    return this.place.params.course!;
  }

  get path(): string {
    return `/courses/${encodeURIComponent(this.courseId)}`;
  }

  override arrived(): void {
    this.stored = null;
    this.effect = null;
    this.saved = false;
    this.starting = '';
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.pause);
    this.asking?.abort();
  }

  private async read(): Promise<void> {
    const all = await this.tried(() =>
      Promise.all([
        this.api.get<Kept>(this.path, this.gone),
        this.api.get<{ items: Lesson[] }>(`${this.path}/lessons`, this.gone),
        this.api.get<{ items: AssignmentLine[] }>(`${this.path}/assignments`, this.gone),
        this.api.get<Listed<Team>>('/teams', this.gone),
      ]),
    );
    if (!all) return;
    const [course, lessons, assignments, teams] = all;
    this.lessons = lessons.items;
    this.storedLessons = lessons.items;
    this.assignments = assignments.items;
    this.teams = teams.items;
    this.take(course);
    this.studio.name(course.title);
    await this.measure();
  }

  private take(course: Kept): void {
    this.stored = course;
    this.form = structuredClone(course);
  }

  get usual(): Threshold {
    return this.effect?.usual ?? UNKNOWN;
  }

  override get unsaved(): boolean {
    return (
      this.stored !== null &&
      (JSON.stringify(sent(this.form)) !== JSON.stringify(sent(this.stored)) || this.changedLessons.length > 0)
    );
  }

  private get changedLessons(): Lesson[] {
    return this.lessons.filter(
      (one, at) => said(one.suggestions).join('\n') !== this.storedLessons[at]?.suggestions.join('\n'),
    );
  }

  set(change: Partial<Kept>): void {
    this.form = { ...this.form, ...change };
    this.saved = false;
  }

  // ---- thresholds

  cut(questionClass: string, change: Partial<Threshold> | 'people' | 'usual'): void {
    this.set(cut(this.form, questionClass, change, this.usual));
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.measure(), PAUSE_MS);
  }

  async lookBack(days: number): Promise<void> {
    this.days = days;
    await this.measure();
  }

  /** What the cuts as they stand here would have made of the last days; a newer question for it takes the older back. */
  private async measure(): Promise<void> {
    this.asking?.abort();
    this.asking = new AbortController();
    const mine = this.asking;
    try {
      const effect = await this.api.call<Effect>(
        'POST',
        `${this.path}/threshold-trials`,
        { thresholds: this.form.thresholds, days: this.days },
        mine.signal,
      );
      if (mine !== this.asking) return;
      this.effect = effect;
      this.studio.tell(this.say('cuts.told', { n: effect.changed }));
    } catch (why) {
      if (mine.signal.aborted || this.gone.aborted) return;
      await this.tried(() => Promise.reject(why));
    }
  }

  // ---- questions to begin with

  get openers(): string[] {
    return this.starting
      ? (this.lessons.find(one => one.externalId === this.starting)?.suggestions ?? [])
      : this.form.suggestions;
  }

  start(suggestions: string[]): void {
    if (this.starting === '') {
      this.set({ suggestions });
      return;
    }
    this.lessons = this.lessons.map(one => (one.externalId === this.starting ? { ...one, suggestions } : one));
    this.saved = false;
    this.requestUpdate();
  }

  // ---- keeping

  private readonly kept = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const lessons = this.changedLessons;
    const course = await this.tried(async () => {
      for (const { externalId, title, position, url, suggestions } of lessons)
        await this.api.call('PUT', `${this.path}/lessons/${encodeURIComponent(externalId)}`, {
          title,
          position,
          url,
          suggestions: said(suggestions),
        });
      return this.api.call<Kept>('PUT', this.path, sent(this.form));
    });
    if (!course) return;
    this.lessons = this.lessons.map(one => ({ ...one, suggestions: said(one.suggestions) }));
    this.storedLessons = this.lessons;
    this.take(course);
    this.saved = true;
    this.studio.name(course.title);
    this.studio.tell(this.say('course.saved'));
    await this.measure();
  };

  private readonly dropped = (): void => {
    this.form = structuredClone(this.stored!);
    this.lessons = this.storedLessons;
    void this.measure();
  };

  override render(): TemplateResult {
    if (!this.stored)
      return html`<div class="page">${
        this.trouble
          ? html`<div class="nobody"><h1>${this.say('course.absent')}</h1><p role="alert">${this.troubleText}</p><a class="press" href=${address(['courses'])}>${this.say('page.courses')}</a></div>`
          : html`<div class="skeletons" aria-hidden="true"><i></i><i></i><i></i></div>`
      }</div>`;
    return html`<div class="page"><header class="page-head"><h1>${this.stored.title}</h1>
        <a class="press" href=${address([], { course: this.courseId })}>${this.say('course.articles')}</a>
        <a class="press" href=${address(['hints', this.courseId])}>${this.say('page.hints')}</a></header>
      <form class="course-page" @submit=${this.kept}>
        <div class="course-side">${factsView(this)}${teamsView(this)}${openersView(this)}</div>
        <div class="course-main">${thresholdsView(this)}${assignmentsView(this)}${courseHintsView(this)}</div>
        <p class="course-keep" ?data-changed=${this.unsaved}>
          ${this.trouble ? html`<span class="failed-bar" role="alert">${this.troubleText}</span>` : nothing}
          <span class="meta-text" role="status">${this.saved ? this.say('course.saved') : this.unsaved ? this.say('course.unsaved') : ''}</span>
          ${this.unsaved ? html`<button type="button" class="quiet" @click=${this.dropped}>${this.say('course.drop')}</button>` : nothing}
          <button class="main" ?disabled=${!this.unsaved}>${this.say('course.save')}</button></p>
      </form></div>`;
  }
}

if (!customElements.get('op-course')) customElements.define('op-course', Course);

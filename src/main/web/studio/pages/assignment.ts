// One assignment of a course: its text, when it is due, and the solutions that only leak checks read while they are locked.
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Lesson } from '../courses.js';
import { StudioPage } from '../page.js';
import { address } from '../where.js';
import { nameFor } from '../writing.js';

interface Task {
  externalId: string;
  title: string;
  text: string;
  lesson?: string;
  dueAt?: string;
  hintPolicy?: unknown;
  ownPolicy?: boolean;
  solutions?: string[];
}

const EMPTY: Task = { externalId: '', title: '', text: '', solutions: [] };

/** What a field of day and time takes: the browser's zone, no seconds. */
const toMoment = (at: string | undefined): string => {
  if (!at) return '';
  const when = new Date(at);
  return new Date(when.getTime() - when.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

class Assignment extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    form: { state: true },
    saved: { state: true },
    taken: { state: true },
  };
  static override looks = css`
    .task-form { display: grid; grid-template-columns: minmax(0, 1fr) minmax(260px, 360px); gap: 16px 24px; align-items: start; }
    .task-form > div { display: grid; gap: 14px; min-width: 0; }
    .task-form .labelled { grid-template-columns: minmax(0, 1fr); }
    .task-form textarea { resize: vertical; }
    .task-form .wrong { color: var(--op-danger); font-size: 13px; line-height: 18px; }
    .solutions { display: grid; gap: 12px; }
    .solution { display: grid; gap: 6px; justify-items: end; }
    .solution .labelled { width: 100%; }
    .task-keep { grid-column: 1 / -1; display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 8px 12px; }
    @media (max-width: 899.9px) { .task-form { grid-template-columns: minmax(0, 1fr); } }
  `;
  /** Absent while it is read. */
  form: Task | null = null;
  private stored: Task | null = null;
  lessons: Lesson[] = [];
  courseTitle = '';
  saved = false;
  /** Such an assignment is there already. */
  taken = false;

  private get course(): string {
    return this.place.params.course!;
  }

  private get taskId(): string | undefined {
    return this.place.params.assignment;
  }

  private get path(): string {
    return `/courses/${encodeURIComponent(this.course)}`;
  }

  override arrived(): void {
    this.form = null;
    this.stored = null;
    this.saved = false;
    this.taken = false;
    void this.read();
  }

  private async read(): Promise<void> {
    const all = await this.tried(() =>
      Promise.all([
        this.api.get<{ title: string }>(this.path, this.gone),
        this.api.get<{ items: Lesson[] }>(`${this.path}/lessons`, this.gone),
        this.taskId
          ? this.api.get<Task>(`${this.path}/assignments/${encodeURIComponent(this.taskId)}`, this.gone)
          : EMPTY,
      ]),
    );
    if (!all) return;
    const [course, lessons, task] = all;
    this.courseTitle = course.title;
    this.lessons = lessons.items;
    this.take(task);
    this.studio.name(task.title || this.say('tasks.new'));
  }

  private take(task: Task): void {
    this.form = { ...task, solutions: task.solutions ?? [] };
    this.stored = this.form;
  }

  override get unsaved(): boolean {
    return JSON.stringify(this.form) !== JSON.stringify(this.stored);
  }

  private set(change: Partial<Task>): void {
    this.form = { ...this.form!, ...change };
    this.saved = false;
    this.taken = false;
  }

  private readonly kept = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const { title, text, lesson, dueAt, hintPolicy, ownPolicy, solutions } = this.form!;
    const id = this.taskId ?? (this.form!.externalId.trim() || nameFor(title));
    const path = `${this.path}/assignments/${encodeURIComponent(id)}`;
    if (!this.taskId) {
      this.taken = await this.api.get(path, this.gone).then(
        () => true,
        () => false,
      );
      if (this.taken) return;
    }
    const kept = await this.tried(() =>
      this.api.call<Task>('PUT', path, {
        title: title.trim(),
        text,
        lesson: lesson || undefined,
        dueAt,
        // The rules for hints are set on their own page and stay as they are.
        hintPolicy: ownPolicy ? hintPolicy : undefined,
        solutions: solutions!.filter(one => one.trim()),
      }),
    );
    if (!kept) return;
    this.studio.tell(this.say('tasks.saved'));
    if (!this.taskId) {
      this.studio.go(address(['courses', this.course, 'assignments', kept.externalId]), true);
      return;
    }
    this.take(kept);
    this.saved = true;
    this.studio.name(kept.title);
  };

  override render(): TemplateResult {
    const one = this.form;
    return html`<div class="page"><header class="page-head"><h1>${this.taskId ? (one?.title ?? '') : this.say('tasks.new')}</h1>
        <a class="press" href=${address(['courses', this.course])}>${this.courseTitle || this.say('page.course')}</a>
        ${this.taskId ? html`<a class="press" href=${address(['hints', this.course, this.taskId])}>${this.say('page.hints')}</a>` : nothing}</header>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${one ? this.fields(one) : this.trouble ? nothing : html`<div class="skeletons" aria-hidden="true"><i></i><i></i><i></i></div>`}</div>`;
  }

  private fields(one: Task): TemplateResult {
    const typed = (name: keyof Task) => (e: Event) =>
      this.set({ [name]: (e.target as HTMLInputElement).value } as Partial<Task>);
    const due = (e: Event) => {
      const { value } = e.target as HTMLInputElement;
      this.set({ dueAt: value ? new Date(value).toISOString() : undefined } as Partial<Task>);
    };
    return html`<form class="task-form" @submit=${this.kept}><div>
        <label class="labelled"><span>${this.say('courses.title')}</span><input class="field" required maxlength="300" .value=${one.title} @input=${typed('title')} autocomplete="off"></label>
        <label class="labelled"><span>${this.say('tasks.text')}</span><textarea class="field" required rows="12" .value=${one.text} @input=${typed('text')}></textarea></label>
        <p class="meta-text">${this.say('tasks.text.more')}</p>${this.solutions(one.solutions!)}</div>
      <div class="sheet">${
        this.taskId
          ? nothing
          : html`<label class="labelled"><span>${this.say('courses.id')}</span><input class="field" maxlength="200" pattern="[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._:~\\-]*" title=${this.say('courses.id.form')} .value=${one.externalId} @input=${typed('externalId')} autocomplete="off"><span>${this.say('courses.id.more')}</span></label>
            ${this.taken ? html`<p class="wrong" role="alert">${this.say('tasks.taken')}</p>` : nothing}`
      }
        <label class="labelled"><span>${this.say('article.lesson')}</span><select @change=${typed('lesson')}><option value="" ?selected=${!one.lesson}>${this.say('tasks.no-lesson')}</option>${this.lessons.map(
          lesson =>
            html`<option value=${lesson.externalId} ?selected=${lesson.externalId === one.lesson}>${lesson.title}</option>`,
        )}</select></label>
        <label class="labelled"><span>${this.say('tasks.due')}</span><input class="field" type="datetime-local" .value=${toMoment(one.dueAt)} @change=${due}></label>
        <p class="meta-text">${this.say('tasks.due.more')}</p></div>
      <p class="task-keep"><span class="meta-text" role="status">${this.saved ? this.say('tasks.saved') : ''}</span><button class="main">${this.say('tasks.save')}</button></p></form>`;
  }

  private solutions(all: string[]): TemplateResult {
    return html`<section class="solutions" aria-labelledby="solutions-head"><h2 id="solutions-head">${this.say('tasks.solutions')}</h2>
      <p class="warned">${this.say('tasks.solutions.more')}</p>
      ${all.map(
        (
          one,
          at,
        ) => html`<div class="solution"><label class="labelled"><span>${this.say('tasks.solution', { n: at + 1 })}</span><textarea class="field" rows="5" maxlength="50000" .value=${one}
          @input=${(e: Event) => this.set({ solutions: all.map((text, n) => (n === at ? (e.target as HTMLTextAreaElement).value : text)) })}></textarea></label>
          <button type="button" class="quiet" aria-label=${this.say('tasks.solution.remove', { n: at + 1 })} @click=${() => this.set({ solutions: all.filter((_, n) => n !== at) })}>${this.say('remove')}</button></div>`,
      )}
      <p><button type="button" class="press" @click=${() => this.set({ solutions: [...all, ''] })}>${this.say('tasks.solution.add')}</button></p></section>`;
  }
}

if (!customElements.get('op-assignment')) customElements.define('op-assignment', Assignment);

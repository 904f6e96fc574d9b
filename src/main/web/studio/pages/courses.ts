// The courses of the school, and the first step of a new one.
import { css, html, nothing, type TemplateResult } from 'lit';
import { type Course, LANGS } from '../courses.js';
import { StudioPage } from '../page.js';
import { languageOf } from '../views/course.js';
import { address } from '../where.js';
import { nameFor } from '../writing.js';

interface Page {
  items: Course[];
  next?: string;
}

class Courses extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    courses: { state: true },
    making: { state: true },
    taken: { state: true },
  };
  static override looks = css`
    .courses { list-style: none; display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr)); }
    .op.studio .courses a { display: grid; gap: 4px; align-content: start; height: 100%; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
    .op.studio .courses a:hover { border-color: var(--op-accent-text); }
    .op.studio .courses a b { color: var(--op-accent-text); font-weight: 600; }
    .course-new { display: grid; gap: 12px; max-width: 480px; }
  `;
  courses: Course[] | null = null;
  making = false;
  /** Such a course is there already. */
  taken = false;
  private next: string | undefined;

  override arrived(): void {
    this.making = this.place.query.has('new');
    void this.read();
  }

  private async read(more = false): Promise<void> {
    const after = more && this.next ? `&after=${encodeURIComponent(this.next)}` : '';
    const page = await this.tried(() => this.api.get<Page>(`/courses?limit=100${after}`, this.gone));
    if (!page) return;
    this.courses = more ? [...(this.courses ?? []), ...page.items] : page.items;
    this.next = page.next;
  }

  private readonly made = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const data = new FormData(submit.target as HTMLFormElement);
    const title = String(data.get('title')).trim();
    const id = String(data.get('externalId')).trim() || nameFor(title);
    const path = `/courses/${encodeURIComponent(id)}`;
    const there = await this.api.get(path, this.gone).then(
      () => true,
      () => false,
    );
    this.taken = there;
    if (there) return;
    const made = await this.tried(() => this.api.call<Course>('PUT', path, { title, lang: data.get('lang') }));
    if (made) this.studio.go(address(['courses', made.externalId]));
  };

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.courses')}</h1>
        ${this.making ? nothing : html`<button type="button" class="main" @click=${() => (this.making = true)}>${this.say('courses.new')}</button>`}</header>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.making ? this.form() : nothing}${this.list()}</div>`;
  }

  private list(): TemplateResult {
    if (!this.courses) return html`<div class="skeletons"><i></i><i></i></div>`;
    if (!this.courses.length)
      return html`<div class="nobody"><h2>${this.say('courses.none')}</h2><p>${this.say('courses.none.more')}</p></div>`;
    return html`<ul class="courses">${this.courses.map(
      one => html`<li><a class="sheet" href=${address(['courses', one.externalId])}><b>${one.title}</b>
        <span class="meta-text">${one.externalId} · ${languageOf(this, one.lang)}</span>
        <span class="meta-text">${Object.keys(one.thresholds).length ? this.say('courses.own-cuts') : this.say('courses.usual-cuts')}</span></a></li>`,
    )}</ul>${this.next ? html`<button type="button" class="press" @click=${() => this.read(true)}>${this.say('more')}</button>` : nothing}`;
  }

  private form(): TemplateResult {
    return html`<form class="sheet course-new" @submit=${this.made}><h2>${this.say('courses.new')}</h2>
      <label class="labelled"><span>${this.say('courses.title')}</span><input class="field" name="title" required maxlength="300" autocomplete="off"></label>
      <label class="labelled"><span>${this.say('courses.id')}</span><input class="field" name="externalId" maxlength="200" pattern="[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._:~\\-]*" title=${this.say('courses.id.form')} autocomplete="off"
        aria-describedby="course-id-more" @input=${() => (this.taken = false)}><span id="course-id-more">${this.say('courses.id.more')}</span></label>
      ${this.taken ? html`<p class="failed-bar" role="alert">${this.say('courses.taken')}</p>` : nothing}
      <label class="labelled"><span>${this.say('courses.lang')}</span><select name="lang">${LANGS.map(one => html`<option value=${one}>${this.say(`courses.lang.${one}`)}</option>`)}</select></label>
      <p class="foot-row"><button type="button" class="quiet" @click=${() => (this.making = false)}>${this.say('cancel')}</button><button class="main">${this.say('courses.make')}</button></p></form>`;
  }
}

if (!customElements.get('op-courses')) customElements.define('op-courses', Courses);

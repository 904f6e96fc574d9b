// Personal data: how long conversations are kept, and all of one student, to be given to them or erased.
import { css, html, nothing, type TemplateResult } from 'lit';
import { StudioPage } from '../page.js';
import { field, fieldLooks, type Wrong, wrongOf } from '../views/fields.js';
import { settingsTabs } from '../views/settings.js';

interface Student {
  externalId: string;
  name?: string;
  email?: string;
}

const USUAL_DAYS = 365;
const LONGEST_DAYS = 36_500;

class Data extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    days: { state: true },
    kept: { state: true },
    student: { state: true },
    typed: { state: true },
    wrong: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  static override looks = css`
    ${fieldLooks}
    .data-page { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(380px, 100%), 1fr)); gap: 24px; align-items: start; }
    .data-page > section, .data-page form { display: grid; gap: 12px; align-content: start; min-width: 0; }
    .data-page :is(h2, h3, p) { margin: 0; }
    .data-keep { display: flex; gap: 8px; align-items: center; min-height: 36px; flex-wrap: wrap; }
    .data-keep input[type='radio'] { width: 18px; height: 18px; margin: 0; accent-color: var(--op-accent); }
    .op.studio .data-keep .field { width: 110px; }
    .data-find { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
    .data-page form.data-find { display: flex; }
    .data-find .labelled { flex: 1 1 200px; }
    .data-found { border-top: 1px solid var(--op-line); padding-top: 12px; display: grid; gap: 16px; overflow-wrap: anywhere; }
    .data-erase { border: 1px solid var(--op-danger); border-radius: 12px; padding: 16px; }
    @media (pointer: coarse) { .data-keep { min-height: 44px; } }
  `;
  /** Null = for ever, undefined while it is read. */
  days: number | null | undefined;
  kept = false;
  student: Student | null = null;
  typed = '';
  wrong: Wrong | null = null;
  done = '';
  busy = false;

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const settings = await this.tried(() =>
      this.api.get<{ retentionDays?: number | null }>('/schools/current/settings', this.gone),
    );
    if (settings) this.days = settings.retentionDays ?? null;
  }

  private readonly retained = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    this.wrong = null;
    this.kept = false;
    try {
      await this.api.call('PUT', '/schools/current/settings', { retentionDays: this.days });
      this.kept = true;
      this.studio.tell(this.say('settings.saved'));
    } catch (why) {
      this.wrong = wrongOf(why);
    }
  };

  private keepFor(days: number | null): void {
    this.days = days;
    this.kept = false;
  }

  private path(externalId: string, more = ''): string {
    return `/students/${encodeURIComponent(externalId)}${more}`;
  }

  private readonly sought = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const id = String(new FormData(submit.target as HTMLFormElement).get('student') ?? '').trim();
    Object.assign(this, { student: null, typed: '', wrong: null, done: '' });
    try {
      this.student = await this.api.get<Student>(this.path(id), this.gone);
    } catch (why) {
      if (this.gone.aborted) return;
      this.wrong = { ...wrongOf(why), field: 'student' };
    }
  };

  private async exported(student: Student): Promise<void> {
    this.busy = true;
    const all = await this.tried(() => this.api.get<unknown>(this.path(student.externalId, '/export'), this.gone));
    this.busy = false;
    if (all === undefined) return;
    const file = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = file;
    link.download = `${student.externalId}.json`;
    link.click();
    URL.revokeObjectURL(file);
    this.finished(this.say('data.exported'));
  }

  private readonly erased = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const student = this.student!;
    this.wrong = null;
    if (this.typed !== student.externalId) {
      this.wrong = { field: 'typed', code: 'not-the-same' };
      return;
    }
    this.busy = true;
    const gone = await this.tried(async () => {
      await this.api.call('DELETE', this.path(student.externalId));
      return true;
    });
    this.busy = false;
    if (!gone) return;
    this.student = null;
    this.finished(this.say('data.erased', { id: student.externalId }));
  };

  private finished(text: string): void {
    this.done = text;
    this.studio.tell(text);
  }

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.data')}</h1></header>${settingsTabs(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      <div class="data-page">${this.days === undefined ? html`<div class="skeletons"><i></i><i></i></div>` : this.retention(this.days)}${this.one()}</div></div>`;
  }

  private retention(days: number | null): TemplateResult {
    return html`<section class="sheet"><h2>${this.say('data.retention')}</h2><p class="meta-text">${this.say('data.retention.more')}</p>
      <form @submit=${this.retained}>
        <label class="data-keep"><input type="radio" name="keep" .checked=${days === null} @change=${() => this.keepFor(null)}>${this.say('data.ever')}</label>
        <label class="data-keep"><input type="radio" name="keep" .checked=${days !== null} @change=${() => this.keepFor(USUAL_DAYS)}>${this.say('data.some')}</label>
        ${
          days === null
            ? nothing
            : field(
                this,
                'data',
                'retentionDays',
                this.wrong,
                d =>
                  html`<input class="field" type="number" name="days" min="1" max=${LONGEST_DAYS} required .value=${String(days)} aria-describedby=${d.by} aria-invalid=${d.invalid}
              @input=${(input: InputEvent) => this.keepFor(Number((input.target as HTMLInputElement).value))}>`,
              )
        }
        <p class="foot-row"><button class="main" type="submit">${this.say('settings.save')}</button></p>
        ${this.kept ? html`<p class="meta-text">${this.say('settings.saved')}</p>` : nothing}</form></section>`;
  }

  private one(): TemplateResult {
    return html`<section class="sheet"><h2>${this.say('data.one')}</h2><p class="meta-text">${this.say('data.one.more')}</p>
      <form class="data-find" @submit=${this.sought}>${field(this, 'data', 'student', this.wrong, d => html`<input class="field" name="student" required maxlength="200" autocomplete="off" aria-describedby=${d.by} aria-invalid=${d.invalid}>`)}
        <button class="press" type="submit">${this.say('data.find')}</button></form>
      ${this.done ? html`<p>${this.done}</p>` : nothing}${this.student ? this.found(this.student) : nothing}</section>`;
  }

  private found(student: Student): TemplateResult {
    return html`<div class="data-found"><div><b>${student.name ?? student.externalId}</b><br>
        <span class="meta-text">${[student.externalId, student.email].filter(Boolean).join(' · ')}</span></div>
      <p><button type="button" class="press" ?disabled=${this.busy} @click=${() => this.exported(student)}>${this.say('data.export')}</button></p>
      <form class="data-erase" @submit=${this.erased}><h3>${this.say('data.erase')}</h3><p>${this.say('data.erase.more')}</p>
        ${field(
          this,
          'data',
          'typed',
          this.wrong,
          d => html`<input class="field" name="typed" autocomplete="off" required .value=${this.typed} aria-describedby=${d.by} aria-invalid=${d.invalid}
          @input=${(input: InputEvent) => {
            this.typed = (input.target as HTMLInputElement).value.trim();
          }}>`,
        )}
        <p class="foot-row"><button class="press risky" type="submit" ?disabled=${this.busy}>${this.say('data.erase.do')}</button></p></form></div>`;
  }
}

if (!customElements.get('op-data')) customElements.define('op-data', Data);

// Hint rules of an assignment, with a student who plays them: what they get for asking, pleading, working, waiting.
import { css, html, nothing, type TemplateResult } from 'lit';
import { ladder, unlocking } from '../../common/hint.js';
import { moment } from '../../common/times.js';
import type { Hint } from '../../common/types.js';
import { StudioPage } from '../page.js';
import { type Policy, policyLooks, policyView } from '../views/policy.js';
import { address } from '../where.js';

interface Assignment {
  externalId: string;
  title: string;
  text: string;
  lesson?: string;
  dueAt?: string;
  hintPolicy: Policy;
  ownPolicy: boolean;
  solutions?: string[];
}

type Act = 'ask' | 'press' | 'attempt' | 'due';

interface Step {
  act: Act;
  hint?: number;
  state: Hint;
}

const ACTS: readonly Act[] = ['ask', 'press', 'attempt', 'due'];

class Hints extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    courses: { state: true },
    items: { state: true },
    policy: { state: true },
    steps: { state: true },
    saved: { state: true },
  };
  static override looks = css`
    ${policyLooks}
    .hints-page { display: grid; grid-template-columns: 260px minmax(0, 1fr) 340px; gap: 24px; align-items: start; }
    .hints-list { list-style: none; margin: 0; padding: 0; }
    .op.studio .hints-list a { display: block; padding: 10px; border-top: 1px solid var(--op-line); color: inherit; text-decoration: none; overflow-wrap: anywhere; min-height: 44px; }
    .op.studio .hints-list a[aria-current] { background: var(--op-sheet); box-shadow: inset 3px 0 0 var(--op-accent); }
    .hints-form, .hints-play { display: grid; gap: 12px; }
    .hints-play ol { list-style: none; margin: 0; padding: 0; }
    .hints-play li { display: grid; grid-template-columns: 28px minmax(0, 1fr); gap: 2px 8px; padding: 8px 0; border-top: 1px solid var(--op-line); }
    .hints-play li p { grid-column: 2; }
    .hints-acts { display: flex; flex-wrap: wrap; gap: 8px; }
    @media (max-width: 1199.9px) { .hints-page { grid-template-columns: minmax(0, 1fr); } .hints-page.one .hints-list { display: none; } }
  `;
  courses: { externalId: string; title: string; hintPolicy?: Partial<Policy> }[] | null = null;
  items: Assignment[] = [];
  policy: Policy | null = null;
  private stored: Policy | null = null;
  steps: Step[] = [];
  saved = false;
  private acts: Act[] = [];

  private get course(): string | undefined {
    return this.place.params.course;
  }

  private get assignment(): Assignment | undefined {
    return this.items.find(one => one.externalId === this.place.params.assignment);
  }

  override arrived(): void {
    this.saved = false;
    void this.read();
  }

  private async read(): Promise<void> {
    if (!this.courses) {
      const page = await this.tried(() =>
        this.api.get<{ items: NonNullable<Hints['courses']> }>('/courses?limit=200', this.gone),
      );
      if (!page) return;
      this.courses = page.items;
    }
    const course = this.course ?? this.courses[0]?.externalId;
    if (!course) return;
    if (!this.course) return this.studio.go(address(['hints', course]), true);
    const { items } = (await this.tried(() =>
      this.api.get<{ items: Assignment[] }>(`/courses/${encodeURIComponent(course)}/assignments`, this.gone),
    )) ?? { items: [] };
    this.items = items;
    const one = this.assignment;
    if (!one) return;
    this.studio.name(one.title);
    this.take(one.hintPolicy);
    this.acts = [];
    this.steps = [];
    await this.play('ask', 'ask', 'ask');
  }

  private async play(...more: Act[]): Promise<void> {
    const acts = [...this.acts, ...more];
    const played = await this.tried(() =>
      this.api.call<{ steps: Step[] }>('POST', '/hint-trials', {
        hintPolicy: this.policy,
        dueAt: this.assignment?.dueAt,
        acts,
      }),
    );
    if (!played) return;
    this.acts = acts;
    this.steps = played.steps;
  }

  private async again(): Promise<void> {
    this.acts = [];
    await this.play('ask');
  }

  private set(change: Partial<Policy>): void {
    this.policy = { ...this.policy!, ...change };
    this.saved = false;
    void this.play();
  }

  override get unsaved(): boolean {
    return JSON.stringify(this.policy) !== JSON.stringify(this.stored);
  }

  private take(policy: Policy): void {
    this.policy = { ...policy };
    this.stored = this.policy;
  }

  private async save(policy: Policy | null): Promise<void> {
    const one = this.assignment!;
    const path = `/courses/${encodeURIComponent(this.course!)}/assignments/${encodeURIComponent(one.externalId)}`;
    const { title, text, lesson, dueAt, solutions } = one;
    const kept = await this.tried(() =>
      this.api.call<Assignment>('PUT', path, { title, text, lesson, dueAt, solutions, hintPolicy: policy }),
    );
    if (!kept) return;
    this.items = this.items.map(item => (item.externalId === kept.externalId ? kept : item));
    this.take(kept.hintPolicy);
    this.saved = true;
    this.studio.tell(this.say('hints.saved'));
    await this.play();
  }

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.hints')}</h1>
      ${
        (this.courses?.length ?? 0) > 1
          ? html`<select aria-label=${this.say('hints.course')} @change=${(e: Event) => this.studio.go(address(['hints', (e.target as HTMLSelectElement).value]))}>${this.courses!.map(
              one =>
                html`<option value=${one.externalId} ?selected=${one.externalId === this.course}>${one.title}</option>`,
            )}</select>`
          : nothing
      }</header>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${
        this.items.length
          ? html`<div class="hints-page ${this.assignment ? 'one' : ''}">${this.list()}${this.assignment && this.policy ? html`${this.form(this.assignment, this.policy)}${this.player()}` : html`<p class="meta-text">${this.say('hints.choose')}</p>`}</div>`
          : this.courses
            ? html`<div class="nobody"><h2>${this.say('hints.none')}</h2><p>${this.say('hints.none.more')}</p></div>`
            : html`<div class="skeletons"><i></i><i></i></div>`
      }</div>`;
  }

  private list(): TemplateResult {
    return html`<ul class="hints-list">${this.items.map(
      one => html`<li><a href=${address(['hints', this.course!, one.externalId])} aria-current=${one === this.assignment ? 'page' : nothing}>${one.title}
        <br><span class="meta-text">${this.say(one.ownPolicy ? 'hints.own' : 'hints.inherited')}</span></a></li>`,
    )}</ul>`;
  }

  private form(one: Assignment, p: Policy): TemplateResult {
    return html`<section class="hints-form sheet"><h2>${one.title}</h2>
      <p class="meta-text">${one.dueAt ? this.say('hints.due', { at: moment(this.words, one.dueAt) }) : this.say('hints.undated')}
        · ${this.say('hints.solutions', { n: one.solutions?.length ?? 0 })}</p>
      ${policyView(this, p, change => this.set(change))}
      <p class="foot-row">${one.ownPolicy ? html`<button type="button" class="quiet" @click=${() => this.save(null)}>${this.say('hints.inherit')}</button>` : nothing}
        <button type="button" class="main" @click=${() => this.save(p)}>${this.say('hints.save')}</button></p>
      ${this.saved ? html`<p class="meta-text" role="status">${this.say('hints.saved')}</p>` : nothing}</section>`;
  }

  private player(): TemplateResult {
    return html`<section class="hints-play"><h2>${this.say('hints.play')}</h2>
      <ol aria-live="polite">${this.steps.map(
        step => html`<li>${ladder(step.state)}<span>${this.say(`hints.act.${step.act}`)}</span>
          <p class="meta-text">${step.hint ? this.say('hints.gets', { n: step.hint }) : step.act === 'due' ? '' : this.say('hints.gets.none')}
            ${step.state.unlocks ? unlocking(this.words, step.state.unlocks) : ''}</p></li>`,
      )}</ol>
      <p class="hints-acts">${ACTS.filter(act => act !== 'due' || this.assignment?.dueAt).map(
        act =>
          html`<button type="button" class="press" @click=${() => this.play(act)}>${this.say(`hints.do.${act}`)}</button>`,
      )}<button type="button" class="quiet" @click=${() => this.again()}>${this.say('hints.again')}</button></p></section>`;
  }
}

if (!customElements.get('op-hints')) customElements.define('op-hints', Hints);

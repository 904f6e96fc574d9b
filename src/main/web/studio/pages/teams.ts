// A team: when it works, what it promises, and when a question would be due by that.
import { css, html, nothing, type TemplateResult } from 'lit';
import { type Calendar, fridayEvening } from '../hours.js';
import { StudioPage } from '../page.js';
import { type Sla, tidy } from '../promises.js';
import { settingsTabs } from '../views/settings.js';
import { dueView, hoursView, promisesView } from '../views/teams.js';
import { address } from '../where.js';

interface Team {
  key: string;
  title: string;
  level: number;
  calendar?: Calendar | null;
  sla?: Sla | null;
}

export interface Due {
  timeZone: string;
  open: boolean;
  opensAt?: string;
  always: boolean;
  firstReply: string;
  resolution: string;
}

const PAUSE_MS = 300;
const KEY = /[^a-z0-9-]+/g;

export class Teams extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    teams: { state: true },
    edited: { state: true },
    due: { state: true },
    saved: { state: true },
    making: { state: true },
  };
  static override looks = css`
    .teams-page { display: grid; grid-template-columns: 220px minmax(0, 1fr) 300px; gap: 24px; align-items: start; }
    .teams-list { list-style: none; margin: 0; padding: 0; display: grid; gap: 2px; }
    .op.studio .teams-list a { display: block; padding: 10px; border-radius: 8px; color: inherit; text-decoration: none; min-height: 44px; overflow-wrap: anywhere; }
    .op.studio .teams-list a[aria-current] { background: var(--op-sheet); box-shadow: inset 3px 0 0 var(--op-accent); }
    .team-form, .team-form fieldset, .team-due { display: grid; gap: 12px; }
    .team-form fieldset { border: 0; margin: 0; padding: 16px 0 0; border-top: 1px solid var(--op-line); }
    .team-form legend { padding: 0; float: left; font-size: 19px; line-height: 25px; font-weight: 600; }
    .team-form legend + * { clear: left; }
    .team-row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
    .team-row .field[type='number'] { width: 112px; }
    .team-day { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; min-height: 44px; border-top: 1px solid var(--op-line); }
    .team-day > .day { width: 148px; }
    .studio .flat { display: flex; gap: 8px; align-items: center; min-height: 36px; }
    .team-due { position: sticky; top: 16px; }
    .team-due output { display: grid; gap: 8px; }
    .team-due b { font-size: 19px; line-height: 25px; font-weight: 600; }
    @media (max-width: 1199.9px) { .teams-page { grid-template-columns: minmax(0, 1fr); } .teams-list { grid-auto-flow: column; grid-auto-columns: max-content; overflow-x: auto; } .team-due { position: static; } }
    @media (pointer: coarse) { .studio .flat { min-height: 44px; } }
  `;
  teams: Team[] | null = null;
  edited: Team | null = null;
  due: Due | null = null;
  saved = false;
  making = false;
  asked: { at: string; questionClass: string; mood: string } = {
    at: fridayEvening(new Date()),
    questionClass: 'organisational',
    mood: 'calm',
  };
  private pause: ReturnType<typeof setTimeout> | undefined;

  get team(): Team | undefined {
    return this.teams?.find(one => one.key === this.place.params.team);
  }

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    this.teams ??= (await this.tried(() => this.api.get<{ items: Team[] }>('/teams', this.gone)))?.items ?? null;
    const [first] = this.teams ?? [];
    if (!this.place.params.team && first) return this.studio.go(address(['settings', 'teams', first.key]), true);
    this.saved = false;
    this.making = false;
    this.due = null;
    this.edited = this.team ? structuredClone(this.team) : null;
    await this.reckon();
  }

  set(change: Partial<Team>): void {
    this.edited = { ...this.edited!, ...change };
    this.saved = false;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.reckon(), PAUSE_MS);
  }

  override get unsaved(): boolean {
    const { team } = this;
    return team !== undefined && JSON.stringify(this.edited) !== JSON.stringify(team);
  }

  ask(change: Partial<Teams['asked']>): void {
    this.asked = { ...this.asked, ...change };
    this.set({});
  }

  get sla(): Sla {
    return this.edited?.sla ?? {};
  }

  promise(change: Partial<Sla>): void {
    const sla = tidy({ ...this.sla, ...change });
    this.set({ sla: Object.keys(sla).length ? sla : null });
  }

  /** By what stands in the form, stored or not. */
  private async reckon(): Promise<void> {
    const one = this.edited;
    if (!one || !this.asked.at) return;
    const due = await this.tried(() =>
      this.api.call<Due>('POST', `/teams/${one.key}/due-trials`, {
        ...this.asked,
        calendar: one.calendar ?? null,
        sla: one.sla ?? null,
      }),
    );
    if (this.edited === one) this.due = due ?? null;
  }

  private readonly kept = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const { key, title, level, calendar, sla } = this.edited!;
    const team = await this.tried(() =>
      this.api.call<Team>('PUT', `/teams/${key}`, { title, level, calendar: calendar ?? null, sla: sla ?? null }),
    );
    if (!team) return;
    this.teams = this.teams!.map(one => (one.key === key ? this.edited! : one));
    this.saved = true;
    this.studio.tell(this.say('settings.saved'));
  };

  private readonly made = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const data = new FormData(submit.target as HTMLFormElement);
    const title = String(data.get('title') ?? '').trim();
    const key = String(data.get('key') ?? '').trim();
    const team = await this.tried(() => this.api.call<Team>('PUT', `/teams/${key}`, { title, level: 1 }));
    if (!team) return;
    this.teams = null;
    this.studio.go(address(['settings', 'teams', key]));
    await this.read();
  };

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.settings')}</h1></header>${settingsTabs(this)}
      ${this.trouble && this.field !== 'sla' && this.field !== 'calendar' ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.teams ? html`<div class="teams-page">${this.list(this.teams)}${this.edited ? html`${this.form(this.edited)}${dueView(this)}` : nothing}</div>` : html`<div class="skeletons"><i></i><i></i><i></i></div>`}</div>`;
  }

  private list(teams: Team[]): TemplateResult {
    return html`<section><ul class="teams-list">${teams.map(
      one =>
        html`<li><a href=${address(['settings', 'teams', one.key])} aria-current=${one.key === this.edited?.key ? 'page' : nothing}>${one.title}</a></li>`,
    )}</ul>
      ${
        this.making
          ? html`<form class="team-form" @submit=${this.made}>
              <label class="labelled"><span>${this.say('teams.title')}</span><input class="field" name="title" required maxlength="300" @input=${(
                input: InputEvent,
              ) => {
                const form = (input.target as HTMLInputElement).form!;
                (form.elements.namedItem('key') as HTMLInputElement).value = (input.target as HTMLInputElement).value
                  .toLowerCase()
                  .replace(KEY, '-')
                  .replace(/^-+|-+$/g, '');
              }}></label>
              <label class="labelled"><span>${this.say('teams.key')}</span><input class="field" name="key" required pattern="[a-z0-9\\-]{2,40}" title=${this.say('teams.key.form')}></label>
              <p class="foot-row"><button class="main">${this.say('teams.make')}</button></p></form>`
          : html`<button type="button" class="quiet" @click=${() => {
              this.making = true;
            }}>${this.say('teams.new')}</button>`
      }</section>`;
  }

  private form(one: Team): TemplateResult {
    return html`<form class="team-form" @submit=${this.kept}>
      <div class="team-row"><label class="labelled"><span>${this.say('teams.title')}</span><input class="field" required maxlength="300" .value=${one.title} @input=${(e: Event) => this.set({ title: (e.target as HTMLInputElement).value })}></label>
        <label class="labelled"><span>${this.say('teams.level')}</span><input class="field" type="number" min="1" max="9" required .value=${String(one.level)} @input=${(e: Event) => this.set({ level: (e.target as HTMLInputElement).valueAsNumber })}></label></div>
      ${hoursView(this, one.calendar ?? null)} ${promisesView(
        this,
        this.teams!.filter(team => team.key !== one.key),
      )}
      <p class="foot-row"><button class="main">${this.say('settings.save')}</button></p>
      ${this.saved ? html`<p class="meta-text">${this.say('settings.saved')}</p>` : nothing}</form>`;
  }
}

if (!customElements.get('op-teams')) customElements.define('op-teams', Teams);

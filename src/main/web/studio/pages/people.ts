// Who works here: accounts of staff, what they may do and which teams they serve.
import { css, html, nothing, type TemplateResult } from 'lit';
import { StudioPage } from '../page.js';
import type { Listed } from '../types-curation.js';
import { STAFF_ROLES, type Staff, type Team } from '../types-people.js';
import { boxes, field, fieldLooks, sure, type Wrong, wrongOf } from '../views/fields.js';
import { settingsTabs } from '../views/settings.js';

const NEW = 'new';
/** Codes of refusals that are about one field. */
const ABOUT = { 'email-taken': 'email', 'last-administrator': 'roles' };

class People extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    staff: { state: true },
    teams: { state: true },
    edited: { state: true },
    asked: { state: true },
    wrong: { state: true },
    done: { state: true },
  };
  static override looks = css`
    ${fieldLooks}
    .person-roles { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: baseline; grid-column: 1; }
  `;
  staff: Staff[] | null = null;
  teams: Team[] = [];
  /** Whose form is open beside the one for somebody new. */
  edited = '';
  /** Whom one is asked about before they are taken out. */
  asked = '';
  wrong: (Wrong & { form: string }) | null = null;
  done = '';

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const teams = await this.tried(() => this.api.get<Listed<Team>>('/teams', this.gone));
    if (!teams) return;
    this.teams = teams.items;
    const all: Staff[] = [];
    let next: string | undefined;
    do {
      const page = await this.tried(() =>
        this.api.get<Listed<Staff>>(`/staff?limit=200${next ? `&after=${next}` : ''}`, this.gone),
      );
      if (!page) return;
      all.push(...page.items);
      next = page.next;
    } while (next);
    this.staff = all.sort((one, other) => one.name.localeCompare(other.name, this.words.locale));
  }

  private async kept(submit: SubmitEvent, one: Staff | null): Promise<void> {
    submit.preventDefault();
    const form = submit.target as HTMLFormElement;
    const data = new FormData(form);
    const password = String(data.get('password') ?? '');
    const account = {
      name: String(data.get('name') ?? '').trim(),
      email: String(data.get('email') ?? '').trim(),
      roles: data.getAll('roles'),
      teams: data.getAll('teams'),
      ...(password ? { password } : {}),
    };
    this.wrong = null;
    this.done = '';
    try {
      await this.api.call(one ? 'PATCH' : 'POST', one ? `/staff/${one.id}` : '/staff', account);
    } catch (why) {
      this.wrong = { ...wrongOf(why, ABOUT), form: one?.id ?? NEW };
      await this.updateComplete;
      form.querySelector<HTMLElement>(`[name='${this.wrong.field}']`)?.focus();
      return;
    }
    if (!one) form.reset();
    this.edited = '';
    this.tellDone(this.say(one ? 'people.changed' : 'people.added', { name: account.name }));
    await this.read();
  }

  private async takeOut(one: Staff): Promise<void> {
    this.asked = '';
    const gone = await this.tried(async () => {
      await this.api.call('DELETE', `/staff/${one.id}`);
      return true;
    });
    if (!gone) return;
    this.tellDone(this.say('people.removed', { name: one.name }));
    await this.read();
  }

  private tellDone(text: string): void {
    this.done = text;
    this.studio.tell(text);
  }

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.people')}</h1></header>${settingsTabs(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.done ? html`<p class="meta-text">${this.done}</p>` : nothing}
      <div class="settings-cols"><section>${this.list()}</section><aside>${this.form(null)}</aside></div></div>`;
  }

  private list(): TemplateResult {
    if (!this.staff) return html`<div class="skeletons"><i></i><i></i><i></i></div>`;
    if (!this.staff.length)
      return html`<div class="nobody"><h2>${this.say('people.none')}</h2><p>${this.say('people.none.more')}</p></div>`;
    return html`<ul class="settings-list">${this.staff.map(one => html`<li>${this.person(one)}</li>`)}</ul>`;
  }

  private person(one: Staff): TemplateResult {
    if (this.edited === one.id) return this.form(one);
    const self = one.id === this.studio.me.id;
    return html`<div><b>${one.name}</b> ${self ? html`<span class="tag">${this.say('people.self')}</span>` : nothing}
        <br><span class="meta-text">${one.email}</span></div>
      <div class="settings-acts"><button type="button" class="quiet" aria-label=${this.say('people.change.who', { name: one.name })} @click=${() => {
        this.edited = one.id;
        this.wrong = null;
      }}>${this.say('people.change')}</button>
        ${self ? nothing : html`<button type="button" class="quiet" aria-label=${this.say('people.remove.who', { name: one.name })} @click=${() => this.ask(one.id)}>${this.say('remove')}</button>`}</div>
      <div class="person-roles">${one.roles.map(role => html`<span class="tag">${this.say(`role.${role}`)}</span>`)}
        <span class="meta-text">${one.teams.length ? one.teams.map(key => this.team(key)).join(', ') : this.say('people.every-team')}</span></div>
      ${
        this.asked === one.id
          ? sure(
              this,
              this.say('people.sure', { name: one.name }),
              this.say('people.sure.do'),
              () => void this.takeOut(one),
              () => this.ask(''),
            )
          : nothing
      }`;
  }

  private ask(id: string): void {
    this.asked = id;
    this.trouble = '';
  }

  private team(key: string): string {
    return this.teams.find(team => team.key === key)?.title ?? key;
  }

  private form(one: Staff | null): TemplateResult {
    const wrong = this.wrong?.form === (one?.id ?? NEW) ? this.wrong : null;
    const text = (name: 'name' | 'email', type: string) =>
      field(
        this,
        'people',
        name,
        wrong,
        d =>
          html`<input class="field" type=${type} name=${name} required maxlength="200" autocomplete="off" .value=${one?.[name] ?? ''} aria-describedby=${d.by} aria-invalid=${d.invalid}>`,
      );
    return html`<form class=${one ? 'settings-form' : 'sheet'} @submit=${(submit: SubmitEvent) => this.kept(submit, one)}>
      ${one ? nothing : html`<h2>${this.say('people.new')}</h2>`}${text('name', 'text')}${text('email', 'email')}
      ${field(this, 'people', 'password', wrong, d => html`<input class="field" type="password" name="password" minlength="8" maxlength="72" autocomplete="new-password" aria-describedby=${d.by} aria-invalid=${d.invalid}>`)}
      <p class="meta-text">${this.say(one ? 'people.password.kept' : 'people.password.more')}</p>
      ${boxes(
        this,
        'people',
        'roles',
        wrong,
        STAFF_ROLES.map(role => ({
          value: role,
          title: this.say(`role.${role}`),
          on: one ? one.roles.includes(role) : role === 'curator',
        })),
      )}
      ${boxes(
        this,
        'people',
        'teams',
        wrong,
        this.teams.map(team => ({ value: team.key, title: team.title, on: one?.teams.includes(team.key) ?? false })),
      )}
      ${wrong && !wrong.field ? html`<p class="wrong" role="alert">${this.say('people.failed')}</p>` : nothing}
      <p class="foot-row">${
        one
          ? html`<button type="button" class="quiet" @click=${() => {
              this.edited = '';
            }}>${this.say('cancel')}</button>`
          : nothing
      }<button class="main" type="submit">${this.say(one ? 'settings.save' : 'people.add')}</button></p></form>`;
  }
}

if (!customElements.get('op-people')) customElements.define('op-people', People);

// Who did what to the school and who opened which conversation, newest first.
import { css, html, nothing, type TemplateResult } from 'lit';
import { moment } from '../../common/times.js';
import { StudioPage } from '../page.js';
import type { Listed } from '../types-curation.js';
import { ACTIONS, type Entry, type Staff } from '../types-people.js';
import { fieldLooks } from '../views/fields.js';
import { settingsTabs } from '../views/settings.js';
import { address } from '../where.js';

const PAGE = 50;

class Audit extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    entries: { state: true },
    staff: { state: true },
    next: { state: true },
  };
  static override looks = css`
    ${fieldLooks}
    .audit-filters { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; }
    .audit { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 20px; }
    .studio .audit :is(th, td) { text-align: left; vertical-align: top; padding: 10px 16px 10px 0; border-top: 1px solid var(--op-line); overflow-wrap: anywhere; }
    .studio .audit th { font-weight: 500; color: var(--op-ink-2); font-size: 13px; border-top: 0; }
    .audit time { white-space: nowrap; }
    .audit-more { justify-self: start; }
    @media (max-width: 719.9px) {
      .audit thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .audit, .audit tbody, .audit tr { display: block; }
      .studio .audit tr { border-top: 1px solid var(--op-line); padding: 10px 0; }
      .studio .audit td { display: block; border: 0; padding: 0 0 2px; }
    }
  `;
  entries: Entry[] | null = null;
  staff: Staff[] = [];
  next: string | undefined;

  override arrived(): void {
    this.entries = null;
    void this.read();
  }

  private filter(name: string): string {
    return this.place.query.get(name) ?? '';
  }

  private async read(more = false): Promise<void> {
    if (!this.staff.length) {
      const staff = await this.tried(() => this.api.get<Listed<Staff>>('/staff?limit=200', this.gone));
      this.staff = staff?.items ?? [];
    }
    const asked = new URLSearchParams({ limit: String(PAGE) });
    for (const name of ['action', 'staff', 'conversation']) if (this.filter(name)) asked.set(name, this.filter(name));
    if (more && this.next) asked.set('after', this.next);
    const page = await this.tried(() => this.api.get<Listed<Entry>>(`/audit?${asked}`, this.gone));
    if (!page) {
      this.entries ??= [];
      return;
    }
    this.entries = more ? [...(this.entries ?? []), ...page.items] : page.items;
    this.next = page.next;
  }

  private show(change: Record<string, string>): void {
    const query = Object.fromEntries(['action', 'staff', 'conversation'].map(name => [name, this.filter(name)]));
    this.studio.go(address(['settings', 'audit'], { ...query, ...change }));
  }

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.audit')}</h1></header>${settingsTabs(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      <div class="audit-filters">${this.choice(
        'action',
        ACTIONS.map(action => [action, this.say(`audit.act.${action}`)]),
      )}${this.choice(
        'staff',
        this.staff.map(one => [one.id, one.name]),
      )}
        ${this.filter('conversation') ? html`<button type="button" class="press" @click=${() => this.show({ conversation: '' })}>${this.say('audit.every')}</button>` : nothing}</div>
      ${this.list()}</div>`;
  }

  private choice(name: 'action' | 'staff', options: (readonly [string, string])[]): TemplateResult {
    return html`<label class="labelled"><span>${this.say(`audit.${name}`)}</span>
      <select @change=${(change: Event) => this.show({ [name]: (change.target as HTMLSelectElement).value })}>
        <option value="">${this.say(`audit.${name}.any`)}</option>
        ${options.map(([value, title]) => html`<option value=${value} ?selected=${value === this.filter(name)}>${title}</option>`)}</select></label>`;
  }

  private list(): TemplateResult {
    if (!this.entries) return html`<div class="skeletons"><i></i><i></i><i></i></div>`;
    if (!this.entries.length)
      return html`<div class="nobody"><h2>${this.say('audit.none')}</h2><p>${this.say('audit.none.more')}</p></div>`;
    return html`<table class="audit"><thead><tr>${(['at', 'who', 'what'] as const).map(head => html`<th scope="col">${this.say(`audit.${head}`)}</th>`)}</tr></thead>
      <tbody>${this.entries.map(
        one => html`<tr><td><time datetime=${one.at}>${moment(this.words, one.at)}</time></td><td>${this.who(one)}</td>
          <td>${this.say(`audit.act.${one.action}`)}${this.about(one)}</td></tr>`,
      )}</tbody></table>
      ${this.next ? html`<button type="button" class="press audit-more" @click=${() => this.read(true)}>${this.say('more')}</button>` : nothing}`;
  }

  private who(one: Entry): string {
    if (one.staff) return one.staff.name ?? one.staff.id;
    return this.say('audit.key', { name: one.key?.name ?? this.say('keys.unnamed') });
  }

  private about(one: Entry): TemplateResult | string {
    if (one.conversationId) {
      const only = address(['settings', 'audit'], { conversation: one.conversationId });
      return this.filter('conversation')
        ? ''
        : html`<br><a class="meta-text" href=${only}>${this.say('audit.same')}</a>`;
    }
    const fields = one.fields.map(name => {
      const key = `audit.field.${name}`;
      return this.words.has(key) ? this.say(key) : name;
    });
    const named = one.action.startsWith('staff-') ? this.staff.find(staff => staff.id === one.about)?.name : undefined;
    const shown = /^(student|team)-/.test(one.action) ? one.about : named;
    const text = [shown, fields.join(', ')].filter(Boolean).join(': ');
    return text ? html`<br><span class="meta-text">${text}</span>` : '';
  }
}

if (!customElements.get('op-audit')) customElements.define('op-audit', Audit);

// What the school's own programs show us: API keys for its backend, secrets with which its LMS signs. Each is shown once.
import { css, html, nothing, type TemplateResult } from 'lit';
import { said } from '../../common/times.js';
import { day } from '../format.js';
import { StudioPage } from '../page.js';
import type { Listed } from '../types-curation.js';
import { field, fieldLooks, sure, type Wrong, wrongOf } from '../views/fields.js';
import { settingsTabs } from '../views/settings.js';

interface Key {
  id: string;
  name?: string;
  createdAt: string;
  usedAt?: string;
}

interface Secret {
  id: string;
  createdAt: string;
}

const KEYS = '/schools/current/api-keys';
const SECRETS = '/schools/current/widget-secrets';
/** The server keeps no more: the next one takes the place of the oldest. */
const ACTIVE_SECRETS = 2;

class Keys extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    keys: { state: true },
    secrets: { state: true },
    shown: { state: true },
    asked: { state: true },
    wrong: { state: true },
    copied: { state: true },
  };
  static override looks = css`
    ${fieldLooks}
    .keys-page { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 32px 24px; align-items: start; }
    .keys-page > section { display: grid; gap: 12px; align-content: start; min-width: 0; }
    .keys-new { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
    .keys-new .labelled { flex: 1 1 200px; }
    .key-shown { background: var(--op-accent-soft); border-radius: 12px; padding: 16px; display: grid; gap: 8px; }
    .key-shown > * { margin: 0; }
    .key-shown dl { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 8px 12px; align-items: center; }
    .op.studio .key-shown .field { font-family: var(--op-mono, monospace); font-size: 13px; width: 100%; min-width: 0; box-sizing: border-box; }
    @media (max-width: 519.9px) { .key-shown dl { grid-template-columns: minmax(0, 1fr) auto; } .key-shown dt { grid-column: 1 / -1; } }
  `;
  keys: Key[] | null = null;
  secrets: Secret[] = [];
  /** What has just been made, by what it is called; shown until one leaves or puts it away. */
  shown: { of: 'key' | 'secret'; values: [name: string, value: string][] } | null = null;
  asked = '';
  wrong: Wrong | null = null;
  copied = '';

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const keys = await this.tried(() => this.api.get<Listed<Key>>(KEYS, this.gone));
    const secrets = keys && (await this.tried(() => this.api.get<Listed<Secret>>(SECRETS, this.gone)));
    if (!secrets) return;
    this.keys = keys.items;
    this.secrets = secrets.items;
  }

  private readonly made = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const form = submit.target as HTMLFormElement;
    const name = String(new FormData(form).get('name') ?? '').trim();
    this.wrong = null;
    try {
      const { apiKey } = await this.api.call<{ apiKey: string }>('POST', KEYS, name ? { name } : {});
      form.reset();
      await this.show('key', [['key', apiKey]]);
    } catch (why) {
      this.wrong = wrongOf(why);
    }
  };

  private async madeSecret(): Promise<void> {
    this.asked = '';
    const made = await this.tried(() => this.api.call<{ widgetKey: string; widgetSecret: string }>('POST', SECRETS));
    if (made)
      await this.show('secret', [
        ['widget-key', made.widgetKey],
        ['secret', made.widgetSecret],
      ]);
  }

  private async show(of: 'key' | 'secret', values: [string, string][]): Promise<void> {
    this.shown = { of, values };
    this.copied = '';
    this.studio.tell(this.say('keys.once'));
    await this.read();
    this.querySelector<HTMLInputElement>('.key-shown input:last-of-type')?.focus();
  }

  private async copy(name: string, value: string): Promise<void> {
    const input = this.querySelector<HTMLInputElement>(`.key-shown [name='${name}']`);
    try {
      await navigator.clipboard.writeText(value);
      this.copied = name;
      this.studio.tell(this.say('keys.copied'));
    } catch {
      input?.select(); // barred: it is ready to be copied by hand
    }
  }

  private async revoke(path: string): Promise<void> {
    this.asked = '';
    const gone = await this.tried(async () => {
      await this.api.call('DELETE', path);
      return true;
    });
    if (gone) this.studio.tell(this.say('keys.revoked'));
    if (gone) await this.read();
  }

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.keys')}</h1></header>${settingsTabs(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.keys ? html`<div class="keys-page">${this.apiKeys(this.keys)}${this.widgetSecrets()}</div>` : html`<div class="skeletons"><i></i><i></i><i></i></div>`}</div>`;
  }

  private apiKeys(keys: Key[]): TemplateResult {
    return html`<section><h2>${this.say('keys.api')}</h2><p class="meta-text">${this.say('keys.api.more')}</p>
      ${this.justMade('key')}
      <form class="keys-new" @submit=${this.made}>${field(this, 'keys', 'name', this.wrong, d => html`<input class="field" name="name" maxlength="200" autocomplete="off" aria-describedby=${d.by} aria-invalid=${d.invalid}>`)}
        <button class="main" type="submit">${this.say('keys.make')}</button></form>
      ${
        keys.length
          ? html`<ul class="settings-list">${keys.map(key => {
              const name = key.name ?? this.say('keys.unnamed');
              const used = key.usedAt
                ? this.say('keys.used', { at: said(this.words, key.usedAt) })
                : this.say('keys.unused');
              return html`<li><div><b>${name}</b><br><span class="meta-text">${this.say('keys.since', { at: day(this.words, key.createdAt) })} · ${used}</span></div>
              ${this.revoking(key.id, this.say('keys.revoke.which', { name }), this.say('keys.sure', { name }), `${KEYS}/${key.id}`)}</li>`;
            })}</ul>`
          : html`<div class="nobody"><h3>${this.say('keys.none')}</h3><p>${this.say('keys.none.more')}</p></div>`
      }</section>`;
  }

  private widgetSecrets(): TemplateResult {
    const full = this.secrets.length >= ACTIVE_SECRETS;
    return html`<section><h2>${this.say('keys.secrets')}</h2><p class="meta-text">${this.say('keys.secrets.more')}</p>
      ${this.justMade('secret')}
      ${
        this.asked === 'replace'
          ? sure(
              this,
              this.say('keys.replace'),
              this.say('keys.replace.do'),
              () => void this.madeSecret(),
              () => this.ask(''),
            )
          : html`<p><button type="button" class="press" @click=${() => (full ? this.ask('replace') : void this.madeSecret())}>${this.say('keys.secret.make')}</button></p>`
      }
      <ul class="settings-list">${this.secrets.map((secret, at) => {
        const since = this.say('keys.since', { at: said(this.words, secret.createdAt) });
        return html`<li><div><b>${this.say(at ? 'keys.secret.old' : 'keys.secret.new')}</b><br><span class="meta-text">${since}</span></div>
          ${this.secrets.length > 1 ? this.revoking(secret.id, this.say('keys.revoke.which', { name: since }), this.say('keys.secret.sure'), `${SECRETS}/${secret.id}`) : nothing}</li>`;
      })}</ul></section>`;
  }

  private revoking(id: string, label: string, question: string, path: string): TemplateResult {
    return html`<div class="settings-acts"><button type="button" class="quiet" aria-label=${label} @click=${() => this.ask(id)}>${this.say('keys.revoke')}</button></div>
      ${
        this.asked === id
          ? sure(
              this,
              question,
              this.say('keys.revoke'),
              () => void this.revoke(path),
              () => this.ask(''),
            )
          : nothing
      }`;
  }

  private ask(id: string): void {
    this.asked = id;
    this.trouble = '';
  }

  private justMade(of: 'key' | 'secret'): TemplateResult | typeof nothing {
    if (this.shown?.of !== of) return nothing;
    return html`<div class="key-shown" role="status"><h3>${this.say('keys.once')}</h3><p>${this.say('keys.once.more')}</p>
      <dl>${this.shown.values.map(
        ([name, value]) => html`<dt>${this.say(`keys.shown.${name}`)}</dt>
        <dd><input class="field" name=${name} readonly aria-label=${this.say(`keys.shown.${name}`)} .value=${value} @focus=${(focus: Event) => (focus.target as HTMLInputElement).select()}></dd>
        <button type="button" class="press" aria-label=${this.say('keys.copy.which', { name: this.say(`keys.shown.${name}`) })} @click=${() => this.copy(name, value)}>${this.say(this.copied === name ? 'keys.copied' : 'keys.copy')}</button>`,
      )}</dl>
      <p class="foot-row"><button type="button" class="quiet" @click=${() => {
        this.shown = null;
      }}>${this.say('keys.put-away')}</button></p></div>`;
  }
}

if (!customElements.get('op-keys')) customElements.define('op-keys', Keys);

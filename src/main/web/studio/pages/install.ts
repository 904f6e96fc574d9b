// Putting the widget on the school's pages: the line to paste, who may use it, what it looks like, whether it works.
import { css, html, nothing, type TemplateResult } from 'lit';
import java from '../../../../../docs/embed/Sign.java?raw';
import node from '../../../../../docs/embed/sign.mjs?raw';
import php from '../../../../../docs/embed/sign.php?raw';
import python from '../../../../../docs/embed/sign.py?raw';
import { moment } from '../../common/times.js';
import { StudioPage } from '../page.js';
import { settingsTabs } from '../views/settings.js';

interface Visit {
  origin: string;
  outcome: string;
  expiredAt?: string;
  at: string;
  times: number;
}
interface Widget {
  key: string;
  allowedOrigins: string[];
}
interface Host {
  oporaSettings?: Record<string, unknown>;
  Opora?: (...call: unknown[]) => Promise<unknown>;
}

const SIGNING = [
  ['PHP', php],
  ['Python', python],
  ['Node.js', node],
  ['Java', java],
] as const;
const LOOK_MS = 2000;
const MINUTE = 60_000;
const LINES = /[\s,;]+/;
const page = window as unknown as Host;

class Install extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    widget: { state: true },
    visits: { state: true },
    since: { state: true },
    copied: { state: true },
    shown: { state: true },
    saved: { state: true },
  };
  static override looks = css`
    .install-page { display: grid; grid-template-columns: minmax(0, 1fr) 400px; gap: 24px; align-items: start; }
    .install-steps { list-style: none; margin: 0; padding: 0; display: grid; gap: 24px; counter-reset: step; }
    .install-steps > li, .install-steps form { display: grid; gap: 12px; }
    .install-steps h2::before { counter-increment: step; content: counter(step) '. '; }
    .studio .install-steps pre { margin: 0; padding: 12px; border-radius: 8px; background: var(--op-well); font: 13px/20px var(--op-mono); white-space: pre-wrap; overflow-wrap: anywhere; }
    .install-visits { list-style: none; margin: 0; padding: 0; }
    .install-visits li { border-top: 1px solid var(--op-line); padding: 10px 0; display: grid; gap: 2px; overflow-wrap: anywhere; }
    .install-look { position: sticky; top: 16px; display: grid; gap: 12px; justify-items: start; }
    .install-frame { width: 100%; height: 560px; position: relative; border: 1px solid var(--op-line); border-radius: 16px; overflow: hidden; background: var(--op-sheet); }
    @media (max-width: 1199.9px) { .install-page { grid-template-columns: minmax(0, 1fr); } .install-look { position: static; } }
  `;
  widget: Widget | null = null;
  visits: Visit[] = [];
  /** When one began to wait for the first session. */
  since: string | null = null;
  copied = false;
  shown = false;
  saved = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  override arrived(): void {
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    if (this.shown) void page.Opora?.('shutdown');
  }

  private async read(): Promise<void> {
    const widget = await this.tried(() => this.api.get<Widget>('/schools/current/widget', this.gone));
    if (!widget) return;
    this.widget = widget;
    await this.look();
  }

  private async look(): Promise<void> {
    const page = await this.tried(() => this.api.get<{ items: Visit[] }>('/schools/current/widget/visits', this.gone));
    this.visits = page?.items.filter(one => one.origin !== location.origin) ?? this.visits;
    const since = this.since;
    const news = since ? this.visits.find(one => one.at > since) : undefined;
    if (news?.outcome !== 'started') return;
    this.stop();
    this.studio.tell(this.say('install.works', { origin: news.origin }));
  }

  private watch(): void {
    this.since = new Date(Date.now() - LOOK_MS).toISOString();
    clearInterval(this.timer);
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.requestUpdate();
  }

  private get line(): string {
    return `<script async src="${location.origin}/widget/loader.js" data-key="${this.widget!.key}" data-token-url="/opora-token"></script>`;
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.line);
    this.copied = true;
    this.studio.tell(this.say('install.copied'));
  }

  private readonly allowed = (submit: SubmitEvent): void => {
    submit.preventDefault();
    const text = String(new FormData(submit.target as HTMLFormElement).get('origins') ?? '');
    void this.allow(text.split(LINES).filter(Boolean));
  };

  private async allow(allowedOrigins: string[]): Promise<void> {
    this.saved = false;
    const kept = await this.tried(() =>
      this.api.call<{ allowedOrigins: string[] }>('PUT', '/schools/current/settings', { allowedOrigins }),
    );
    if (!kept) return;
    this.widget = { ...this.widget!, allowedOrigins: kept.allowedOrigins };
    this.saved = true;
    this.studio.tell(this.say('settings.saved'));
  }

  /** The widget itself, as a student of this school would have it, in the frame beside. */
  private async show(): Promise<void> {
    this.shown = true;
    await this.updateComplete;
    const settings = {
      key: this.widget!.key,
      token: async () => (await this.api.call<{ token: string }>('POST', '/schools/current/widget/tokens', {})).token,
      container: this.querySelector('.install-frame'),
      locale: this.words.locale,
      theme: this.studio.chosen.scheme ?? 'auto',
    };
    if (page.Opora) {
      await page.Opora('boot', settings);
      return;
    }
    page.oporaSettings = settings;
    const script = document.createElement('script');
    script.src = '/widget/loader.js';
    document.head.append(script);
  }

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.settings')}</h1></header>${settingsTabs(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.field === 'allowedOrigins' ? this.say('install.wrong-origin') : this.troubleText}</p>` : nothing}
      ${this.widget ? html`<div class="install-page">${this.steps(this.widget)}${this.beside(this.widget)}</div>` : html`<div class="skeletons"><i></i><i></i><i></i></div>`}</div>`;
  }

  private steps(widget: Widget): TemplateResult {
    return html`<ol class="install-steps">
      <li><h2>${this.say('install.line')}</h2><p>${this.say('install.line.more')}</p><pre>${this.line}</pre>
        <p><button type="button" class="press" @click=${() => this.copy()}>${this.say(this.copied ? 'install.copied' : 'install.copy')}</button></p></li>
      <li><h2>${this.say('install.sign')}</h2><p>${this.say('install.sign.more')}</p>
        ${SIGNING.map(([name, text]) => html`<details><summary>${name}</summary><pre>${text}</pre></details>`)}</li>
      <li><h2>${this.say('install.origins')}</h2><form @submit=${this.allowed}>
        <label class="labelled"><span>${this.say('install.origins.more')}</span><textarea class="field" name="origins" rows="3" placeholder="https://lms.school.example" .value=${widget.allowedOrigins.join('\n')}></textarea></label>
        <p class="foot-row"><button class="press">${this.say('settings.save')}</button></p>
        ${this.saved ? html`<p class="meta-text">${this.say('settings.saved')}</p>` : nothing}</form></li>
      <li><h2>${this.say('install.check')}</h2>
        ${
          this.timer
            ? html`<p role="status">${this.say('install.waits')} <button type="button" class="quiet" @click=${() => this.stop()}>${this.say('install.stop')}</button></p>`
            : html`<p><button type="button" class="main" @click=${() => this.watch()}>${this.say('install.begin')}</button></p>`
        }
        ${
          this.visits.length
            ? html`<ul class="install-visits" aria-live="polite">${this.visits.map(one => this.visit(one))}</ul>`
            : html`<p class="meta-text">${this.say('install.nobody')}</p>`
        }</li></ol>`;
  }

  private visit(one: Visit): TemplateResult {
    const key = `install.heard.${one.outcome}`;
    const late = one.expiredAt ? Math.round((Date.parse(one.at) - Date.parse(one.expiredAt)) / MINUTE) : 0;
    return html`<li><b>${one.origin || this.say('install.no-origin')}</b>
      <span><span class="tag ${one.outcome === 'started' ? 'ok' : 'danger'}">${this.say(one.outcome === 'started' ? 'install.ok' : 'install.bad')}</span>
        ${this.say(this.words.has(key) ? key : 'trouble.other', { code: one.outcome, minutes: late })}</span>
      <span class="meta-text">${moment(this.words, one.at)} · ${this.say('install.times', { n: one.times })}</span></li>`;
  }

  private beside(widget: Widget): TemplateResult {
    const barred = widget.allowedOrigins.length > 0 && !widget.allowedOrigins.includes(location.origin);
    return html`<aside class="install-look"><h2>${this.say('install.look')}</h2>
      ${
        barred
          ? html`<p class="warned">${this.say('install.barred', { origin: location.origin })}</p>
            <button type="button" class="press" @click=${() => this.allow([...widget.allowedOrigins, location.origin])}>${this.say('install.allow')}</button>`
          : this.shown
            ? html`<p class="meta-text">${this.say('install.look.more')}</p><div class="install-frame"></div>`
            : html`<p class="meta-text">${this.say('install.look.more')}</p><button type="button" class="press" @click=${() => this.show()}>${this.say('install.show')}</button>`
      }</aside>`;
  }
}

if (!customElements.get('op-install')) customElements.define('op-install', Install);

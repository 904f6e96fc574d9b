// The first minute: a lesson with the widget on the left, the curator's desk on the right, three steps that tick themselves.
// Without the demo school it is the desk alone.
import table from 'virtual:words/demo';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { mark } from '../common/icon.js';
import type { Locale } from '../common/types.js';
import type { OpDesk } from '../desk/desk.js';
import '../desk/desk.js';

const STEPS = ['ask', 'claim', 'reply'] as const;
type Step = (typeof STEPS)[number];
type Half = 'student' | 'desk';
interface Status {
  version: string;
  mode: string;
  database: string;
  model?: string;
}

const LANG = 'opora.lang';
const STATUS_MS = 60_000;
/** What happens on the page, and the step that it ticks. */
const TICKS: [event: string, step: Step][] = [
  ['opora:answered', 'ask'],
  ['opora:handoff', 'ask'],
  ['opora:curator', 'claim'],
  ['op-claimed', 'claim'],
  ['op-replied', 'reply'],
];

export class Home extends LitElement {
  static override properties = {
    about: { state: true },
    status: { state: true },
    locale: { state: true },
    done: { state: true },
    half: { state: true },
    news: { state: true },
  };
  /** `null`: there is no demo; absent: it is not known yet. */
  about: { school: string; locale: Locale } | null | undefined;
  status: Status | null | undefined;
  locale: Locale = localStorage.getItem(LANG) === 'en' ? 'en' : 'ru';
  done = new Set<Step>();
  half: Half = 'student';
  news = new Set<Half>();
  private readonly narrow = matchMedia('(max-width: 1023.9px)');
  private timer: ReturnType<typeof setInterval> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const [event, step] of TICKS) addEventListener(event, () => this.tick(step, event));
    addEventListener('op-news', () => this.tell('desk'));
    void this.begin();
    this.timer = setInterval(() => document.visibilityState === 'visible' && void this.look(), STATUS_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async begin(): Promise<void> {
    document.documentElement.lang = this.locale;
    const answer = await fetch('/demo').catch(() => null);
    this.about = answer?.ok ? await answer.json() : null;
    if (!this.about) return;
    document.title = `Opora · ${this.about.school}`;
    void this.look();
    await import('./lesson.js');
  }

  private async look(): Promise<void> {
    this.status = await fetch('/api/v1/status').then(
      answer => (answer.ok ? answer.json() : null),
      () => null,
    );
  }

  private word(key: string, places: Record<string, string> = {}): string {
    return (table[this.locale][key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) => places[name] ?? all);
  }

  private tick(step: Step, event: string): void {
    this.done = new Set([...this.done, step]);
    if (!event.startsWith('op-')) this.tell('student');
  }

  /** A dot on the half that is not shown. */
  private tell(half: Half): void {
    if (this.narrow.matches && this.half !== half) this.news = new Set([...this.news, half]);
  }

  private show(half: Half): void {
    this.half = half;
    const { news } = this;
    news.delete(half);
    this.news = new Set(news);
  }

  private speak(locale: Locale): void {
    this.locale = locale;
    localStorage.setItem(LANG, locale);
    document.documentElement.lang = locale;
    void this.querySelector<OpDesk>('op-desk')?.speakIn(locale);
    void (window as unknown as { Opora?: (...call: unknown[]) => Promise<unknown> }).Opora?.('setLocale', locale);
    this.querySelector<LitElement>('op-lesson')?.requestUpdate();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.about === undefined) return nothing;
    if (!this.about) return html`<op-desk></op-desk>`;
    return html`${this.top()} ${this.tabs()}
      <main class="halves" data-half=${this.half}>
        <section id="student" aria-labelledby="tab-student">
          <div class="lesson" id="lesson"><op-lesson container="#chat" .starters=${[1, 2, 3, 4].map(n => this.word(`suggest.${n}`))}></op-lesson></div>
          <div class="chat" id="chat"></div>
        </section>
        <section id="desk" aria-labelledby="tab-desk"><op-desk demo embedded></op-desk></section>
      </main>
      <footer class="foot"><p id="mode">${this.mode()}</p>
        <nav aria-label=${this.word('foot.label')}><a href="/desk/">${this.word('foot.desk')}</a> <a href="/studio/?demo">${this.word('foot.studio')}</a> <a href="/demo/lesson">${this.word('foot.lesson')}</a> <a href="/q/openapi">API</a> <a href="/q/health">${this.word('foot.health')}</a></nav></footer>`;
  }

  private top(): TemplateResult {
    const now = STEPS.find(step => !this.done.has(step));
    return html`<header class="top">
      <h1>${mark}<span>Opora <span class="school">${this.about!.school}</span></span></h1>
      <ol class="steps" id="steps">${STEPS.map(step => {
        const done = this.done.has(step);
        return html`<li data-step=${step} class=${done ? 'done' : ''} aria-current=${step === now ? 'step' : nothing}><span>${this.word(`step.${step}`)}</span>${done ? html`<span class="unseen">, ${this.word('step.done')}</span>` : nothing}</li>`;
      })}</ol>
      <div class="langs" role="group" aria-label=${this.word('lang.label')}>
        ${(['ru', 'en'] as const).map(one => html`<button type="button" lang=${one} aria-pressed=${String(one === this.locale)} @click=${() => this.speak(one)}>${this.word(`lang.${one}`)}</button>`)}
      </div>
    </header>`;
  }

  private tabs(): TemplateResult {
    const other = (half: Half): Half => (half === 'student' ? 'desk' : 'student');
    const walk = (press: KeyboardEvent) => {
      if (press.key !== 'ArrowLeft' && press.key !== 'ArrowRight') return;
      this.show(other(this.half));
      void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${this.half}`)?.focus());
    };
    return html`<div class="tabs" role="tablist" aria-label=${this.word('tabs.label')} @keydown=${walk}>${(
      ['student', 'desk'] as const
    ).map(
      half => html`<button type="button" role="tab" id="tab-${half}" aria-controls=${half} aria-selected=${String(half === this.half)} tabindex=${half === this.half ? 0 : -1}
        class=${this.news.has(half) ? 'news' : ''} @click=${() => this.show(half)}>${this.word(`tab.${half}`)}${this.news.has(half) ? html`<span class="unseen">, ${this.word('tab.news')}</span>` : nothing}</button>`,
    )}</div>`;
  }

  /** What answers now, truthfully. */
  private mode(): string {
    const { status } = this;
    if (status === undefined) return '';
    if (!status) return this.word('mode.unknown');
    const key =
      status.database !== 'ok'
        ? 'database'
        : status.mode !== 'model'
          ? 'quote'
          : status.model === 'ok'
            ? 'model'
            : 'degraded';
    return `${this.word(`mode.${key}`)} ${this.word('mode.version', { version: status.version })}`;
  }
}

if (!customElements.get('op-home')) customElements.define('op-home', Home);

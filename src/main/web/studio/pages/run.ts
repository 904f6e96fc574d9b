// One run: how far it is, and for each question what was expected, what came before and what comes now.
import { css, html, nothing, type TemplateResult } from 'lit';
import { StudioPage } from '../page.js';
import type { Outcome, Result, WholeRun } from '../types-curation.js';
import { address } from '../where.js';
import { summary } from './checks.js';

const LOOK_MS = 1000;

class RunPage extends StudioPage {
  static override properties = { ...StudioPage.properties, whole: { state: true } };
  static override looks = css`
    .result { border-top: 1px solid var(--op-line); padding: 10px 0; overflow-wrap: anywhere; }
    .result summary { cursor: pointer; min-height: 24px; }
    .outcomes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: 16px; padding: 10px 0; }
    .outcomes p { white-space: pre-wrap; }
    .outcomes .words { font-family: var(--op-serif); }
  `;
  whole: WholeRun | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    clearTimeout(this.timer);
    const { id } = this.place.params;
    const whole = await this.tried(() => this.api.get<WholeRun>(`/curation/check-runs/${id}`, this.gone));
    if (!whole) return;
    this.whole = whole;
    this.studio.name(this.say(`run.kind.${whole.run.kind}`));
    if (whole.run.state === 'running') this.timer = setTimeout(() => void this.read(), LOOK_MS);
    else this.studio.tell(summary(this, whole.run));
  }

  private async stop(): Promise<void> {
    await this.tried(() => this.api.call('DELETE', `/curation/check-runs/${this.place.params.id}`));
    await this.read();
  }

  override render(): TemplateResult {
    const { whole } = this;
    return html`<div class="page"><p><a href=${address(['checks'])}>${this.say('page.checks')}</a></p>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${whole ? this.body(whole) : this.trouble ? nothing : html`<div class="skeletons"><i></i><i></i></div>`}</div>`;
  }

  private body({ run, results }: WholeRun): TemplateResult {
    const running = run.state === 'running';
    return html`<header class="page-head"><h1>${this.say(`run.kind.${run.kind}`)}</h1>${running ? html`<button type="button" class="press" @click=${() => this.stop()}>${this.say('run.stop')}</button>` : nothing}</header>
      <p>${summary(this, run)}${run.article ? ` · ${this.say('run.revision', { article: run.article, n: run.revision ?? 0 })}` : ''}</p>
      ${running ? html`<progress max=${run.total} .value=${run.done} aria-label=${summary(this, run)}></progress>` : nothing}
      ${run.total === 0 ? html`<p>${this.say('run.empty')}</p>` : nothing}
      <div>${results.filter(one => one.after).map(one => this.result(one))}</div>`;
  }

  private result(one: Result): TemplateResult {
    return html`<details class="result"><summary>${
      one.passed === undefined
        ? nothing
        : html`<span class="tag ${one.passed ? 'ok' : 'danger'}">${this.say(one.passed ? 'check.passes' : 'check.fails')}</span> `
    }${one.question}${one.changes.length ? html` <span class="tag wait">${one.changes.map(what => this.say(`change.${what}`)).join(', ')}</span>` : nothing}</summary>
      ${one.unmet.length ? html`<p class="warned">${one.unmet.map(what => this.say(`unmet.${what}`)).join(', ')}</p>` : nothing}
      <div class="outcomes">${one.before ? this.outcome('run.before', one.before) : nothing}${one.after ? this.outcome('run.after', one.after) : nothing}</div></details>`;
  }

  private outcome(label: string, outcome: Outcome): TemplateResult {
    return html`<section class="sheet"><h3>${this.say(label)}</h3>
      <p class="meta-text">${this.say(`lane.${outcome.lane}`)} · ${this.say('confidence', { value: outcome.confidence.toFixed(2) })}${outcome.cited.length ? ` · ${outcome.cited.join(', ')}` : ''}</p>
      ${outcome.text ? html`<p class="words">${outcome.text}</p>` : nothing}</section>`;
  }
}

if (!customElements.get('op-run')) customElements.define('op-run', RunPage);

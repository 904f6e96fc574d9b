// The chat model: whether it replies, what of the day's tokens is used, and the limits that keep a bill and a flood small.
import { css, html, nothing, type TemplateResult } from 'lit';
import { StudioPage } from '../page.js';
import { settingsTabs } from '../views/settings.js';

const BUDGETS = ['school', 'course', 'student'] as const;
type Budget = (typeof BUDGETS)[number];
const PACES = ['messagesPerMinute', 'uploadsPerHour'] as const;

interface Limits extends Partial<Record<(typeof PACES)[number], number>> {
  tokensPerDay?: Partial<Record<Budget, number>>;
}
interface Used {
  budget: Budget;
  tokens: number;
  limit?: number;
  usedUp: boolean;
}
interface Tried {
  model?: string;
  why?: string;
  tookMs: number;
  tokens?: number;
}

class Model extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    used: { state: true },
    limits: { state: true },
    came: { state: true },
    busy: { state: true },
    saved: { state: true },
  };
  static override looks = css`
    .model-page { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 24px; align-items: start; }
    .model-page section, .model-page form { display: grid; gap: 12px; }
    .model-page table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    .op.studio .model-page table :is(th, td) { text-align: left; font-weight: 400; padding: 6px 16px 6px 0; border: solid var(--op-line); border-width: 1px 0 0; }
    @media (max-width: 899.9px) { .model-page { grid-template-columns: minmax(0, 1fr); } }
  `;
  used: Used[] | null = null;
  limits: Limits | null = null;
  mode = 'quote';
  came: Tried | null = null;
  busy = false;
  saved = false;

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const got = await this.tried(() =>
      Promise.all([
        this.api.get<{ budgets: Used[] }>('/schools/current/usage', this.gone),
        this.api.get<{ limits?: Limits }>('/schools/current/settings', this.gone),
        this.api.get<{ mode: string }>('/status', this.gone),
      ]),
    );
    if (!got) return;
    const [{ budgets }, { limits }, { mode }] = got;
    this.limits = limits ?? null;
    this.mode = mode;
    this.used = budgets;
  }

  private async test(): Promise<void> {
    this.busy = true;
    this.came = null;
    this.came = (await this.tried(() => this.api.call<Tried>('POST', '/model-trials'))) ?? null;
    this.busy = false;
    if (this.came) this.studio.tell(this.sentence(this.came));
  }

  private sentence({ why, model, tookMs, tokens }: Tried): string {
    if (why) return this.say(`model.why.${why}`);
    return this.say('model.replied', { model: model ?? '', ms: tookMs, n: tokens ?? 0 });
  }

  private readonly kept = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const data = new FormData(submit.target as HTMLFormElement);
    const number = (name: string) => Number(data.get(name)) || undefined;
    const chosen = (names: readonly string[]) =>
      Object.fromEntries(names.map(name => [name, number(name)] as const).filter(([, value]) => value));
    this.saved = false;
    const kept = await this.tried(() =>
      this.api.call<{ limits?: Limits }>('PUT', '/schools/current/settings', {
        limits: { ...chosen(PACES), tokensPerDay: chosen(BUDGETS) },
      }),
    );
    if (!kept) return;
    this.limits = kept.limits ?? null;
    this.saved = true;
    this.studio.tell(this.say('settings.saved'));
    await this.read();
  };

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.settings')}</h1></header>${settingsTabs(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.used ? html`<div class="model-page">${this.state(this.used)}${this.form()}</div>` : html`<div class="skeletons"><i></i><i></i></div>`}</div>`;
  }

  private state(used: Used[]): TemplateResult {
    const count = (value: number) => value.toLocaleString(this.words.locale);
    return html`<section><h2>${this.say('model.state')}</h2>
      <p>${this.say(this.mode === 'model' ? 'model.connected' : 'model.none')}</p>
      <p><button type="button" class="press" ?disabled=${this.busy} @click=${() => this.test()}>${this.say(this.busy ? 'model.testing' : 'model.test')}</button></p>
      ${this.came ? html`<p class=${this.came.why ? 'warned' : 'meta-text'} role="status">${this.sentence(this.came)}</p>` : nothing}
      <table><caption class="unseen">${this.say('model.used')}</caption><thead><tr><th scope="col">${this.say('model.used')}</th><th scope="col">${this.say('model.tokens')}</th><th scope="col">${this.say('model.limit')}</th></tr></thead>
        <tbody>${used.map(
          one =>
            html`<tr><th scope="row">${this.say(`model.budget.${one.budget}`)}</th><td>${count(one.tokens)} ${one.usedUp ? html`<span class="tag danger">${this.say('model.used-up')}</span>` : nothing}</td><td>${one.limit === undefined ? this.say('model.unlimited') : count(one.limit)}</td></tr>`,
        )}</tbody></table></section>`;
  }

  private form(): TemplateResult {
    const limits = this.limits ?? {};
    const field = (name: string, label: string, value: number | undefined) =>
      html`<label class="labelled"><span>${this.say(label)}</span><input class="field" type="number" min="1" name=${name} .value=${String(value ?? '')} placeholder=${this.say('model.usual')}></label>`;
    return html`<form class="sheet" @submit=${this.kept}><h2>${this.say('model.limits')}</h2>
      ${BUDGETS.map(name => field(name, `model.per-day.${name}`, limits.tokensPerDay?.[name]))}
      ${PACES.map(name => field(name, `model.pace.${name}`, limits[name]))}
      <p class="meta-text">${this.say('model.limits.more')}</p>
      <p class="foot-row"><button class="main">${this.say('settings.save')}</button></p>
      ${this.saved ? html`<p class="meta-text">${this.say('settings.saved')}</p>` : nothing}</form>`;
  }
}

if (!customElements.get('op-model')) customElements.define('op-model', Model);

// Questions whose answers must stay what they are; runs of them, and replays of what students really asked.
import { css, html, nothing, type TemplateResult } from 'lit';
import { said } from '../../common/times.js';
import { StudioPage } from '../page.js';
import type { Check, Listed, Run } from '../types-curation.js';
import { address } from '../where.js';

const LANES = ['answer', 'draft', 'handoff', 'decline'] as const;

class Checks extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    checks: { state: true },
    runs: { state: true },
    taken: { state: true },
  };
  static override looks = css`
    .checks-page { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 24px; align-items: start; }
    .check-row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 12px; padding: 12px 0; border-top: 1px solid var(--op-line); overflow-wrap: anywhere; }
    .check-row p { grid-column: 1; }
    .check-row > :last-child { grid-column: 2; grid-row: 1 / span 2; }
    .runs { list-style: none; margin: 0; padding: 0; }
    .runs li { border-top: 1px solid var(--op-line); padding: 10px 0; }
    .checks-side { display: grid; gap: 16px; }
    .checks-side form { display: grid; gap: 10px; }
    @media (max-width: 1023.9px) { .checks-page { grid-template-columns: minmax(0, 1fr); } }
  `;
  checks: Check[] | null = null;
  runs: Run[] = [];
  taken: { added: number; changed: number; refused: { row: number; reason: string }[] } | null = null;
  private next: string | undefined;

  override arrived(): void {
    void this.read();
  }

  private async read(more = false): Promise<void> {
    const after = more && this.next ? `&after=${this.next}` : '';
    const checks = await this.tried(() => this.api.get<Listed<Check>>(`/curation/checks?limit=100${after}`, this.gone));
    if (!checks) return;
    this.checks = more ? [...(this.checks ?? []), ...checks.items] : checks.items;
    this.next = checks.next;
    const runs = await this.tried(() => this.api.get<Listed<Run>>('/curation/check-runs?limit=20', this.gone));
    this.runs = runs?.items ?? [];
  }

  private readonly added = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const form = submit.target as HTMLFormElement;
    const data = new FormData(form);
    const given = (name: string) => String(data.get(name) ?? '').trim() || undefined;
    const kept = await this.tried(() =>
      this.api.call<Check>('PUT', '/curation/checks', {
        question: given('question'),
        course: given('course'),
        expect: { externalId: given('article'), lane: given('lane'), contains: given('contains') },
      }),
    );
    if (!kept) return;
    form.reset();
    this.studio.tell(this.say(kept.passing ? 'check.passes' : 'check.fails'));
    await this.read();
  };

  private readonly imported = async (change: Event): Promise<void> => {
    const input = change.target as HTMLInputElement;
    const table = await input.files?.[0]?.text();
    input.value = '';
    if (!table) return;
    const taken = await this.tried(() =>
      this.api.call<NonNullable<Checks['taken']>>('POST', '/curation/checks/table', { table }),
    );
    if (!taken) return;
    this.taken = taken;
    await this.read();
  };

  private async drop(check: Check): Promise<void> {
    await this.tried(() => this.api.call('DELETE', `/curation/checks/${check.id}`));
    await this.read();
  }

  private async run(what: Record<string, unknown>): Promise<void> {
    const begun = await this.tried(() => this.api.call<{ id: string }>('POST', '/curation/check-runs', what));
    if (begun) this.studio.go(address(['runs', begun.id]));
  }

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.checks')}</h1>
      <button type="button" class="main" ?disabled=${!this.checks?.length} @click=${() => this.run({})}>${this.say('checks.run')}</button>
      <button type="button" class="press" @click=${() => this.run({ kind: 'replay', days: 7 })}>${this.say('checks.replay')}</button></header>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      <div class="checks-page"><section>${this.list()}</section><aside class="checks-side">${this.adding()}${this.history()}</aside></div></div>`;
  }

  private list(): TemplateResult {
    if (!this.checks) return html`<div class="skeletons"><i></i><i></i></div>`;
    if (!this.checks.length)
      return html`<div class="nobody"><h2>${this.say('checks.none')}</h2><p>${this.say('checks.none.more')}</p></div>`;
    return html`${this.checks.map(
      one => html`<div class="check-row"><b>${one.question}</b>
        <p class="meta-text">${one.passing === undefined ? nothing : html`<span class="tag ${one.passing ? 'ok' : 'danger'}">${this.say(one.passing ? 'check.passes' : 'check.fails')}</span> `}
          ${this.expected(one)}${one.passing === false ? ` · ${one.unmet.map(what => this.say(`unmet.${what}`)).join(', ')}` : ''}${one.course ? ` · ${one.course}` : ''}</p>
        <button type="button" class="quiet" aria-label=${this.say('check.remove', { question: one.question })} @click=${() => this.drop(one)}>${this.say('remove')}</button></div>`,
    )}${this.next ? html`<button type="button" class="press" @click=${() => this.read(true)}>${this.say('more')}</button>` : nothing}`;
  }

  private expected({ expect }: Check): string {
    return [
      expect.externalId,
      expect.lane && this.say(`lane.${expect.lane}`),
      expect.contains && `«${expect.contains}»`,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  private adding(): TemplateResult {
    const field = (name: string, required = false) =>
      html`<label class="labelled"><span>${this.say(`check.${name}`)}</span><input class="field" name=${name} ?required=${required} maxlength="300"></label>`;
    return html`<form class="sheet" @submit=${this.added}><h2>${this.say('check.add')}</h2>${field('question', true)}${field('article')}${field('contains')}
        <label class="labelled"><span>${this.say('check.lane')}</span><select name="lane"><option value="">${this.say('check.lane.any')}</option>${LANES.map(lane => html`<option value=${lane}>${this.say(`lane.${lane}`)}</option>`)}</select></label>
        ${field('course')}<button class="main" type="submit">${this.say('check.add.do')}</button></form>
      <label class="labelled sheet"><span>${this.say('checks.table')}</span><input type="file" accept=".csv,text/csv" @change=${this.imported}></label>
      ${
        this.taken
          ? html`<div class="sheet" role="status"><p>${this.say('checks.taken', { added: this.taken.added, changed: this.taken.changed })}</p>
            ${this.taken.refused.map(one => html`<p class="meta-text">${this.say('checks.refused', { row: one.row })} ${one.reason}</p>`)}</div>`
          : nothing
      }`;
  }

  private history(): TemplateResult | typeof nothing {
    if (!this.runs.length) return nothing;
    return html`<section><h2>${this.say('runs')}</h2><ul class="runs">${this.runs.map(
      run => html`<li><a href=${address(['runs', run.id])}>${this.say(`run.kind.${run.kind}`)}, ${said(this.words, run.startedAt)}</a>
        <p class="meta-text">${run.startedBy ?? this.say('run.night')} · ${summary(this, run)}</p></li>`,
    )}</ul></section>`;
  }
}

/** What came of a run, in a line. */
export function summary(page: StudioPage, run: Run): string {
  if (run.state === 'running') return page.say('run.progress', { done: run.done, total: run.total });
  const counts = { total: run.total, passed: run.passed, failed: run.failed, changed: run.changed };
  const state = run.state === 'done' ? '' : `${page.say(`run.state.${run.state}`)} · `;
  return state + page.say(run.kind === 'checks' ? 'run.counts' : 'run.counts.replay', counts);
}

if (!customElements.get('op-checks')) customElements.define('op-checks', Checks);

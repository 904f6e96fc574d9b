// What is told of many questions at once: charts with a sentence above and the same as a table behind a press.
import { css, html, nothing, type TemplateResult } from 'lit';
import '../figures/chart.js';
import { csv, save } from '../figures/csv.js';
import { fits, PERIODS, type Period, read } from '../figures/period.js';
import { type Told, told } from '../figures/told.js';
import type { Figures as Counted } from '../figures/types.js';
import { StudioPage } from '../page.js';
import { address } from '../where.js';

interface Named {
  key: string;
  title: string;
}

class Figures extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    figures: { state: true },
    courses: { state: true },
    teams: { state: true },
    tabled: { state: true },
    wrong: { state: true },
  };
  static override looks = css`
    .figures-asked { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: end; }
    .figures-asked form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
    .figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; align-items: start; }
    .figures .wide { grid-column: 1 / -1; }
    .figure { display: grid; gap: 8px; min-width: 0; }
    .figure > p { max-width: 68ch; }
    .op.studio .figure .acts { display: flex; gap: 8px; max-width: none; }
    op-chart { display: block; height: 260px; min-width: 0; }
    .figure.wide op-chart { height: 280px; }
    .figure-table { overflow: auto; max-height: 420px; }
    .figure-table table { border-collapse: collapse; font-size: 13px; line-height: 18px; font-variant-numeric: tabular-nums; }
    .studio .figure-table :is(th, td) { padding: 4px 16px 4px 0; border: solid var(--op-line); border-width: 1px 0 0; text-align: right; font-weight: 400; white-space: nowrap; }
    .studio .figure-table :is(th, td):first-child { text-align: left; white-space: normal; min-width: 96px; }
    .studio .figure-table thead th { color: var(--op-ink-2); border: 0; white-space: normal; vertical-align: bottom; }
    @media (max-width: 1099.9px) { .figures { grid-template-columns: minmax(0, 1fr); } }
    @media (max-width: 719.9px) {
      .figure.sheet { padding: 12px; }
      .figure.wide op-chart { height: 330px; }
      .figures-asked > :is(form, label), .figures-asked form > label { flex: 1 1 100%; }
      .figures-asked form > label { flex-basis: 128px; }
    }
  `;
  figures: Counted | null = null;
  courses: Named[] = [];
  teams: Named[] = [];
  /** Figures that are shown as a table too. */
  tabled: ReadonlySet<string> = new Set();
  wrong = false;
  private asked: AbortController | undefined;

  override arrived(): void {
    void this.read();
    if (!this.teams.length) void this.names();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asked?.abort();
  }

  private get period(): Period {
    return read(this.place.query);
  }

  private async names(): Promise<void> {
    const teams = await this.tried(() => this.api.get<{ items: Named[] }>('/teams', this.gone));
    const courses = await this.tried(() =>
      this.api.get<{ items: { externalId: string; title: string }[] }>('/courses?limit=200', this.gone),
    );
    this.teams = teams?.items ?? [];
    this.courses = (courses?.items ?? []).map(one => ({ key: one.externalId, title: one.title }));
  }

  /** Whoever chooses something else does not wait for what was chosen before. */
  private async read(): Promise<void> {
    this.asked?.abort();
    const { period } = this;
    this.wrong = !fits(period);
    if (this.wrong) return;
    const asked = new AbortController();
    this.asked = asked;
    const query = new URLSearchParams('days' in period ? { days: String(period.days) } : period);
    for (const name of ['course', 'team']) {
      const value = this.place.query.get(name);
      if (value) query.set(name, value);
    }
    this.figures = null;
    const figures = await this.tried(() => this.api.get<Counted>(`/figures?${query}`, asked.signal)).catch(why => {
      if (asked.signal.aborted) return undefined;
      throw why;
    });
    if (!figures || asked.signal.aborted) return;
    this.figures = figures;
    this.studio.tell(this.say('figures.counted', { questions: figures.questions.toLocaleString(this.words.locale) }));
  }

  private go(change: Record<string, string | undefined>): void {
    const now = Object.fromEntries(this.place.query);
    this.studio.go(address(['figures'], { ...now, ...change }));
  }

  private readonly dated = (submit: SubmitEvent): void => {
    submit.preventDefault();
    const data = new FormData(submit.target as HTMLFormElement);
    const own = { from: String(data.get('from')), to: String(data.get('to')) };
    this.wrong = !fits(own);
    if (!this.wrong) this.go({ ...own, days: undefined });
  };

  private readonly team = (key: string | undefined): string =>
    key === undefined ? this.say('figures.all') : (this.teams.find(one => one.key === key)?.title ?? key);

  private toggle(key: string): void {
    const tabled = new Set(this.tabled);
    if (!tabled.delete(key)) tabled.add(key);
    this.tabled = tabled;
  }

  override render(): TemplateResult {
    const { figures } = this;
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.figures')}</h1></header>
      ${this.asking()}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${
        figures
          ? this.body(figures)
          : this.trouble || this.wrong
            ? nothing
            : html`<div class="skeletons" aria-busy="true"><i></i><i></i><i></i></div>`
      }</div>`;
  }

  private asking(): TemplateResult {
    const { period } = this;
    const days = 'days' in period ? period.days : undefined;
    const { from, to } = 'days' in period ? (this.figures ?? { from: '', to: '' }) : period;
    const kept = { course: this.place.query.get('course') ?? '', team: this.place.query.get('team') ?? '' };
    return html`<div class="figures-asked">
      <nav class="tabs-row" aria-label=${this.say('figures.period')}>${PERIODS.map(
        one =>
          html`<a href=${address(['figures'], { ...kept, days: String(one) })} aria-current=${one === days ? 'true' : nothing}>${this.say('figures.days', { n: one })}</a>`,
      )}</nav>
      <form @submit=${this.dated} aria-label=${this.say('figures.own')}>
        <label class="labelled"><span>${this.say('figures.from')}</span><input class="field" type="date" name="from" required .value=${from} aria-invalid=${this.wrong} aria-describedby=${this.wrong ? 'figures-wrong' : nothing}></label>
        <label class="labelled"><span>${this.say('figures.to')}</span><input class="field" type="date" name="to" required .value=${to} aria-invalid=${this.wrong} aria-describedby=${this.wrong ? 'figures-wrong' : nothing}></label>
        <button class="press">${this.say('figures.show')}</button></form>
      ${this.choice('course', this.courses, kept.course)}${this.choice('team', this.teams, kept.team)}
      </div>${this.wrong ? html`<p class="failed-bar" id="figures-wrong" role="alert">${this.say('figures.wrong')}</p>` : nothing}`;
  }

  private choice(name: 'course' | 'team', all: readonly Named[], chosen: string): TemplateResult {
    return html`<label class="labelled"><span>${this.say(`figures.by.${name}`)}</span><select @change=${(e: Event) =>
      this.go({
        [name]: (e.target as HTMLSelectElement).value,
      })}><option value="" .selected=${!chosen}>${this.say(`figures.any.${name}`)}</option>${all.map(
      one => html`<option value=${one.key} .selected=${one.key === chosen}>${one.title}</option>`,
    )}</select></label>`;
  }

  private body(figures: Counted): TemplateResult {
    const empty = !figures.questions && !figures.firstReplies[0]?.handoffs && !figures.unanswered[0]?.open;
    if (empty)
      return html`<div class="nobody"><h2>${this.say('figures.none')}</h2><p>${this.say('figures.none.more')}</p></div>`;
    return html`<p class="meta-text">${this.say('figures.rule')}</p>
      <div class="figures">${told(this.words, figures, this.team).map(one => this.figure(one, figures))}</div>`;
  }

  private figure(one: Told, { from, to }: Counted): TemplateResult {
    const title = this.say(`figures.of.${one.key}`);
    const tabled = this.tabled.has(one.key) || !one.drawing;
    const wide = ['resolution', 'load', 'days', 'waiting'].includes(one.key);
    return html`<section class="figure sheet ${wide ? 'wide' : ''}" aria-labelledby="figure-${one.key}"><h2 id="figure-${one.key}">${title}</h2>
      <p>${one.says}</p>
      ${one.key === 'resolution' ? html`<p class="meta-text">${this.say('figures.beware')}</p>` : nothing}
      ${one.drawing ? html`<op-chart role="img" aria-label="${title}. ${one.says}" .drawing=${one.drawing}></op-chart>` : nothing}
      ${tabled && one.rows.length ? this.table(one, title) : nothing}
      <p class="acts">${
        one.drawing
          ? html`<button type="button" class="press" aria-expanded=${tabled} @click=${() => this.toggle(one.key)}>${this.say('figures.table')}</button>`
          : nothing
      }${
        one.rows.length
          ? html`<button type="button" class="quiet" aria-label=${this.say('figures.save', { title })} @click=${() => save(`${one.key}-${from}-${to}`, csv(one.head, one.rows))}>CSV</button>`
          : nothing
      }</p></section>`;
  }

  private table(one: Told, title: string): TemplateResult {
    return html`<div class="figure-table" tabindex="0" role="region" aria-label=${title}><table>
      <thead><tr>${one.head.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${one.rows.map(
        ([first, ...rest]) =>
          html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td>${typeof cell === 'number' ? cell.toLocaleString(this.words.locale) : (cell ?? '–')}</td>`)}</tr>`,
      )}</tbody></table></div>`;
  }
}

if (!customElements.get('op-figures')) customElements.define('op-figures', Figures);

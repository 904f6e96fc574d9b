// What students asked and the base could not answer, the dearest first.
import { css, html, nothing, type TemplateResult } from 'lit';
import { said } from '../../common/times.js';
import { StudioPage } from '../page.js';
import type { Gap, GapItem, Listed } from '../types-curation.js';
import { trend } from '../weeks.js';
import { address } from '../where.js';

const STATES = ['open', 'answered', 'not-ours'] as const;

class Gaps extends StudioPage {
  static override properties = { ...StudioPage.properties, items: { state: true }, undone: { state: true } };
  static override looks = css`
    .gap-row { display: grid; gap: 6px; padding: 14px 0; border-top: 1px solid var(--op-line); }
    .gap-row h2 { font-size: 16px; line-height: 24px; overflow-wrap: anywhere; }
    .gap-facts { display: flex; flex-wrap: wrap; gap: 4px 14px; color: var(--op-ink-2); font-size: 13px; line-height: 18px; font-variant-numeric: tabular-nums; }
    .gap-row ul { margin: 0; padding: 0 0 0 12px; border-left: 2px solid var(--op-line); list-style: none; font-family: var(--op-serif); color: var(--op-ink-2); overflow-wrap: anywhere; }
    .gap-acts { display: flex; flex-wrap: wrap; gap: 8px; }
  `;
  items: GapItem[] | null = null;
  undone: Gap | null = null;
  private next: string | undefined;

  private get state(): string {
    return this.place.query.get('state') ?? 'open';
  }

  override arrived(): void {
    this.items = null;
    void this.read();
  }

  private async read(more = false): Promise<void> {
    const asked = new URLSearchParams({ state: this.state, limit: '30' });
    const query = this.place.query.get('query');
    if (query) asked.set('query', query);
    if (more && this.next) asked.set('after', this.next);
    const page = await this.tried(() => this.api.get<Listed<GapItem>>(`/curation/gaps?${asked}`, this.gone));
    if (!page) return;
    this.items = more ? [...(this.items ?? []), ...page.items] : page.items;
    this.next = page.next;
  }

  private async put(gap: Gap, state: 'open' | 'not-ours'): Promise<void> {
    const done = await this.tried(() => this.api.call('PATCH', `/curation/gaps/${gap.id}`, { state }));
    if (!done) return;
    this.undone = state === 'not-ours' ? gap : null;
    this.studio.tell(this.say(`gaps.now.${state}`, { title: gap.title }));
    await this.read();
  }

  private readonly searched = (submit: SubmitEvent): void => {
    submit.preventDefault();
    const query = String(new FormData(submit.target as HTMLFormElement).get('query') ?? '').trim();
    this.studio.go(address(['gaps'], { state: this.state, query }));
  };

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.gaps')}</h1>
      <form role="search" @submit=${this.searched}><input class="field" type="search" name="query" .value=${this.place.query.get('query') ?? ''}
        aria-label=${this.say('gaps.search')} placeholder=${this.say('gaps.search')}></form></header>
      <nav class="tabs-row" aria-label=${this.say('gaps.states')}>${STATES.map(
        state =>
          html`<a href=${address(['gaps'], { state })} aria-current=${state === this.state ? 'page' : nothing}>${this.say(`gaps.state.${state}`)}</a>`,
      )}</nav>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.undone ? html`<p class="warned">${this.say('gaps.now.not-ours', { title: this.undone.title })} <button type="button" class="quiet" @click=${() => this.put(this.undone!, 'open')}>${this.say('undo')}</button></p>` : nothing}
      ${this.items === null ? html`<div class="skeletons"><i></i><i></i><i></i></div>` : this.list(this.items)}</div>`;
  }

  private list(items: GapItem[]): TemplateResult {
    if (!items.length)
      return html`<div class="nobody"><h2>${this.say(`gaps.none.${this.state}`)}</h2><p>${this.say('gaps.none.more')}</p></div>`;
    return html`<div>${items.map(item => this.row(item))}</div>
      ${this.next ? html`<p><button type="button" class="press" @click=${() => this.read(true)}>${this.say('more')}</button></p>` : nothing}`;
  }

  private row({ gap, examples }: GapItem): TemplateResult {
    return html`<article class="gap-row"><h2><a href=${address(['gaps', gap.id])}>${gap.title}</a></h2>
      <p class="gap-facts"><b>${this.say('gaps.questions', { n: gap.questions })}</b><span>${trend(this.words, gap)}</span>
        ${gap.minutes >= 1 ? html`<span>${this.say('gaps.minutes', { n: Math.round(gap.minutes) })}</span>` : nothing}
        ${gap.courses.map(course => html`<span>${course}</span>`)}<span>${this.say('gaps.last', { at: said(this.words, gap.lastAt) })}</span>
        ${gap.wanted ? html`<span class="tag note">${this.say('gaps.wanted')}</span>` : nothing}</p>
      ${examples.length > 1 || examples[0] !== gap.title ? html`<ul>${examples.map(text => html`<li>${text}</li>`)}</ul>` : nothing}
      <p class="gap-acts">${
        gap.proposalId
          ? html`<a class="press" href=${address(['proposals', gap.proposalId])}>${this.say('gaps.proposal')}</a>`
          : html`<a class="press" href=${address(['gaps', gap.id], { act: 'write' })}>${this.say('gaps.write')}</a>`
      }
      ${gap.state === 'not-ours' ? html`<button type="button" class="quiet" @click=${() => this.put(gap, 'open')}>${this.say('gaps.reopen')}</button>` : html`<button type="button" class="quiet" @click=${() => this.put(gap, 'not-ours')}>${this.say('gaps.not-ours')}</button>`}</p></article>`;
  }
}

if (!customElements.get('op-gaps')) customElements.define('op-gaps', Gaps);

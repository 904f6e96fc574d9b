// Proposals one after the other: what stands there now, what would stand there, and why. A accepts, E edits, X rejects, J and K go on.
import { css, html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../../common/api.js';
import { said } from '../../common/times.js';
import { StudioPage } from '../page.js';
import type { Listed, Proposal, WholeProposal } from '../types-curation.js';
import { weeksView } from '../weeks.js';
import { address } from '../where.js';

interface Broken {
  question: string;
  unmet: string[];
}

const STATES = ['open', 'accepted', 'rejected'] as const;

class Proposals extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    items: { state: true },
    whole: { state: true },
    mode: { state: true },
    broken: { state: true },
    busy: { state: true },
  };
  static override looks = css`
    .proposals { display: grid; grid-template-columns: 300px minmax(0, 1fr); gap: 24px; align-items: start; }
    .proposals-list { list-style: none; margin: 0; padding: 0; display: grid; }
    .op.studio .proposals-list a { display: grid; gap: 2px; padding: 10px; border-top: 1px solid var(--op-line); color: inherit; text-decoration: none; overflow-wrap: anywhere; min-height: 44px; }
    .op.studio .proposals-list a[aria-current] { background: var(--op-sheet); box-shadow: inset 3px 0 0 var(--op-accent); }
    .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr)); gap: 16px; }
    .sides pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/22px var(--op-serif); }
    .sides h3:not(:first-child) { margin-top: 16px; }
    .sides ul { list-style: disc; margin: 4px 0 12px; padding-left: 18px; overflow-wrap: anywhere; }
    .proposal { display: grid; gap: 16px; }
    .proposal textarea { width: 100%; }
    .proposal blockquote { margin: 4px 0 12px; padding-left: 12px; border-left: 3px solid var(--op-person); white-space: pre-wrap; overflow-wrap: anywhere; }
    .acts-row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
    @media (max-width: 1023.9px) { .proposals { grid-template-columns: minmax(0, 1fr); } .proposals.one .proposals-list { display: none; } }
  `;
  items: Proposal[] | null = null;
  whole: WholeProposal | null = null;
  mode: 'read' | 'edit' | 'reject' = 'read';
  broken: Broken[] | null = null;
  busy = false;

  private get chosen(): string | undefined {
    return this.place.params.id;
  }

  private get state(): string {
    return this.place.query.get('state') ?? 'open';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.pressed, { signal: this.gone });
  }

  override arrived(): void {
    this.mode = 'read';
    this.broken = null;
    if (this.whole?.proposal.id !== this.chosen) this.whole = null;
    void this.read();
  }

  private async read(): Promise<void> {
    const page = await this.tried(() =>
      this.api.get<Listed<Proposal>>(`/curation/proposals?state=${this.state}&limit=100`, this.gone),
    );
    if (page) this.items = page.items;
    if (this.chosen) {
      const whole = await this.tried(() =>
        this.api.get<WholeProposal>(`/curation/proposals/${this.chosen}`, this.gone),
      );
      if (whole) {
        this.whole = whole;
        this.studio.name(whole.proposal.title);
      }
    } else if (this.items?.[0] && matchMedia('(min-width: 1024px)').matches) {
      this.studio.go(this.at(this.items[0].id), true);
    }
  }

  private at(id: string): string {
    return address(['proposals', id], { state: this.state === 'open' ? undefined : this.state });
  }

  private readonly pressed = (key: KeyboardEvent): void => {
    const typing = (key.composedPath()[0] as HTMLElement).closest?.('input, textarea, select');
    if (typing || key.ctrlKey || key.metaKey || key.altKey || !this.items) return;
    if (key.code === 'KeyJ' || key.code === 'KeyK') {
      const at = this.items.findIndex(one => one.id === this.chosen);
      const to = this.items[at + (key.code === 'KeyJ' ? 1 : -1)];
      if (to) this.studio.go(this.at(to.id));
    } else if (this.whole?.proposal.state !== 'open') return;
    else if (key.code === 'KeyA') void this.accept({});
    else if (key.code === 'KeyE') void this.turn('edit');
    else if (key.code === 'KeyX') void this.turn('reject');
    else return;
    key.preventDefault();
  };

  private async turn(mode: 'read' | 'edit' | 'reject'): Promise<void> {
    this.mode = mode;
    await this.updateComplete;
    this.querySelector<HTMLElement>(mode === 'reject' ? '[name=reason]' : '[name=title]')?.focus();
  }

  private async accept(how: Record<string, unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.trouble = '';
      const whole = await this.api.call<WholeProposal>('POST', `/curation/proposals/${this.chosen}/acceptance`, how);
      this.whole = whole;
      this.broken = null;
      this.studio.tell(this.say('proposal.accepted'));
      this.items = (this.items ?? []).filter(one => one.id !== whole.proposal.id);
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      if (why.code === 'check-failed') this.broken = (why.problem as { checks?: Broken[] }).checks ?? [];
      else this.trouble = why.code;
    } finally {
      this.busy = false;
    }
  }

  private given(submit: SubmitEvent): (name: string) => string {
    submit.preventDefault();
    const data = new FormData(submit.target as HTMLFormElement);
    return name => String(data.get(name) ?? '').trim();
  }

  private readonly edited = async (submit: SubmitEvent): Promise<void> => {
    const given = this.given(submit);
    const questions = given('questions')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean);
    const whole = await this.tried(() =>
      this.api.call<WholeProposal>('PATCH', `/curation/proposals/${this.chosen}`, {
        title: given('title'),
        body: given('body'),
        questions,
      }),
    );
    if (!whole) return;
    this.whole = whole;
    this.mode = 'read';
  };

  private readonly rejected = async (submit: SubmitEvent): Promise<void> => {
    const reason = this.given(submit)('reason');
    const whole = await this.tried(() =>
      this.api.call<WholeProposal>('POST', `/curation/proposals/${this.chosen}/rejection`, { reason }),
    );
    if (!whole) return;
    this.whole = whole;
    this.mode = 'read';
    this.items = (this.items ?? []).filter(one => one.id !== whole.proposal.id);
  };

  private readonly forced = (submit: SubmitEvent): void => {
    void this.accept({ force: true, reason: this.given(submit)('reason') });
  };

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.proposals')}</h1>
      <nav class="tabs-row" aria-label=${this.say('gaps.states')}>${STATES.map(
        state =>
          html`<a href=${address(['proposals'], { state })} aria-current=${state === this.state ? 'page' : nothing}>${this.say(`proposals.state.${state}`)}</a>`,
      )}</nav></header>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      <div class="proposals ${this.chosen ? 'one' : ''}">${this.list()}${this.whole ? this.one(this.whole) : nothing}</div></div>`;
  }

  private list(): TemplateResult {
    if (!this.items) return html`<div class="skeletons"><i></i><i></i></div>`;
    if (!this.items.length)
      return html`<div class="nobody"><h2>${this.say(`proposals.none.${this.state}`)}</h2><p>${this.say('proposals.none.more')}</p></div>`;
    return html`<ul class="proposals-list">${this.items.map(
      one => html`<li><a href=${this.at(one.id)} aria-current=${one.id === this.chosen ? 'page' : nothing}><span>${one.title}</span>
        <span class="meta-text">${this.say(`proposal.kind.${one.kind}`)}${one.proposedBy ? ` · ${one.proposedBy}` : ''}</span></a></li>`,
    )}</ul>`;
  }

  private one(whole: WholeProposal): TemplateResult {
    const p = whole.proposal;
    return html`<article class="proposal"><header class="page-head"><h2>${p.title}</h2><span class="tag">${this.say(`proposal.kind.${p.kind}`)}</span>${p.condensed ? html`<span class="tag note">${this.say('proposal.condensed')}</span>` : nothing}</header>
      ${p.state === 'open' ? nothing : this.decided(whole)}
      ${this.mode === 'edit' ? this.editor(p) : this.sides(whole)}
      ${p.state === 'open' && this.mode === 'read' ? this.acts() : nothing}
      ${this.mode === 'reject' ? this.rejection() : nothing}
      ${this.broken ? this.breaks(this.broken) : nothing}
      ${whole.weeks.length ? weeksView(this.words, whole.weeks, p.state === 'accepted') : nothing}
      <section><h3>${this.say('proposal.evidence')}</h3>${p.evidence.map(
        one =>
          html`<p>${one.question} <span class="meta-text">${said(this.words, one.at)}</span></p>${one.reply ? html`<blockquote>${one.reply}<br><span class="meta-text">${one.repliedBy}</span></blockquote>` : nothing}`,
      )}</section></article>`;
  }

  private decided({ proposal: p }: WholeProposal): TemplateResult {
    const { replayed } = p;
    return html`<p class="sheet" role="status">${this.say(`proposal.now.${p.state}`, { name: p.decidedBy ?? '', at: p.decidedAt ? said(this.words, p.decidedAt) : '' })}
      ${p.reason ? html` «${p.reason}»` : nothing}
      ${replayed?.of ? html`<br><b>${this.say('proposal.replayed', { answered: replayed.answered, of: replayed.of })}</b>${replayed.drafted ? ` ${this.say('proposal.drafted', { drafted: replayed.drafted })}` : ''}` : nothing}
      ${p.state === 'accepted' && p.article ? html`<br><a href=${address(['articles', p.article])}>${p.article}</a>` : nothing}</p>`;
  }

  private sides({ proposal: p, current }: WholeProposal): TemplateResult {
    const fresh = current ? p.questions.filter(one => !current.questions.includes(one)) : p.questions;
    return html`<div class="sides">
      ${current && p.state === 'open' ? html`<section class="sheet"><h3>${this.say('proposal.current', { n: current.revision })}</h3><pre>${current.body}</pre></section>` : nothing}
      <section class="sheet"><h3>${this.say('proposal.proposed')}</h3>${p.kind === 'phrasing' ? nothing : html`<pre>${p.body}</pre>`}
        ${fresh.length ? html`<h3>${this.say('proposal.questions')}</h3><ul>${fresh.map(text => html`<li>${text}</li>`)}</ul>` : nothing}
        <p class="meta-text">${this.say('proposal.check', { question: p.questions[0] ?? p.title })}</p></section></div>`;
  }

  private acts(): TemplateResult {
    return html`<p class="acts-row"><button type="button" class="main" ?disabled=${this.busy} title="A" @click=${() => this.accept({})}>${this.say('proposal.accept')}</button>
      <button type="button" class="press" title="E" @click=${() => this.turn('edit')}>${this.say('proposal.edit')}</button>
      <button type="button" class="quiet" title="X" @click=${() => this.turn('reject')}>${this.say('proposal.reject')}</button>
      <span class="meta-text">${this.say('proposal.keys')}</span></p>`;
  }

  private editor(p: Proposal): TemplateResult {
    return html`<form class="sheet dialog" @submit=${this.edited}>
      <label class="labelled"><span>${this.say('proposal.title')}</span><input class="field" name="title" required maxlength="300" .value=${p.title}></label>
      <label class="labelled"><span>${this.say('proposal.body')}</span><textarea class="field" name="body" rows="10" required .value=${p.body}></textarea></label>
      <label class="labelled"><span>${this.say('proposal.questions.edit')}</span><textarea class="field" name="questions" rows="5" .value=${p.questions.join('\n')}></textarea></label>
      <p class="foot-row"><button type="button" class="quiet" @click=${() => this.turn('read')}>${this.say('cancel')}</button><button class="main" type="submit">${this.say('proposal.save')}</button></p></form>`;
  }

  private rejection(): TemplateResult {
    return html`<form class="sheet dialog" @submit=${this.rejected}><label class="labelled"><span>${this.say('proposal.reason')}</span><input class="field" name="reason" required maxlength="300"></label>
      <p class="foot-row"><button type="button" class="quiet" @click=${() => this.turn('read')}>${this.say('cancel')}</button><button class="press risky" type="submit">${this.say('proposal.reject')}</button></p></form>`;
  }

  private breaks(broken: Broken[]): TemplateResult {
    return html`<form class="sheet dialog" role="alert" @submit=${this.forced}><h3>${this.say('breaks', { n: broken.length })}</h3>
      <ul>${broken.map(one => html`<li>${one.question} <span class="meta-text">${one.unmet.map(what => this.say(`unmet.${what}`)).join(', ')}</span></li>`)}</ul>
      <label class="labelled"><span>${this.say('breaks.reason')}</span><input class="field" name="reason" required maxlength="300"></label>
      <p class="foot-row"><button type="button" class="quiet" @click=${() => {
        this.broken = null;
      }}>${this.say('cancel')}</button><button class="press risky" type="submit">${this.say('breaks.force')}</button></p></form>`;
  }
}

if (!customElements.get('op-proposals')) customElements.define('op-proposals', Proposals);

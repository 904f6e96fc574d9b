// One gap: its questions and what people replied, how often it is asked, and what can be made of it.
import { css, html, nothing, type TemplateResult } from 'lit';
import { said } from '../../common/times.js';
import { StudioPage } from '../page.js';
import type { GapItem, Listed, Missed, Proposal, WholeGap } from '../types-curation.js';
import { weeksView } from '../weeks.js';
import { address } from '../where.js';

class GapPage extends StudioPage {
  static override properties = { ...StudioPage.properties, whole: { state: true }, others: { state: true } };
  static override looks = css`
    .gap-page { display: grid; grid-template-columns: minmax(0, 1fr) 360px; gap: 24px; align-items: start; }
    .missed { border-top: 1px solid var(--op-line); padding: 12px 0; display: grid; gap: 4px; overflow-wrap: anywhere; }
    .missed blockquote { margin: 0; padding-left: 12px; border-left: 3px solid var(--op-person); white-space: pre-wrap; }
    .gap-side { display: grid; gap: 16px; }
    .gap-side form { display: grid; gap: 10px; }
    @media (max-width: 1023.9px) { .gap-page { grid-template-columns: minmax(0, 1fr); } }
  `;
  whole: WholeGap | null = null;
  others: GapItem[] = [];

  private get gapId(): string {
    return this.place.params.id!;
  }

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const whole = await this.tried(() => this.api.get<WholeGap>(`/curation/gaps/${this.gapId}`, this.gone));
    if (!whole) return;
    this.whole = whole;
    this.studio.name(whole.gap.title);
    const others = await this.tried(() =>
      this.api.get<Listed<GapItem>>('/curation/gaps?state=open&limit=100', this.gone),
    );
    this.others = (others?.items ?? []).filter(item => item.gap.id !== this.gapId);
    if (this.place.query.get('act')) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('textarea')?.focus();
    }
  }

  private data(submit: SubmitEvent): (name: string) => string {
    submit.preventDefault();
    const data = new FormData(submit.target as HTMLFormElement);
    return name => String(data.get(name) ?? '').trim();
  }

  private async propose(body: Record<string, unknown>): Promise<void> {
    const made = await this.tried(() =>
      this.api.call<Proposal>('POST', '/curation/proposals', { gap: this.gapId, ...body }),
    );
    if (made) this.studio.go(address(['proposals', made.id]));
  }

  private readonly write = (submit: SubmitEvent): void => {
    const given = this.data(submit);
    const questions = [...new Set(this.whole!.questions.map(one => one.text))]
      .filter(text => text.length <= 300)
      .slice(0, 8);
    void this.propose({ title: given('title'), body: given('body'), questions });
  };

  private readonly link = (submit: SubmitEvent): void => {
    void this.propose({ article: this.data(submit)('article') });
  };

  private readonly rename = async (submit: SubmitEvent): Promise<void> => {
    const title = this.data(submit)('title');
    const whole = await this.tried(() => this.api.call<WholeGap>('PATCH', `/curation/gaps/${this.gapId}`, { title }));
    if (whole) this.whole = whole;
  };

  private readonly merge = async (submit: SubmitEvent): Promise<void> => {
    const from = this.data(submit)('from');
    if (!from) return;
    if (await this.tried(() => this.api.call('POST', `/curation/gaps/${this.gapId}/merge`, { from })))
      await this.read();
  };

  private async split(question: Missed): Promise<void> {
    const own = await this.tried(() =>
      this.api.call<WholeGap>('POST', `/curation/gaps/${this.gapId}/split`, { question: question.questionId }),
    );
    if (!own) return;
    this.studio.tell(this.say('gap.split.done'));
    await this.read();
  }

  override render(): TemplateResult {
    const { whole } = this;
    return html`<div class="page"><p><a href=${address(['gaps'])}>${this.say('page.gaps')}</a></p>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${whole ? this.body(whole) : this.trouble ? nothing : html`<div class="skeletons"><i></i><i></i></div>`}</div>`;
  }

  private body({ gap, questions, weeks }: WholeGap): TemplateResult {
    return html`<header class="page-head"><h1>${gap.title}</h1><span class="tag">${this.say(`gaps.state.${gap.state}`)}</span></header>
      <div class="gap-page"><section aria-label=${this.say('gap.questions')}>
        <h2>${this.say('gaps.questions', { n: gap.questions })}</h2>
        ${questions.map(one => this.question(one, questions.length > 1))}</section>
      <aside class="gap-side">${weeksView(this.words, weeks, gap.state === 'answered')}
        ${gap.proposalId ? html`<a class="main" href=${address(['proposals', gap.proposalId])}>${this.say('gaps.proposal')}</a>` : this.makers(gap.title)}
        <form class="sheet" @submit=${this.rename}><label class="labelled"><span>${this.say('gap.title')}</span><input class="field" name="title" maxlength="300" .value=${gap.title}></label>
          <button class="press" type="submit">${this.say('gap.rename')}</button></form>
        ${
          this.others.length
            ? html`<form class="sheet" @submit=${this.merge}><label class="labelled"><span>${this.say('gap.merge')}</span><select name="from"><option value="">…</option>
                ${this.others.map(one => html`<option value=${one.gap.id}>${one.gap.title.slice(0, 90)}</option>`)}</select></label>
                <button class="press" type="submit">${this.say('gap.merge.do')}</button></form>`
            : nothing
        }</aside></div>`;
  }

  private makers(title: string): TemplateResult {
    return html`<form class="sheet" @submit=${this.write}><h3>${this.say('gap.write')}</h3>
        <label class="labelled"><span>${this.say('proposal.title')}</span><input class="field" name="title" required maxlength="300" .value=${title}></label>
        <label class="labelled"><span>${this.say('proposal.body')}</span><textarea class="field" name="body" rows="6" required maxlength="500000"></textarea></label>
        <button class="main" type="submit">${this.say('gap.write.do')}</button></form>
      <form class="sheet" @submit=${this.link}><h3>${this.say('gap.link')}</h3>
        <label class="labelled"><span>${this.say('gap.link.article')}</span><input class="field" name="article" required maxlength="200" placeholder="faq:…"></label>
        <button class="press" type="submit">${this.say('gap.link.do')}</button></form>`;
  }

  private question(one: Missed, mayGo: boolean): TemplateResult {
    return html`<div class="missed"><p>${one.text}</p>
      <p class="meta-text">${this.say(`gap.cause.${one.cause}`)} · <time datetime=${one.askedAt}>${said(this.words, one.askedAt)}</time>
        ${mayGo ? html`· <button type="button" class="quiet" @click=${() => this.split(one)}>${this.say('gap.split')}</button>` : nothing}</p>
      ${one.reply ? html`<blockquote>${one.reply}</blockquote><p class="meta-text">${one.repliedBy}</p>` : nothing}</div>`;
  }
}

if (!customElements.get('op-gap')) customElements.define('op-gap', GapPage);

// Publishing, which checks may stop: what it would break is shown, and a forced publication wants a reason.
import { html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../common/api.js';
import type { StudioPage } from './page.js';
import type { BrokenCheck } from './types.js';

export interface Force {
  force: true;
  reason: string;
}

export class Publishing {
  /** What the last try would have broken. */
  broken: BrokenCheck[] | null = null;
  busy = false;
  private again: ((force?: Force) => Promise<void>) | null = null;

  constructor(private readonly page: StudioPage) {}

  /** @param how one try; the server refuses it when a check would break */
  async go(how: (force?: Force) => Promise<void>, force?: Force): Promise<void> {
    this.again = how;
    this.busy = true;
    this.page.trouble = '';
    this.page.requestUpdate();
    try {
      await how(force);
      this.broken = null;
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      if (why.code === 'check-failed') this.broken = (why.problem as { checks?: BrokenCheck[] }).checks ?? [];
      else this.page.trouble = why.code;
    } finally {
      this.busy = false;
      this.page.requestUpdate();
    }
  }

  view(): TemplateResult | typeof nothing {
    const { broken, page } = this;
    if (!broken) return nothing;
    const force = (event: SubmitEvent) => {
      event.preventDefault();
      const reason = String(new FormData(event.currentTarget as HTMLFormElement).get('reason') ?? '').trim();
      if (reason && this.again) void this.go(this.again, { force: true, reason });
    };
    return html`<section class="breaks sheet" role="alert" aria-labelledby="breaks-head">
      <h2 id="breaks-head">${page.say('breaks', { n: broken.length })}</h2>
      <ul>${broken.map(check => html`<li>${check.question}</li>`)}</ul>
      <p class="meta-text">${page.say('breaks.more')}</p>
      <form class="force" @submit=${force}>
        <label class="labelled"><span>${page.say('breaks.reason')}</span><input class="field" name="reason" required maxlength="300"></label>
        <button type="submit" class="press risky" ?disabled=${this.busy}>${page.say('breaks.force')}</button>
        <button type="button" class="quiet" @click=${() => {
          this.broken = null;
          page.requestUpdate();
        }}>${page.say('breaks.back')}</button>
      </form></section>`;
  }
}

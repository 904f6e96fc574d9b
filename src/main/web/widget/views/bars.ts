// The bar under the head: what is wrong, said once and with a way on.
import { html, nothing, type TemplateResult } from 'lit';
import type { OporaWidget } from '../widget.js';

export function bars(w: OporaWidget): TemplateResult | typeof nothing {
  const { words, talk, problem } = w;
  if (w.expired) {
    return html`<div class="bar danger"><p>${words.say('expired')}</p>
      <button type="button" class="press" @click=${() => location.reload()}>${words.say('reload')}</button></div>`;
  }
  if (talk && !talk.online) return html`<div class="bar wait"><p>${words.say('offline.bar')}</p></div>`;
  if (!problem || w.phase === 'failed') return nothing;
  const again = () => {
    w.problem = null;
    problem.retry?.();
  };
  return html`<div class="bar danger"><p>${words.say('trouble', { code: problem.code })}</p>
    ${problem.retry ? html`<button type="button" class="press" @click=${again}>${words.say('again')}</button>` : nothing}
    <button type="button" class="quiet" @click=${() => {
      w.problem = null;
    }}>${words.say('close')}</button></div>`;
}

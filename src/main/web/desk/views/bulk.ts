// The bar over the list while rows are selected.
import { html, nothing, type TemplateResult } from 'lit';
import type { OpDesk } from '../desk.js';

export function bulkView(d: OpDesk): TemplateResult | typeof nothing {
  if (!d.selected.size) return nothing;
  const { words, errands } = d;
  const press = (key: string, act: () => unknown) =>
    html`<button type="button" class="press" @click=${act}>${words.say(key)}</button>`;
  const over = (kind: 'transfer' | 'assign' | 'remind') => () => {
    d.over = { kind };
  };
  return html`<div class="bulk" role="group" aria-label=${words.say('bulk', { n: d.selected.size })}>
    <p>${words.say('bulk', { n: d.selected.size })}</p>
    ${press('act.claim', () => errands.claimAll())} ${press('act.transfer', over('transfer'))}
    ${d.session.leads() ? press('act.assign', over('assign')) : nothing} ${press('act.remind', over('remind'))} ${press('bulk.close', () => errands.closeAll())}
    <button type="button" class="quiet" @click=${() => {
      d.selected.clear();
      d.requestUpdate();
    }}>${words.say('bulk.none')}</button>
  </div>`;
}

// The desk from left to right.
import { html, nothing, type TemplateResult } from 'lit';
import { schemeOf } from '../../staff/scheme.js';
import { signInView } from '../../staff/sign-in.js';
import type { OpDesk } from '../desk.js';
import { factsView } from './facts.js';
import { listView } from './list.js';
import { overView } from './over.js';
import { railView } from './rail.js';
import { talkView } from './talk.js';

export function deskView(d: OpDesk): TemplateResult | typeof nothing {
  if (!d.words) return nothing;
  return html`<div class="op staff desk" lang=${d.words.locale} data-scheme=${schemeOf(d.chosen)} data-shape=${d.shape} data-page=${page(d)}
      data-density=${d.chosen.density ?? 'comfortable'} ?data-folded=${d.shape === 'wide' && folded(d)} ?data-embedded=${d.embedded}>
    ${d.phase === 'ready' ? rooms(d) : d.phase === 'out' ? signInView(d, 'enter.demo') : nothing}
    <div class="unseen" role="status" aria-live="polite">${d.said}</div>
  </div>`;
}

const folded = (d: OpDesk): boolean => !d.work?.packet || d.memory.read<boolean>('folded') === true;

/** Which page a narrow desk shows. */
function page(d: OpDesk): 'list' | 'talk' | 'facts' {
  if (!d.where.handoff && !d.where.conversation) return 'list';
  return d.where.facts ? 'facts' : 'talk';
}

function rooms(d: OpDesk): TemplateResult {
  const beside = d.shape === 'wide' || d.shape === 'one';
  return html`${railView(d)} ${listView(d)} ${talkView(d)}
    ${
      beside
        ? d.work?.packet
          ? html`<aside class="facts" aria-label=${d.words.say('facts')}>${factsView(d)}</aside>`
          : nothing
        : html`<wa-drawer class="facts-drawer" label=${d.words.say('facts')} ?open=${d.drawer} light-dismiss
            @wa-after-hide=${(gone: Event) => {
              if (gone.target === gone.currentTarget) d.drawer = false;
            }}>${d.drawer && d.work?.packet ? factsView(d) : nothing}</wa-drawer>`
    }
    ${overView(d)}`;
}

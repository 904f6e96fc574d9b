// The top of the panel: the school, who answers now, what else can be done.

import menuIcon from 'virtual:icon/ellipsis';
import closeIcon from 'virtual:icon/x';
import { html, nothing, type TemplateResult } from 'lit';
import { icon, mark } from '../../common/icon.js';
import type { OporaWidget } from '../widget.js';

function answering({ talk, words }: OporaWidget): string {
  const conversation = talk?.conversation;
  const { kind, name = '' } = conversation?.owner ?? { kind: 'assistant' };
  if (kind === 'curator') return words.say('head.curator', { name });
  if (kind === 'queue') return words.say('head.queue', { team: name });
  return words.say('head.assistant');
}

export function headView(w: OporaWidget): TemplateResult {
  const { words, session } = w;
  const course = session?.context.course?.title;
  const inline = w.shell.settings().container !== undefined;
  const person = w.talk?.conversation?.owner.kind === 'curator';
  return html`<header class="head">
    ${person ? html`<span class="face" aria-hidden="true">${(w.talk?.conversation?.owner.name ?? '?').slice(0, 1)}</span>` : mark}
    <div class="who"><h2 tabindex="-1">${[session?.school.name, course].filter(Boolean).join(' · ') || words.say('owner.assistant')}</h2><p>${answering(w)}</p></div>
    <button type="button" class="tool menu-button" aria-haspopup="true" aria-expanded=${w.menu ? 'true' : 'false'}
      aria-label=${words.say('menu')} title=${words.say('menu')} @click=${() => {
        w.menu = !w.menu;
        w.about = false;
      }}>${icon(menuIcon)}</button>
    ${
      inline
        ? nothing
        : html`<button type="button" class="tool" aria-label=${words.say('panel.close')} title=${words.say('panel.close')} @click=${() => void w.hide()}>${icon(closeIcon)}</button>`
    }
  </header>`;
}

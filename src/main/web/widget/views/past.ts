// Past conversations of the student.
import { html, type TemplateResult } from 'lit';
import { plain } from '../../common/markdown.js';
import { said } from '../../common/times.js';
import type { Conversation } from '../../common/types.js';
import type { OporaWidget } from '../widget.js';

/** `null` while they are being fetched. */
export interface Past {
  items: Conversation[] | null;
}

export function pastView(w: OporaWidget, { items }: Past): TemplateResult {
  const { words } = w;
  const row = (
    one: Conversation,
  ) => html`<li><button type="button" aria-current=${one.id === w.talk?.conversation?.id ? 'true' : 'false'}
      @click=${() => void w.openPast(one.id)}>
    <span>${plain(one.preview ?? '') || words.say('past.nothing')}</span>
    <small>${said(words, one.createdAt)} · ${words.say(`past.${one.state === 'closed' ? 'closed' : one.owner.kind}`)}${one.unread ? ` · ${words.say('past.unread', { n: one.unread })}` : ''}</small>
  </button></li>`;
  return html`<section class="past">
    <header><h3>${words.say('menu.past')}</h3>
      <button type="button" class="quiet" @click=${() => {
        w.past = null;
      }}>${words.say('back')}</button></header>
    ${
      items === null
        ? html`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`
        : items.length
          ? html`<ul>${items.map(row)}</ul>`
          : html`<p class="quiet-text">${words.say('past.empty')}</p>`
    }
  </section>`;
}

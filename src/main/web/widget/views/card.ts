// A citation, opened: where it stands, its words byte for byte, the passage around them, a way to the place itself.

import previousIcon from 'virtual:icon/chevron-left';
import nextIcon from 'virtual:icon/chevron-right';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../common/icon.js';
import { quoted } from '../../common/quoted.js';
import type { Citation, Passage } from '../../common/types.js';
import type { OporaWidget } from '../widget.js';

export interface Card {
  citations: readonly Citation[];
  at: number;
  opener: HTMLElement;
  /** px from the top of the transcript; else `bottom`. */
  top?: number;
  bottom?: number;
  /** px that the place has room for. */
  height: number;
  /** The passage around the quote, once it was asked for: as elements, `null` while it comes, or its absence in words. */
  passage?: HTMLElement | string | null;
}

const WORDS_AT_EACH_END = 6;

/** The address with the quote as a text fragment, so that the browser marks it there. */
export function placeOf({ url, quote }: Citation): string | null {
  if (!url || !/^https?:\/\//i.test(url) || url.includes('#')) return url && /^https?:\/\//i.test(url) ? url : null;
  const words = quote.trim().split(/\s+/);
  const part = (some: string[]) => encodeURIComponent(some.join(' ')).replace(/-/g, '%2D');
  const fragment =
    words.length <= 2 * WORDS_AT_EACH_END
      ? part(words)
      : `${part(words.slice(0, WORDS_AT_EACH_END))},${part(words.slice(-WORDS_AT_EACH_END))}`;
  return `${url}#:~:text=${fragment}`;
}

async function whole(w: OporaWidget, card: Card): Promise<void> {
  const cited = card.citations[card.at]!;
  w.card = { ...card, passage: null };
  w.renderRoot.querySelector<HTMLElement>('.card')?.focus();
  const passage = await w.api
    .get<Passage>(`/knowledge/passages/${cited.passageId}`)
    .then(({ text }) => quoted(text, cited.quote, { origin: w.shell.base, names: w.names() }))
    .catch(() => w.words.say('source.failed'));
  if (w.card?.citations === card.citations && w.card.at === card.at) w.card = { ...card, passage };
}

export function cardView(w: OporaWidget): TemplateResult | typeof nothing {
  const { card, words } = w;
  const cited = card?.citations[card.at];
  if (!card || !cited) return nothing;
  const total = card.citations.length;
  const go = (step: number) => () => {
    const { passage, ...rest } = card;
    w.card = { ...rest, at: (card.at + step + total) % total };
  };
  const place = placeOf(cited);
  const title = words.say('source.n', { n: card.at + 1, total });
  const copy = () => void navigator.clipboard?.writeText(cited.quote);
  return html`<div class="veil" @click=${() => w.sources.close()}></div>
  <section class="card" role="dialog" aria-label=${title} tabindex="-1">
    <header><b>${title}</b>
      ${
        total > 1
          ? html`<span class="turn"><button type="button" class="tool" aria-label=${words.say('source.previous')} @click=${go(-1)}>${icon(previousIcon)}</button>
              <button type="button" class="tool" aria-label=${words.say('source.next')} @click=${go(1)}>${icon(nextIcon)}</button></span>`
          : nothing
      }
      <button type="button" class="quiet" @click=${() => w.sources.close()}>${words.say('close')}</button></header>
    <p class="where">${cited.heading ? `${cited.title} › ${cited.heading}` : cited.title}</p>
    ${
      card.passage !== undefined
        ? html`<div class="passage">${card.passage ?? html`<p class="quiet-text">${words.say('loading')}</p>`}</div>`
        : html`<blockquote class="quote"><mark>${cited.quote}</mark></blockquote>`
    }
    <div class="presses">
      ${place ? html`<a class="press" href=${place} target="_blank" rel="noopener noreferrer">${words.say('source.open')}</a>` : nothing}
      ${card.passage !== undefined ? nothing : html`<button type="button" class="press" @click=${() => void whole(w, card)}>${words.say('source.passage')}</button>`}
      <button type="button" class="quiet" @click=${copy}>${words.say('copy')}</button>
    </div>
  </section>`;
}

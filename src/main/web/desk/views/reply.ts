// What stands around the field: suggested replies, macros, colleagues to mention, files.
import removeIcon from 'virtual:icon/x';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../common/icon.js';
import { bytes } from '../../common/message.js';
import { filled } from '../macros.js';
import type { Reply } from '../reply.js';
import type { Packet, Suggested } from '../types.js';

const MOST = 3;

/** One line: signs of Markdown left out. */
const line = (text: string): string =>
  text
    .slice(0, 300)
    .replace(/!?\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/^[\s>#*-]+|[*_`]/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The draft has a card of its own. */
export const suggested = (packet: Packet): Suggested[] =>
  packet.replies.filter(one => one.kind !== 'draft').slice(0, MOST);

/** Inserted, never sent. */
export function suggestedView(reply: Reply, packet: Packet): TemplateResult | typeof nothing {
  const { words } = reply.d;
  const all = suggested(packet);
  if (!all.length) return nothing;
  return html`<ul class="suggested" aria-label=${words.say('suggested')}>${all.map(
    one =>
      html`<li><button type="button" title=${one.text.slice(0, 600)} @click=${() => reply.insertSuggested(one)}><span>${line(one.text)}</span><small>${one.title ?? words.say(`suggested.${one.kind}`)}</small></button></li>`,
  )}</ul>`;
}

export function macrosView(reply: Reply): TemplateResult {
  const { words } = reply.d;
  const all = reply.foundMacros;
  const walk = (press: KeyboardEvent) => {
    const items = [...(press.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('input, li button')];
    const step = press.key === 'ArrowDown' ? 1 : press.key === 'ArrowUp' ? -1 : 0;
    if (press.key === 'Enter' && press.target instanceof HTMLInputElement && all[0]) {
      press.preventDefault();
      reply.insertMacro(all[0]);
    }
    if (!step) return;
    press.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, items.indexOf(press.target as HTMLElement) + step))]?.focus();
  };
  return html`<div class="macros" role="dialog" aria-label=${words.say('macros')} @keydown=${walk}>
    <header><input class="field" .value=${reply.query} placeholder=${words.say('macros.find')} aria-label=${words.say('macros.find')} @input=${(
      typed: Event,
    ) => {
      reply.query = (typed.target as HTMLInputElement).value;
    }}>
      <button type="button" class="quiet" @click=${() => {
        reply.d.over = { kind: 'macros' };
      }}>${words.say('macros.own')}</button></header>
    ${
      all.length
        ? html`<ul>${all.slice(0, 20).map((one, at) => html`<li><button type="button" @click=${() => reply.insertMacro(one)}><b>${one.title}</b>${one.scope === 'own' && at < 9 ? html`<kbd>Alt ${at + 1}</kbd>` : nothing}<span>${line(filled(one.text, reply.known))}</span></button></li>`)}</ul>`
        : html`<p class="quiet-text">${words.say(reply.query ? 'macros.none' : 'macros.empty')}</p>`
    }
  </div>`;
}

/** The focus stays in the field, which says which one Enter would name. */
export function mentionsView(reply: Reply): TemplateResult {
  const kept = (press: Event) => press.preventDefault();
  return html`<ul class="mentions" id="mentions" role="listbox" aria-label=${reply.d.words.say('mentions')} @pointerdown=${kept} @mousedown=${kept}>${reply.mentions.map(
    (one, at) =>
      html`<li id="mention-${at}" role="option" aria-selected=${at === reply.named ? 'true' : 'false'} @click=${() => reply.mention(one)}>@${one.name}</li>`,
  )}</ul>`;
}

export function filesView(reply: Reply): TemplateResult {
  const { words } = reply.d;
  return html`<ul class="attached">${reply.files.all.map(
    file => html`<li class=${file.error ? 'bad' : ''}><span class="file-name">${file.name}</span><small>${file.error ?? (file.done ? bytes(reply.d, file.size) : words.say('file.sending'))}</small>
      <button type="button" class="tool" aria-label=${words.say('file.remove', { name: file.name })} @click=${() => reply.files.remove(file)}>${icon(removeIcon)}</button></li>`,
  )}</ul>`;
}

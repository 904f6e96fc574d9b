// Over the field: answers that exist already, and files that will go with the message.

import removeIcon from 'virtual:icon/x';
import { html, type TemplateResult } from 'lit';
import { icon } from '../../common/icon.js';
import { plain } from '../../common/markdown.js';
import { bytes } from '../../common/message.js';
import type { Suggestion } from '../../common/types.js';
import type { Words } from '../../common/words.js';
import type { Chosen } from '../composer.js';

const PREVIEW = 120;

export function suggestionsView(
  words: Words,
  found: readonly Suggestion[],
  choose: (one: Suggestion) => void,
): TemplateResult {
  const about = (one: Suggestion) =>
    (one.kind === 'own' ? `${words.say('suggestions.own')} · ` : '') + plain(one.text).slice(0, PREVIEW);
  return html`<section class="suggestions" aria-label=${words.say('suggestions')}>
    <p>${words.say('suggestions')}</p>
    <ul>${found.map(
      one =>
        html`<li><button type="button" @click=${() => choose(one)}><b>${one.title}</b><small>${about(one)}</small></button></li>`,
    )}</ul>
  </section>`;
}

export function filesView(words: Words, files: readonly Chosen[], remove: (file: Chosen) => void): TemplateResult {
  const state = (file: Chosen) => file.error ?? (file.done ? bytes({ words }, file.size) : words.say('file.sending'));
  return html`<div class="attached">
    <ul>${files.map(
      file => html`<li class=${file.error ? 'bad' : ''}>
        <span class="file-name">${file.name}</span><small role="status">${state(file)}</small>
        <button type="button" class="remove" aria-label=${words.say('file.remove', { name: file.name })} @click=${() => remove(file)}>${icon(removeIcon)}</button>
      </li>`,
    )}</ul>
    <p>${words.say('file.who')}</p>
  </div>`;
}

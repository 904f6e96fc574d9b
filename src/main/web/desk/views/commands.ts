// All keys, and all acts by name for whoever does not remember the key.
import { html, type TemplateResult } from 'lit';
import { perform } from '../acts.js';
import type { OpDesk } from '../desk.js';
import { KEYS } from '../keys.js';

let query = '';

export function commandsView(d: OpDesk, kind: 'commands' | 'help'): TemplateResult {
  const { words } = d;
  if (kind === 'help')
    return html`<dl class="keys">${KEYS.map(key => html`<div><dt><kbd>${key.label}</kbd></dt><dd>${words.say(`key.${key.act}`)}</dd></div>`)}
        ${['send', 'send.close', 'macros'].map(one => html`<div><dt><kbd>${words.say(`key.${one}.keys`)}</kbd></dt><dd>${words.say(`key.${one}`)}</dd></div>`)}</dl>
      <p class="quiet-text">${words.say('keys.more')}</p>`;
  const found = KEYS.filter(
    key =>
      !['commands', 'back', 'open', 'next', 'previous'].includes(key.act) &&
      words.say(`key.${key.act}`).toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  );
  const run = (act: (typeof KEYS)[number]['act']) => {
    query = '';
    d.over = null;
    void d.updateComplete.then(() => perform(d, act));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (found[0]) run(found[0].act);
  };
  return html`<form class="commands" @submit=${submit}><input class="field" autofocus placeholder=${words.say('commands.find')} aria-label=${words.say('commands.find')} .value=${query} @input=${(
    typed: Event,
  ) => {
    query = (typed.target as HTMLInputElement).value;
    d.requestUpdate();
  }}>
    <ul>${found.map(key => html`<li><button type="button" @click=${() => run(key.act)}><span>${words.say(`key.${key.act}`)}</span><kbd>${key.label}</kbd></button></li>`)}</ul></form>`;
}

// One's own choices, and one's own macros.
import removeIcon from 'virtual:icon/x';
import { html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../../common/api.js';
import { icon } from '../../common/icon.js';
import type { OpDesk } from '../desk.js';
import { choose as keep } from '../taste.js';
import type { Macro } from '../types.js';

function choice<T extends string>(
  d: OpDesk,
  name: string,
  options: readonly T[],
  now: T,
  choose: (value: T) => void,
): TemplateResult {
  const { words } = d;
  return html`<fieldset class="setting"><legend>${words.say(`settings.${name}`)}</legend><div class="choices">
    ${options.map(one => html`<label class="choice"><input type="radio" name=${name} value=${one} .checked=${one === now} @change=${() => choose(one)}><span>${words.say(`settings.${name}.${one}`)}</span></label>`)}
  </div></fieldset>`;
}

function toggle(d: OpDesk, name: string, on: boolean, turn: (on: boolean) => void): TemplateResult {
  return html`<wa-switch ?checked=${on} @change=${(change: Event) => turn((change.target as HTMLInputElement).checked)}>${d.words.say(`settings.${name}`)}<span slot="hint">${d.words.say(`settings.${name}.more`)}</span></wa-switch>`;
}

export function settingsView(d: OpDesk, kind: 'settings' | 'macros'): TemplateResult {
  if (kind === 'macros') return macrosEditor(d);
  const { chosen, notices, words } = d;
  return html`<div class="settings">
    ${choice(d, 'locale', ['ru', 'en'] as const, words.locale, locale => void keep(d, { locale }))}
    ${choice(d, 'scheme', ['auto', 'light', 'dark'] as const, chosen.scheme ?? 'auto', scheme => void keep(d, { scheme }))}
    ${choice(d, 'density', ['comfortable', 'compact'] as const, chosen.density ?? 'comfortable', density => void keep(d, { density }))}
    ${toggle(d, 'keys', chosen.keys !== false, keys => void keep(d, { keys }))}
    ${toggle(d, 'notices', notices.wanted.browser === true, on => void (on ? notices.ask().then(() => d.requestUpdate()) : notices.want({ browser: false })))}
    ${toggle(d, 'sound', notices.wanted.sound === true, sound => notices.want({ sound }))}
    <p class="presses"><button type="button" class="press" @click=${() => {
      d.over = { kind: 'macros' };
    }}>${words.say('macros')}</button>
    <button type="button" class="press" @click=${() => {
      d.over = { kind: 'help' };
    }}>${words.say('over.help')}</button></p>
  </div>`;
}

/** A lead keeps the school's macros too. */
function shared(d: OpDesk, one: Macro): TemplateResult {
  const turn = (change: Event) => {
    one.scope = (change.target as HTMLInputElement).checked ? 'school' : 'own';
  };
  return html`<label class="choice"><input type="checkbox" .checked=${one.scope === 'school'} @change=${turn}><span>${d.words.say('macros.school')}</span></label>`;
}

let edited: Macro[] | null = null;
let failed = '';

function macrosEditor(d: OpDesk): TemplateResult {
  const { words } = d;
  edited ??= d.macros.filter(one => one.scope === 'own' || d.session.leads()).map(one => ({ ...one }));
  const rows = edited;
  const change = (one: Macro, field: 'title' | 'text') => (typed: Event) => {
    one[field] = (typed.target as HTMLInputElement).value;
  };
  const add = () => {
    rows.push({ title: '', text: '', scope: 'own' });
    d.requestUpdate();
  };
  const drop = (one: Macro) => () => {
    rows.splice(rows.indexOf(one), 1);
    d.requestUpdate();
  };
  const save = async (submit: Event) => {
    submit.preventDefault();
    const items = rows.filter(one => one.title.trim() && one.text.trim());
    try {
      const kept = await d.api.call<{ items: Macro[] }>('PUT', '/desk/macros', { items });
      d.macros = kept?.items ?? items;
      edited = null;
      failed = '';
      d.over = null;
    } catch (why) {
      failed = why instanceof Refused ? why.code : 'page';
      d.requestUpdate();
    }
  };
  return html`<form class="macro-editor" @submit=${save}>
    <p class="quiet-text">${words.say('macros.places')}</p>
    ${rows.map(
      one => html`<div class="macro"><input class="field" .value=${one.title} maxlength="80" placeholder=${words.say('macros.title')} aria-label=${words.say('macros.title')} @input=${change(one, 'title')}>
      <button type="button" class="tool" aria-label=${words.say('remove')} @click=${drop(one)}>${icon(removeIcon)}</button>
      <textarea rows="2" .value=${one.text} maxlength="8000" placeholder=${words.say('macros.text')} aria-label=${words.say('macros.text')} @input=${change(one, 'text')}></textarea>
      ${d.session.leads() ? shared(d, one) : nothing}</div>`,
    )}
    ${failed ? html`<p class="trouble" role="alert">${words.say('trouble.other', { code: failed })}</p>` : nothing}
    <p class="presses end"><button type="button" class="press" @click=${add}>${words.say('macros.add')}</button><button type="submit" class="main">${words.say('save')}</button></p>
  </form>`;
}

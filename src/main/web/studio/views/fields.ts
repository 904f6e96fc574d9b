// Fields that say beside themselves what is wrong with them.
import { css, html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../../common/api.js';
import type { StudioPage } from '../page.js';

/** What the server says is wrong: of one field, or of the whole. */
export interface Wrong {
  field: string;
  code: string;
}

/** @param of codes that are about a field though the server names none */
export function wrongOf(why: unknown, of: Record<string, string> = {}): Wrong {
  if (!(why instanceof Refused)) throw why;
  const named = why.problem.errors?.[0]?.field.replace(/[.[].*$/, '');
  return { field: named ?? of[why.code] ?? '', code: why.code };
}

/** In words: of this code in this field, else of the field. */
export function wrongText(page: StudioPage, start: string, { field, code }: Wrong): string {
  const keys = [`${start}.wrong.${code}`, `${start}.wrong.${field}`, `trouble.${code}`];
  return page.say(keys.find(key => page.words.has(key)) ?? 'trouble.other', { code });
}

/** What goes into the control of a field, so that a screen reader hears what is wrong with it. */
export interface Described {
  by: string | typeof nothing;
  invalid: 'true' | typeof nothing;
}

export function field(
  page: StudioPage,
  start: string,
  name: string,
  wrong: Wrong | null,
  control: (described: Described) => TemplateResult,
): TemplateResult {
  const is = wrong?.field === name;
  const id = `${start}-${name}-wrong`;
  return html`<label class="labelled"><span>${page.say(`${start}.${name}`)}</span>${control({ by: is ? id : nothing, invalid: is ? 'true' : nothing })}
    ${is ? html`<small class="wrong" id=${id} role="alert">${wrongText(page, start, wrong!)}</small>` : nothing}</label>`;
}

/** Boxes to tick; those that are ticked come back under their name. */
export function boxes(
  page: StudioPage,
  start: string,
  name: string,
  wrong: Wrong | null,
  options: readonly { value: string; title: string; on: boolean }[],
): TemplateResult {
  const is = wrong?.field === name;
  return html`<fieldset class="boxes"><legend>${page.say(`${start}.${name}`)}</legend>
    ${options.map(one => html`<label><input type="checkbox" name=${name} value=${one.value} .checked=${one.on}>${one.title}</label>`)}
    ${is ? html`<small class="wrong" role="alert">${wrongText(page, start, wrong!)}</small>` : nothing}</fieldset>`;
}

export const fieldLooks = css`
  .studio .wrong { color: var(--op-danger); font-size: 13px; line-height: 18px; flex-basis: 100%; }
  .studio .field[aria-invalid] { border-color: var(--op-danger); }
  .boxes { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 16px; min-width: 0; }
  .boxes legend { padding: 0; font-size: 13px; line-height: 18px; color: var(--op-ink-2); margin-bottom: 4px; }
  .boxes label { display: flex; gap: 8px; align-items: center; min-height: 32px; }
  .settings-cols { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 24px; align-items: start; }
  .settings-cols > *, .settings-cols form, .settings-form { display: grid; gap: 12px; align-content: start; }
  .settings-list { list-style: none; margin: 0; padding: 0; }
  .settings-list > li { border-top: 1px solid var(--op-line); padding: 12px 0; display: grid; gap: 4px 12px; grid-template-columns: minmax(0, 1fr) auto; overflow-wrap: anywhere; }
  .settings-list > li > :is(form, .sure) { grid-column: 1 / -1; }
  .settings-acts { display: flex; flex-wrap: wrap; gap: 4px; justify-content: flex-end; align-content: start; }
  .sure { background: var(--op-wait-soft); border-radius: 8px; padding: 12px; display: grid; gap: 8px; }
  .sure > p { margin: 0; }
  @media (max-width: 1023.9px) { .settings-cols { grid-template-columns: minmax(0, 1fr); } }
  @media (max-width: 519.9px) { .settings-list > li { grid-template-columns: minmax(0, 1fr); } .settings-acts { justify-content: flex-start; } .op.studio .settings-acts .quiet { padding-left: 0; } }
  @media (pointer: coarse) { .boxes label { min-height: 44px; } }
`;

/** One plain question before what cannot be taken back. */
export function sure(page: StudioPage, text: string, act: string, yes: () => void, no: () => void): TemplateResult {
  return html`<div class="sure" role="group" aria-label=${text} @keydown=${(press: KeyboardEvent) => {
    if (press.key === 'Escape') no();
  }}><p>${text}</p><p class="foot-row"><button type="button" class="quiet" @click=${no}>${page.say('cancel')}</button>
    <button type="button" class="press risky" autofocus @click=${yes}>${act}</button></p></div>`;
}

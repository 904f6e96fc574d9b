// The rules by which hints go deeper: of an assignment, or of a course for assignments without rules of their own.
import { css, html, type TemplateResult } from 'lit';
import type { StudioPage } from '../page.js';

export interface Policy {
  maxLevel: number;
  startLevel: number;
  attemptsPerLevel: number;
  unlockFullAfterDue: boolean;
  unlockFullAfterAttempts?: number | null;
}

/** Where a course names nothing. */
export const USUAL: Policy = {
  maxLevel: 2,
  startLevel: 1,
  attemptsPerLevel: 1,
  unlockFullAfterDue: true,
  unlockFullAfterAttempts: null,
};

const LEVELS = [0, 1, 2, 3] as const;

export const policyLooks = css`
  .policy { display: grid; gap: 12px; }
  .policy fieldset { display: flex; flex-wrap: wrap; gap: 4px 16px; }
  .policy legend { padding: 0; font-size: 13px; color: var(--op-ink-2); margin-bottom: 4px; }
  .policy label.flat { display: flex; gap: 8px; align-items: center; min-height: 32px; }
  .policy input[type='radio'] { accent-color: var(--op-accent); }
  .policy input[type='number'] { width: 96px; }
  @media (pointer: coarse) { .policy label.flat { min-height: 44px; } }
`;

export function policyView(page: StudioPage, p: Policy, set: (change: Partial<Policy>) => void): TemplateResult {
  const level = (
    name: 'maxLevel' | 'startLevel',
    from: number,
  ) => html`<fieldset><legend>${page.say(`hints.${name}`)}</legend>
      ${LEVELS.filter(n => n >= from).map(
        n =>
          html`<label class="flat"><input type="radio" name=${name} .checked=${p[name] === n} @change=${() => set({ [name]: n })}>${page.say(`hints.level.${n}`)}</label>`,
      )}</fieldset>`;
  return html`<div class="policy">${level('maxLevel', 0)}${level('startLevel', 1)}
      <label class="labelled"><span>${page.say('hints.attempts')}</span><input class="field" type="number" min="0" max="10" .value=${String(p.attemptsPerLevel)}
        @change=${(e: Event) => set({ attemptsPerLevel: Number((e.target as HTMLInputElement).value) })}></label>
      <label class="flat"><input type="checkbox" .checked=${p.unlockFullAfterDue} @change=${(e: Event) => set({ unlockFullAfterDue: (e.target as HTMLInputElement).checked })}>${page.say('hints.after-due')}</label>
      <label class="labelled"><span>${page.say('hints.after-attempts')}</span><input class="field" type="number" min="0" max="100" .value=${p.unlockFullAfterAttempts == null ? '' : String(p.unlockFullAfterAttempts)}
        @change=${(e: Event) => {
          const { value } = e.target as HTMLInputElement;
          set({ unlockFullAfterAttempts: value === '' ? null : Number(value) });
        }}></label></div>`;
}

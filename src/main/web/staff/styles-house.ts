// What the pages of staff share: Web Awesome in the colours of the roles, and the way in.
import { css } from 'lit';

export const house = css`
  .op.staff {
    /* Web Awesome wears the colours of the roles. */
    --wa-font-family-body: var(--op-font); --wa-font-family-heading: var(--op-font); --wa-font-family-code: var(--op-mono); --wa-font-family-longform: var(--op-serif);
    --wa-font-size-scale: 0.9375; --wa-line-height-normal: 1.47; --wa-border-radius-scale: 1.3333; --wa-panel-border-radius: 12px;
    --wa-color-surface-default: var(--op-paper); --wa-color-surface-raised: var(--op-sheet); --wa-color-surface-lowered: var(--op-well); --wa-color-surface-border: var(--op-line);
    --wa-color-text-normal: var(--op-ink); --wa-color-text-quiet: var(--op-ink-2); --wa-color-text-link: var(--op-accent-text);
    --wa-color-brand-fill-loud: var(--op-accent); --wa-color-brand-on-loud: var(--op-on-accent); --wa-color-brand-fill-normal: var(--op-accent-soft); --wa-color-brand-fill-quiet: var(--op-accent-soft);
    --wa-color-brand-on-normal: var(--op-accent-text); --wa-color-brand-on-quiet: var(--op-accent-text); --wa-color-brand-border-normal: var(--op-accent-text); --wa-color-brand-border-loud: var(--op-accent-text);
    --wa-color-neutral-fill-quiet: var(--op-well); --wa-color-neutral-fill-normal: var(--op-well); --wa-color-neutral-border-normal: var(--op-edge); --wa-color-neutral-border-loud: var(--op-edge);
    --wa-color-neutral-on-quiet: var(--op-ink-2); --wa-color-neutral-on-normal: var(--op-ink); --wa-color-neutral-fill-loud: var(--op-ink); --wa-color-neutral-on-loud: var(--op-paper);
    --wa-form-control-border-color: var(--op-edge); --wa-form-control-background-color: var(--op-sheet); --wa-form-control-placeholder-color: var(--op-ink-3); --wa-form-control-value-color: var(--op-ink); --wa-form-control-activated-color: var(--op-accent);
    --wa-color-focus: var(--op-focus); --wa-focus-ring: solid 2px var(--op-focus); --wa-focus-ring-offset: 2px;
    --wa-shadow-l: 0 8px 24px rgb(16 21 29 / 0.18); --wa-shadow-m: var(--wa-shadow-l); --wa-color-overlay-modal: rgb(16 21 29 / 0.4);
    --wa-transition-fast: 120ms; --wa-transition-normal: 200ms; --wa-transition-slow: 280ms;
  }
  wa-dropdown:not(:defined) > :not([slot]), wa-drawer:not(:defined), wa-dialog:not(:defined) { display: none; }
  wa-dropdown { --wa-font-size-s: 14px; }
  wa-switch { font-size: 15px; }
  wa-switch [slot='hint'] { color: var(--op-ink-3); font-size: 13px; }
  wa-dropdown h3 { padding: 6px 12px 4px; font-size: 13px; line-height: 18px; color: var(--op-ink-3); font-weight: 500; }

  .enter { min-height: 100%; display: grid; place-items: center; padding: 24px 16px; }
  .enter form { width: min(360px, 100%); display: grid; gap: 14px; }
  .enter h1 { font-size: 24px; line-height: 30px; font-weight: 600; display: flex; align-items: center; gap: 10px; }
  .enter p { color: var(--op-ink-2); }
  .op .enter .main, .op .enter .quiet { text-align: center; min-height: 44px; padding-block: 11px; }
`;

// The studio's house: navigation and page; below 720 px the navigation lies at the foot. Controls, tables, cards.
import { css } from 'lit';

export const styles = css`
  :host { display: block; height: 100%; min-height: 0; }
  .op.studio { height: 100%; display: grid; grid-template: minmax(0, 1fr) / 208px minmax(0, 1fr); background: var(--op-paper); position: relative; overflow: hidden; -webkit-text-size-adjust: 100%; }
  .op.studio:has(> .enter) { display: block; overflow: auto; }
  .studio h1, .studio h4, .studio dl, .studio dd { margin: 0; padding: 0; }
  .studio h1 { font-size: 24px; line-height: 30px; font-weight: 600; overflow-wrap: anywhere; }
  .studio h2 { font-size: 19px; line-height: 25px; font-weight: 600; }
  .studio h3 { font-size: 15px; line-height: 22px; font-weight: 600; }
  .studio a { color: var(--op-accent-text); text-underline-offset: 2px; }
  .op.studio .press, .op.studio .main { text-align: center; cursor: pointer; }
  .op.studio .press:hover:not(:disabled) { border-color: var(--op-accent-text); }
  .op.studio .main:hover:not(:disabled) { filter: brightness(1.08); }
  .op.studio a.main { color: var(--op-on-accent); text-decoration: none; }
  .op.studio .risky { color: var(--op-danger); border-color: var(--op-danger); }
  .op.studio .tool { width: 36px; height: 36px; display: grid; place-items: center; border-radius: 8px; color: var(--op-ink-2); flex: none; }
  .op.studio .tool:hover { background: var(--op-well); color: var(--op-ink); }
  .studio select, .op.studio .field, .studio textarea.field { font: inherit; font-size: 14px; line-height: 20px; color: inherit; min-height: 36px; max-width: 100%; padding: 7px 10px; border: 1px solid var(--op-edge); border-radius: 8px; background: var(--op-sheet); }
  .studio .labelled { display: grid; gap: 4px; min-width: 0; }
  .studio .labelled > span { font-size: 13px; line-height: 18px; color: var(--op-ink-2); }
  .studio input[type='checkbox'] { width: 18px; height: 18px; accent-color: var(--op-accent); margin: 0; }
  .studio .num, .studio time, .studio dd { font-variant-numeric: tabular-nums; }
  .studio .meta-text { color: var(--op-ink-3); font-size: 13px; line-height: 18px; }

  .nav { background: var(--op-well); border-right: 1px solid var(--op-line); display: flex; flex-direction: column; gap: 2px; padding: 12px; min-height: 0; overflow: hidden auto; }
  .studio .nav a, .op .nav-self { display: flex; align-items: center; gap: 10px; min-height: 40px; padding: 8px 10px; border-radius: 8px; color: var(--op-ink-2); text-decoration: none; font-size: 14px; line-height: 20px; font-weight: 500; min-width: 0; }
  .nav a span, .nav-self span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .studio .nav .nav-mark { color: var(--op-ink); font-weight: 600; font-size: 15px; margin-bottom: 12px; }
  .studio .nav a:hover, .op .nav-self:hover { color: var(--op-ink); background: color-mix(in srgb, var(--op-sheet) 60%, transparent); }
  .studio .nav a[aria-current] { background: var(--op-sheet); color: var(--op-accent-text); box-shadow: inset 0 0 0 1px var(--op-line); }
  .nav-links { display: flex; flex-direction: column; gap: 2px; }
  .nav-room { flex: 1; }
  .op .nav-self { width: 100%; }
  .nav-self b { width: 32px; height: 32px; margin: -4px 0 -4px -4px; border-radius: 8px; background: var(--op-person-soft); color: var(--op-person); font-size: 12px; font-weight: 600; display: grid; place-items: center; flex: none; }
  .room { min-width: 0; min-height: 0; overflow: auto; outline: none; overscroll-behavior: contain; }
  .op .room:focus-visible { outline: none; }
  .room > :not(.nobody) { display: block; }
  .page { padding: 20px 24px 48px; display: grid; gap: 16px; align-content: start; max-width: 1400px; }
  .page-head { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
  .page-head h1 { flex: 1 1 260px; }
  .nobody { padding: 48px 24px; display: grid; gap: 8px; justify-items: start; max-width: 52ch; color: var(--op-ink-2); }
  .nobody :is(h1, h2, h3) { color: var(--op-ink); font-size: 19px; line-height: 25px; }
  .op.studio .spent { margin: 12px 24px 0; }
  .sheet { background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 12px; padding: 16px; }
  .op.studio .warned { background: var(--op-wait-soft); color: var(--op-wait); border-radius: 8px; padding: 8px 12px; font-size: 13px; line-height: 18px; }
  .op.studio .failed-bar { background: var(--op-danger-soft); color: var(--op-danger); border-radius: 8px; padding: 8px 12px; font-size: 14px; line-height: 20px; }
  .skeletons { display: grid; gap: 12px; animation: op-late 1ms 200ms both; }
  .skeletons i { height: 44px; border-radius: 8px; background: var(--op-well); }
  .tag { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 6px; font-size: 12px; line-height: 18px; color: var(--op-ink-2); white-space: nowrap; }
  .tag.ok { color: var(--op-ok); }
  .tag.wait { color: var(--op-wait); }
  .tag.danger { color: var(--op-danger); }
  .tag.note { color: var(--op-note); border-style: dashed; }
  .studio form.dialog { display: grid; gap: 12px; }
  .studio .foot-row { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; }
  .tabs-row { display: flex; flex-wrap: wrap; gap: 4px; }
  .op.studio .tabs-row a { text-decoration: none; padding: 6px 12px; border-radius: 8px; min-height: 36px; color: var(--op-ink-2); }
  .op.studio .tabs-row a[aria-current] { background: var(--op-accent-soft); color: var(--op-accent-text); }
  .weeks { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 18px; font-variant-numeric: tabular-nums; }
  .weeks caption { text-align: left; font-weight: 600; padding-bottom: 6px; }
  .studio .weeks :is(th, td) { text-align: left; font-weight: 400; padding: 4px 8px 4px 0; border: solid var(--op-line); border-width: 1px 0 0; }
  .weeks tr.after th { color: var(--op-ok); }
  .weeks meter { width: 72px; height: 10px; vertical-align: -1px; }
  @keyframes op-late { from { visibility: hidden; } }

  @media (max-width: 1023.9px) {
    .op.studio { grid-template-columns: 64px minmax(0, 1fr); }
    .nav a span, .nav-self span { display: none; }
    .studio .nav a, .op .nav-self { justify-content: center; padding: 8px; }
    .nav-self b { margin: -4px; }
  }
  @media (max-width: 719.9px) {
    .op.studio { grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); }
    .nav { grid-row: 2; flex-direction: row; padding: 4px 8px max(4px, env(safe-area-inset-bottom, 0px)); border: 0; border-top: 1px solid var(--op-line); }
    .studio .nav .nav-mark, .nav-room { display: none; }
    .studio .nav .nav-link { flex: 1 0 64px; min-width: 64px; flex-direction: column; gap: 2px; font-size: 11px; line-height: 14px; min-height: 48px; padding: 4px 2px; box-shadow: none; background: none; }
    .nav .nav-link span { display: block; max-width: 100%; }
    .nav .self { flex: none; }
    .op .nav-self { width: auto; min-width: 48px; flex: none; }
    .nav-links { flex: 1; flex-direction: row; min-width: 0; overflow: auto hidden; overscroll-behavior: contain; }
    .room { grid-row: 1; }
    .page { padding: 16px 16px 32px; }
    .op.studio .spent { margin: 12px 16px 0; }
    .tabs-row { flex-wrap: nowrap; overflow: auto hidden; margin-inline: -16px; padding-inline: 16px; }
    .tabs-row a { flex: none; }
  }
  @media (pointer: coarse) {
    .studio select, .op.studio .field, .studio textarea.field { min-height: 44px; font-size: 16px; line-height: 24px; }
    .op.studio .tool { width: 44px; height: 44px; }
    .op.studio .tabs-row a { min-height: 44px; padding-block: 11px; }
    .studio .nav a, .op .nav-self { min-height: 44px; }
  }
  @media (forced-colors: active) {
    .studio .nav a[aria-current] { outline: 2px solid Highlight; }
    .sheet, .warned, .failed-bar { border: 1px solid CanvasText; }
  }
`;

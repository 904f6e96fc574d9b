// How the parts look that come after the first sight of the panel.
import { css } from 'lit';

export const styles = css`
  .menu { position: absolute; top: 58px; right: 8px; z-index: 3; background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 12px; box-shadow: 0 8px 24px rgb(16 21 29 / 0.18); padding: 6px; max-width: calc(100% - 16px); max-height: calc(100% - 70px); overflow-y: auto; animation: op-enter 120ms var(--op-ease); }
  .op .menu button { display: block; width: 100%; min-height: 44px; padding: 11px 14px; border-radius: 8px; font-size: 14px; line-height: 22px; }
  .op .menu button:hover, .op .menu button:focus-visible { background: var(--op-well); }
  .op .menu button[aria-pressed='true']::after { content: '✓'; float: right; margin-left: 16px; color: var(--op-accent-text); }
  .sizes { display: flex; align-items: center; gap: 4px; padding-left: 14px; font-size: 14px; }
  .sizes span { flex: 1; }
  .op .sizes button { width: 44px; padding: 11px 0; text-align: center; font-size: 13px; }
  .op .sizes button:nth-of-type(2) { font-size: 16px; }
  .op .sizes button:nth-of-type(3) { font-size: 19px; }
  .op .sizes button[aria-pressed='true'] { background: var(--op-accent-soft); }
  .op .sizes button[aria-pressed='true']::after { content: none; }
  .past { overflow-y: auto; padding: 8px 16px 16px; }
  .past header { display: flex; justify-content: space-between; align-items: center; }
  .past h3 { font-size: 15px; font-weight: 600; }
  .op .past li button { width: 100%; min-height: 56px; padding: 10px 12px; border-radius: 8px; border-bottom: 1px solid var(--op-line); display: grid; gap: 2px; }
  .op .past li button:hover { background: var(--op-well); }
  .op .past li button[aria-current='true'] { background: var(--op-accent-soft); }
  .past li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .past small { color: var(--op-ink-3); font-size: 12px; }
  .suggestions { background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 12px; padding: 6px; margin-bottom: 8px; max-height: 40vh; overflow-y: auto; }
  .suggestions p { font-size: 12px; line-height: 16px; color: var(--op-ink-3); padding: 4px 8px; }
  .op .suggestions button { width: 100%; min-height: 44px; padding: 6px 8px; border-radius: 8px; display: grid; }
  .op .suggestions button:hover { background: var(--op-well); }
  .suggestions b { font-weight: 500; }
  .suggestions small { color: var(--op-ink-3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; }
  .attached { margin-bottom: 6px; font-size: 13px; line-height: 18px; color: var(--op-ink-3); }
  .attached ul { display: grid; gap: 4px; }
  .attached li { display: flex; align-items: center; gap: 8px; background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 8px; padding-left: 10px; color: var(--op-ink); }
  .attached li small { flex: 1; color: var(--op-ink-3); }
  .attached .bad { border-color: var(--op-danger); }
  .attached .bad small { color: var(--op-danger); }
  .op .attached .remove { width: 44px; height: 44px; display: grid; place-items: center; flex: none; }
  .attached .remove .icon { width: 16px; height: 16px; }
  .over { padding: 8px 16px; display: grid; gap: 8px; border-top: 1px solid var(--op-line); }
  .veil { position: absolute; inset: 0; z-index: 1; }
  .card { position: absolute; left: 16px; right: 16px; overflow-y: auto; z-index: 2; background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 12px; box-shadow: 0 8px 24px rgb(16 21 29 / 0.18); padding: 8px 14px 12px; display: grid; gap: 6px; animation: op-enter 120ms var(--op-ease); }
  .card header { display: flex; align-items: center; gap: 4px; }
  .card header b { flex: 1; font-weight: 500; font-size: 13px; color: var(--op-ink-3); }
  .card .turn { display: flex; }
  .card .where { font-weight: 500; overflow-wrap: anywhere; }
  .card .quote { font: 15px/1.5 var(--op-serif); white-space: pre-line; overflow-wrap: anywhere; }
  .card .passage { overflow-wrap: anywhere; }
`;

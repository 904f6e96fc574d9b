// The import page: a place to drop files, then a row a file.
import { css } from 'lit';

export const looks = css`
  .op.studio .page.import { max-width: 960px; }
  .choosing { display: grid; gap: 16px; }
  .drop { border: 1.5px dashed var(--op-edge); border-radius: 12px; padding: 32px 24px; display: grid; gap: 12px; justify-items: center; text-align: center; background: var(--op-sheet); }
  .drop[data-over] { border-color: var(--op-accent-text); background: var(--op-accent-soft); }
  .drop p:first-child { font-size: 19px; line-height: 25px; }
  .op .pick-files { position: relative; cursor: pointer; }
  .pick-files input { position: absolute; inset: 0; opacity: 0; width: 100%; cursor: pointer; font-size: 0; }
  .pick-files:focus-within { outline: 2px solid var(--op-focus); outline-offset: 2px; }
  .chosen h2 { font-size: 15px; line-height: 22px; }
  .chosen ul { max-height: 280px; overflow-y: auto; border: 1px solid var(--op-line); border-radius: 8px; background: var(--op-sheet); }
  .chosen li { display: flex; gap: 8px; align-items: center; padding: 2px 4px 2px 12px; border-bottom: 1px solid var(--op-line); font-size: 14px; }
  .chosen li:last-child { border: 0; }
  .chosen li span { flex: 1; overflow-wrap: anywhere; }
  .chosen small, .past small { color: var(--op-ink-3); }
  .import-fields { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 12px; align-items: start; }
  .import-fields select, .op .import-fields .field { width: 100%; }
  .import-fields .tick { grid-column: 1 / -1; display: flex; gap: 8px; align-items: center; min-height: 36px; font-size: 14px; }
  .running { display: grid; gap: 12px; }
  .op .import-files { width: 100%; font-family: inherit; font-size: 14px; line-height: 20px; }
  .op .import-files :is(th, td) { border: 0; border-bottom: 1px solid var(--op-line); padding: 8px 12px 8px 0; font-weight: 400; overflow-wrap: anywhere; }
  .op .import-files thead th { color: var(--op-ink-3); font-size: 13px; }
  .op .import-files th[scope='row'] { width: 34%; }
  .reason { color: var(--op-danger); display: block; }
  .import summary { cursor: pointer; color: var(--op-accent-text); min-height: 24px; }
  .past ul { display: grid; gap: 6px; padding-top: 8px; font-size: 14px; }
  wa-progress-bar { --track-height: 8px; --indicator-color: var(--op-accent); --track-color: var(--op-line); }
  @media (max-width: 719.9px) {
    .import-fields { grid-template-columns: minmax(0, 1fr); }
    .import-files thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
    .op .import-files, .import-files tbody { display: block; }
    .import-files tr { display: grid; gap: 4px; padding: 10px 0; border-bottom: 1px solid var(--op-line); }
    .op .import-files :is(th, td) { border: 0; padding: 0; }
    .op .import-files th[scope='row'] { width: auto; font-weight: 500; }
  }
  @media (pointer: coarse) {
    .import-fields .tick, .import summary, .past a { min-height: 44px; padding-block: 12px; display: inline-flex; }
  }
`;

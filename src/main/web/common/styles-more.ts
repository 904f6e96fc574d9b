// How the rarer parts of a transcript look: files, tables, formulas, code in colours, explanations, forced colours.
import { css } from 'lit';

export const more = css`
  .op .said img { max-width: 100%; height: auto; border-radius: 8px; }
  .op .said hr { border: 0; border-top: 1px solid var(--op-line); }
  .op .said math { font-size: 1.1em; max-width: 100%; overflow-x: auto; overflow-y: hidden; }
  .op .said [data-display] { display: block; overflow-x: auto; }
  .op table { border-collapse: collapse; font-size: 0.93em; font-family: var(--op-font); }
  .op th, .op td { border: 1px solid var(--op-line); padding: 4px 8px; text-align: start; vertical-align: top; overflow-wrap: normal; }
  .op .hl-keyword, .op .hl-built_in, .op .hl-type { color: var(--op-person); }
  .op .hl-string, .op .hl-regexp { color: var(--op-ok); }
  .op .hl-number, .op .hl-literal, .op .hl-meta { color: var(--op-note); }
  .op .hl-title, .op .hl-attr { color: var(--op-accent-text); }
  .op .hl-comment { color: var(--op-ink-3); font-style: italic; }
  .op .folded { max-height: 17.6em; overflow: hidden; mask-image: linear-gradient(#000 80%, transparent); }
  .op .more-sources summary { min-height: 36px; padding: 8px 0; font-size: 13px; line-height: 20px; color: var(--op-accent-text); cursor: pointer; }
  .op .explain { background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 12px; padding: 10px 12px; display: flex; flex-wrap: wrap; gap: 8px; }
  .op .explain fieldset { display: flex; flex-wrap: wrap; gap: 6px; width: 100%; min-inline-size: 0; }
  .op .explain legend { font-size: 13px; padding: 0 0 4px; }
  .op .explain label { position: relative; }
  .op .explain label input { position: absolute; inset: 0; opacity: 0; margin: 0; width: 100%; height: 100%; cursor: pointer; }
  .op .explain label span { display: inline-block; min-height: 36px; padding: 7px 12px; border: 1px solid var(--op-edge); border-radius: 18px; font-size: 13px; line-height: 20px; }
  .op .explain label input:checked + span { background: var(--op-accent-soft); border-color: var(--op-accent-text); }
  .op .explain label input:focus-visible + span { outline: 2px solid var(--op-focus); outline-offset: 2px; }
  .op .files { display: grid; gap: 6px; margin-top: 6px; }
  .op .by-student .files { justify-items: end; }
  .op .file { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 6px 12px; border: 1px solid var(--op-line); border-radius: 8px; background: var(--op-sheet); color: var(--op-ink); text-decoration: none; font-size: 13px; max-width: 100%; }
  .op .file img { width: 56px; height: 56px; object-fit: cover; border-radius: 4px; }
  .op .file-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  .op .file small { color: var(--op-ink-3); white-space: nowrap; }
  @media (forced-colors: active) {
    .op .ladder rect { stroke: CanvasText; }
    .op .ladder .reached { fill: CanvasText; stroke: CanvasText; }
    .op .rows > li::before { border-color: CanvasText; }
    .op .row::after { border-color: CanvasText; forced-color-adjust: none; background: Canvas; }
    .op .row.by-curator::after { background: CanvasText; }
    .op .by-student .body, .op .by-curator .body, .op .notice, .op .code { border: 1px solid CanvasText; }
    .op mark { background: Mark; color: MarkText; forced-color-adjust: none; }
    .op .ticks i { background: Canvas; border: 1px solid CanvasText; }
    .op .ticks .on { background: CanvasText; }
    .op .chip { border: 1px solid CanvasText; }
  }
`;

// An article's page: text and passages side by side, below each other on a narrow page.
import { css } from 'lit';

export const looks = css`
  .article-name { flex: 1 1 300px; min-width: 0; display: grid; gap: 2px; }
  .path { font-size: 13px; line-height: 18px; color: var(--op-ink-3); overflow-wrap: anywhere; }
  .tags { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; font-size: 13px; line-height: 20px; }
  .did { color: var(--op-ok); font-weight: 500; }
  .restored { background: var(--op-wait-soft); color: var(--op-wait); border-radius: 8px; padding: 2px 4px 2px 12px; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; font-size: 14px; }
  .breaks { border-color: var(--op-danger); display: grid; gap: 8px; }
  .breaks h2 { color: var(--op-danger); }
  .op .breaks ul { list-style: disc; padding-left: 22px; }
  .force { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
  .force .labelled { flex: 1 1 240px; }
  .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 12px; align-items: end; }
  .fields .wide-field { grid-column: span 2; }
  .op .fields .field, .fields select { width: 100%; }
  .op .questions { display: grid; gap: 8px; padding: 12px 16px 16px; border: 1px solid var(--op-line); }
  .questions legend { font-weight: 600; padding: 0 4px; }
  .question { display: flex; gap: 4px; }
  .op .question .field { flex: 1; min-width: 0; }
  .questions .press { justify-self: start; }
  .warnings { display: grid; gap: 8px; }
  .alike { background: var(--op-wait-soft); border-radius: 8px; padding: 8px 12px; }
  .alike summary { cursor: pointer; color: var(--op-wait); font-weight: 500; font-size: 14px; min-height: 24px; }
  .alike ul { display: grid; gap: 10px; padding-top: 8px; font-size: 14px; line-height: 20px; }
  .op .alike blockquote, .op .given { font-family: var(--op-serif); border-left: 2px solid var(--op-accent-text); padding-left: 10px; overflow-wrap: anywhere; white-space: pre-line; max-width: 80ch; }
  .op .alike blockquote { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
  .dead-links p { padding-top: 8px; }
  .link-to { overflow-wrap: anywhere; font-weight: 500; }
  .sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 24px; }
  .side { display: grid; gap: 8px; align-content: start; grid-template-rows: auto minmax(0, 1fr); min-width: 0; }
  .side h2 { font-size: 15px; line-height: 22px; }
  .op.studio textarea.body-field { font: 14px/21px var(--op-mono); width: 100%; height: min(64vh, 720px); min-height: 280px; resize: vertical; padding: 12px 14px; tab-size: 2; }
  .op .cuts { list-style: none; display: grid; gap: 8px; align-content: start; max-height: min(64vh, 720px); overflow-y: auto; padding: 2px; }
  .cut { border: 1px solid var(--op-line); border-radius: 8px; background: var(--op-sheet); padding: 8px 12px; content-visibility: auto; contain-intrinsic-size: auto 120px; }
  .cut[data-long] { border-color: var(--op-wait); }
  .cut[data-read] { border: 2px solid var(--op-accent-text); padding: 7px 11px; }
  .cut-head { display: flex; gap: 8px; align-items: baseline; font-size: 13px; line-height: 18px; color: var(--op-ink-3); }
  .cut-head b { color: var(--op-ink-2); }
  .cut-head span:nth-of-type(1) { flex: 1; overflow-wrap: anywhere; }
  .cut-read { color: var(--op-accent-text); font-size: 13px; line-height: 18px; font-weight: 500; }
  .cut-text { font-family: var(--op-serif); font-size: 14px; line-height: 20px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 200px; overflow: hidden; }
  .cut[data-read] .cut-text { max-height: none; }
  .ask { display: grid; gap: 10px; }
  .ask form { display: flex; gap: 8px; align-items: end; }
  .ask form .labelled { flex: 1; }
  .op .ask .field { width: 100%; }
  .ask [aria-live] { display: grid; gap: 6px; }
  .given { font-size: 15px; line-height: 22px; }
  .more-about summary { cursor: pointer; padding: 8px 0; min-height: 24px; font-weight: 500; color: var(--op-accent-text); }
  @media (max-width: 899.9px) {
    .sides { grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .op.studio textarea.body-field { height: 48vh; }
    .op .cuts { max-height: none; overflow: visible; }
    .fields { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .ask form { flex-wrap: wrap; }
    .ask form .labelled { flex-basis: 100%; }
  }
  @media (pointer: coarse) {
    .op.studio textarea.body-field { font-size: 16px; line-height: 24px; }
    .alike summary, .more-about summary { min-height: 44px; padding-block: 12px; }
    .tags a, .path a { display: inline-block; padding-block: 12px; }
  }
`;

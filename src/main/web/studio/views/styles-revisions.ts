// Revisions beside what differs; deleted is struck, added is underlined, so that no colour is needed.
import { css } from 'lit';

export const looks = css`
  .revision-rooms { display: grid; grid-template-columns: 260px minmax(0, 1fr); gap: 24px; align-items: start; }
  .op .revision-list ol { list-style: none; display: grid; gap: 2px; }
  .op .revision-list button { width: 100%; display: flex; gap: 10px; padding: 8px 10px; border-radius: 8px; font-size: 14px; line-height: 20px; min-height: 36px; }
  .op .revision-list button:hover { background: var(--op-well); }
  .op .revision-list button[aria-current] { background: var(--op-accent-soft); }
  .revision-list span { flex: 1; min-width: 0; overflow-wrap: anywhere; }
  .revision-list b { min-width: 20px; text-align: end; }
  .revision-list small, .revision-list em { display: block; font-style: normal; font-size: 13px; line-height: 18px; color: var(--op-ink-2); }
  .revision-list .tag { font-style: normal; }
  .compared { display: grid; gap: 16px; min-width: 0; }
  .compared-head { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; }
  .compared-head h2 { flex: 1 1 220px; }
  .field-diff { display: grid; gap: 6px; min-width: 0; }
  .field-diff h3 { font-size: 13px; line-height: 18px; color: var(--op-ink-2); font-weight: 500; }
  .diff-columns { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
  .diff-text, .op .whole-text { background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 8px; padding: 12px 14px; font: 14px/22px var(--op-mono); white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
  .diff-text del { color: var(--op-danger); background: var(--op-danger-soft); text-decoration: line-through; }
  .diff-text ins { color: var(--op-ok); background: var(--op-ok-soft); text-decoration: underline; text-underline-offset: 3px; }
  .article-name { flex: 1 1 300px; min-width: 0; display: grid; gap: 2px; }
  .path { font-size: 13px; line-height: 18px; color: var(--op-ink-3); overflow-wrap: anywhere; }
  @media (max-width: 899.9px) {
    .revision-rooms { grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .op .revision-list ol { max-height: 30vh; overflow-y: auto; }
  }
  @media (max-width: 599.9px) {
    .diff-columns { grid-template-columns: minmax(0, 1fr); }
  }
  @media (pointer: coarse) {
    .op .revision-list button { min-height: 44px; }
    .path a { display: inline-block; padding-block: 12px; }
  }
`;

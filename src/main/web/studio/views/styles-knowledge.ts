// The knowledge page: courses beside a table; narrow, the table becomes cards.
import { css } from 'lit';

export const looks = css`
  .knowledge-rooms { display: grid; grid-template-columns: 240px minmax(0, 1fr); gap: 24px; align-items: start; }
  .outline { position: sticky; top: 0; max-height: 80vh; overflow-y: auto; font-size: 14px; line-height: 20px; }
  .studio .outline a { display: flex; gap: 8px; align-items: baseline; min-height: 32px; padding: 6px 10px; border-radius: 8px; text-decoration: none; color: var(--op-ink); }
  .outline a span { flex: 1; overflow-wrap: anywhere; }
  .outline a b { font-weight: 400; color: var(--op-ink-3); }
  .studio .outline a:hover { background: var(--op-well); }
  .studio .outline a[aria-current] { background: var(--op-accent-soft); color: var(--op-accent-text); font-weight: 500; }
  .outline summary { padding: 4px 10px 4px 20px; min-height: 28px; cursor: pointer; color: var(--op-ink-2); font-size: 13px; }
  .outline details ul { padding-left: 16px; }
  .found { display: grid; gap: 16px; min-width: 0; align-content: start; }
  .asked-for { display: grid; grid-template-columns: minmax(200px, 1fr) repeat(3, minmax(120px, auto)); gap: 12px; align-items: end; }
  .op .asked-for .field, .asked-for select { width: 100%; }
  .hits { border-left: 2px solid var(--op-accent-text); padding-left: 16px; display: grid; gap: 8px; }
  .hits h2 { font-size: 15px; line-height: 22px; }
  .op .hits ol { list-style: none; display: grid; gap: 12px; }
  .hit-text { font-family: var(--op-serif); font-size: 14.5px; line-height: 21px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; max-width: 80ch; }
  .hits small, .articles small { color: var(--op-ink-3); font-size: 13px; line-height: 18px; }
  .bulk { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; background: var(--op-accent-soft); border-radius: 8px; padding: 8px 12px; position: sticky; top: 0; z-index: 1; }
  .bulk p { font-weight: 500; }
  .op table.articles { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 20px; font-family: inherit; }
  .op .articles :is(th, td) { border: 0; border-bottom: 1px solid var(--op-line); padding: 10px 8px; text-align: start; vertical-align: top; font-weight: 400; }
  .op .articles thead :is(th, td) { font-size: 13px; line-height: 18px; color: var(--op-ink-3); padding-block: 6px; border-bottom-color: var(--op-edge); vertical-align: bottom; }
  .op .articles .num { text-align: end; }
  .op .articles td { white-space: nowrap; }
  .articles tbody tr:hover { background: color-mix(in srgb, var(--op-sheet) 55%, transparent); }
  .op .articles th[scope='row'] { width: 40%; }
  .articles th[scope='row'] a { font-weight: 500; color: var(--op-ink); text-decoration: none; overflow-wrap: anywhere; }
  .articles th[scope='row'] a:hover { text-decoration: underline; }
  .articles th small { display: block; }
  .needs { display: flex; flex-wrap: wrap; gap: 4px; margin-top: 4px; }
  .link-to { overflow-wrap: anywhere; }
  .pick label { display: grid; place-items: center; width: 24px; height: 24px; }
  .late { color: var(--op-danger); font-weight: 500; }
  .op .more { justify-self: center; }
  @media (max-width: 1199.9px) {
    .knowledge-rooms { grid-template-columns: 200px minmax(0, 1fr); gap: 16px; }
    .asked-for { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    .asked-for .search { grid-column: 1 / -1; }
    .articles :is(th:nth-child(5), td:nth-child(5), th:nth-child(8), td:nth-child(8)) { display: none; }
  }
  @media (max-width: 899.9px) {
    .knowledge-rooms { grid-template-columns: minmax(0, 1fr); }
    .outline { position: static; max-height: 30vh; border: 1px solid var(--op-line); border-radius: 8px; padding: 4px; }
    .articles thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
    .op .articles, .articles tbody { display: block; }
    .articles tbody tr { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 12px 0 12px 40px; border-bottom: 1px solid var(--op-line); position: relative; }
    .op .articles tbody :is(th, td) { border: 0; padding: 0; display: flex; gap: 6px; }
    .op .articles tbody td:nth-child(n) { display: flex; }
    .op .articles tbody th { flex: 1 0 100%; width: auto; display: block; }
    .articles tbody td:not(.pick)::before { content: attr(data-name); color: var(--op-ink-3); }
    .articles tbody td { font-size: 13px; line-height: 18px; }
    .op .articles td.pick { position: absolute; left: -4px; top: 4px; }
    .pick label { width: 40px; height: 40px; }
  }
  @media (max-width: 479.9px) {
    .asked-for { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
  @media (pointer: coarse) {
    .studio .outline a, .outline summary { min-height: 44px; padding-block: 12px; }
    .pick label { width: 44px; height: 44px; }
    .articles th[scope='row'] a { display: inline-block; min-height: 44px; padding-block: 10px; }
  }
  .beginning { max-width: 60ch; display: grid; gap: 16px; padding: 24px 0; }
  .beginning ol { margin: 0; padding: 0 0 0 28px; display: grid; gap: 16px; }
  .beginning li::marker { font-weight: 600; color: var(--op-ink-3); }
  .beginning li > p { margin: 2px 0 0; }
`;

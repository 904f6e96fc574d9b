// The inspector: one column, numbered steps.
import { css } from 'lit';

export const looks = css`
  .again .again-pair { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr)); gap: 10px 16px; }
  .op.studio .page.inspector { max-width: 860px; }
  .in-words { font-size: 19px; line-height: 27px; max-width: 68ch; text-wrap: pretty; }
  .op .steps { list-style: none; counter-reset: step; display: grid; gap: 20px; }
  .step { counter-increment: step; position: relative; padding-left: 44px; display: grid; gap: 8px; min-width: 0; }
  .step::before { content: counter(step); position: absolute; left: 0; top: 0; width: 28px; height: 28px; display: grid; place-items: center; border: 2px solid var(--op-accent-text); border-radius: 4px; font-weight: 600; font-size: 13px; font-variant-numeric: tabular-nums; color: var(--op-accent-text); }
  .step::after { content: ''; position: absolute; left: 13px; top: 32px; bottom: -16px; border-left: 2px solid var(--op-line); }
  .step:last-child::after { display: none; }
  .step h2 { font-size: 15px; line-height: 28px; display: flex; justify-content: space-between; gap: 12px; }
  .ms { font-weight: 400; font-size: 13px; color: var(--op-ink-3); }
  .op .asked, .op .seen { border-left: 2px solid var(--op-line); padding-left: 12px; overflow-wrap: anywhere; white-space: pre-line; }
  .pairs { display: grid; gap: 4px; }
  .pairs div { display: grid; grid-template-columns: 180px minmax(0, 1fr); gap: 4px 12px; font-size: 14px; line-height: 20px; }
  .pairs dt { color: var(--op-ink-3); }
  .pairs dd { overflow-wrap: anywhere; }
  .read { display: grid; }
  .read summary { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; padding: 6px 0; cursor: pointer; font-size: 14px; line-height: 20px; border-bottom: 1px solid var(--op-line); }
  .read-name { flex: 1 1 240px; overflow-wrap: anywhere; }
  .read small, .checked small { color: var(--op-ink-3); font-size: 13px; line-height: 18px; }
  .read-text { font-family: var(--op-serif); font-size: 14.5px; line-height: 21px; white-space: pre-line; overflow-wrap: anywhere; padding: 8px 0; max-width: 72ch; }
  .read details a { display: inline-block; padding: 2px 0 8px; }
  .inspector summary { cursor: pointer; min-height: 24px; }
  .scale { width: 100%; height: 14px; }
  .scale .track { fill: var(--op-line); }
  .scale .sure { fill: var(--op-accent-text); }
  .scale .cut { stroke: var(--op-ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
  .op .parts { width: 100%; font-size: 14px; line-height: 20px; }
  .op :is(.parts, .differs) :is(th, td) { border: 0; border-bottom: 1px solid var(--op-line); padding: 4px 8px 4px 0; font-weight: 400; }
  .op .parts thead th { color: var(--op-ink-3); font-size: 13px; }
  .op .parts .num { text-align: end; }
  .op .bar-cell { width: 30%; min-width: 80px; vertical-align: middle; }
  .signed { width: 100%; height: 10px; display: block; }
  .signed .speaks { fill: var(--op-accent-text); }
  .signed .against { fill: var(--op-wait); }
  .signed line { stroke: var(--op-ink-3); vector-effect: non-scaling-stroke; }
  .checked { display: grid; gap: 6px; font-size: 14px; line-height: 20px; }
  .again { display: grid; gap: 12px; }
  .again form { display: grid; grid-template-columns: minmax(0, 1fr) 200px; gap: 12px; align-items: end; }
  .again form > .labelled:first-child { grid-column: 1 / -1; }
  .again .tick { display: flex; gap: 8px; align-items: center; min-height: 36px; font-size: 14px; }
  .again select, .op .again .field { width: 100%; }
  .again textarea { resize: vertical; }
  .again .press { justify-self: start; }
  .op .differs { width: 100%; font-size: 14px; line-height: 20px; }
  .differs caption { text-align: start; font-weight: 600; padding-bottom: 4px; }
  .op .differs th { color: var(--op-ink-3); white-space: nowrap; }
  .differs td { overflow-wrap: anywhere; min-width: 140px; }
  @media (max-width: 719.9px) {
    .pairs div { grid-template-columns: minmax(0, 1fr); gap: 0; padding-bottom: 4px; }
    .step { padding-left: 36px; }
    .again form { grid-template-columns: minmax(0, 1fr); }
  }
  @media (pointer: coarse) {
    .read summary, .inspector summary { min-height: 44px; padding-block: 12px; }
    .again .tick, .read details a { min-height: 44px; padding-block: 12px; }
  }
  @media (forced-colors: active) {
    .scale .track { fill: Canvas; stroke: CanvasText; }
    .scale .sure, .signed .speaks, .signed .against { fill: CanvasText; }
  }
`;

// The page of a course: what it is on the left, what its thresholds do on the right; one column on narrow screens.
import { css } from 'lit';
import { policyLooks } from './policy.js';

export const looks = css`
  ${policyLooks}
  .course-page { display: grid; grid-template-columns: minmax(280px, 380px) minmax(0, 1fr); gap: 16px 24px; align-items: start; }
  .course-side, .course-main { display: grid; gap: 16px; min-width: 0; }
  .course-part { display: grid; gap: 12px; align-content: start; min-width: 0; }
  .course-part .labelled { grid-template-columns: minmax(0, 1fr); }
  :is(.cut legend, .course-part .beside > span, .effect-table .now b)::first-letter { text-transform: uppercase; }
  .course-part .beside { grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr); align-items: center; gap: 8px; }
  .course-part .beside > span { font-size: 14px; color: var(--op-ink); }
  .course-page .wrong, .task-form .wrong { color: var(--op-danger); font-size: 13px; line-height: 18px; }
  .course-page label.flat { display: flex; gap: 8px; align-items: center; min-height: 32px; font-size: 14px; }
  .openers { list-style: none; display: grid; gap: 8px; }
  .openers li { display: grid; grid-template-columns: minmax(0, 1fr) repeat(3, auto); align-items: center; }
  .openers .tool:disabled { opacity: 0.35; }
  .tasks { list-style: none; }
  .tasks li { display: flex; flex-wrap: wrap; gap: 2px 12px; justify-content: space-between; padding: 10px 0; border-top: 1px solid var(--op-line); overflow-wrap: anywhere; }
  .cuts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); gap: 12px 24px; }
  .op.studio .cut { border-top: 1px solid var(--op-line); padding-top: 12px; display: grid; gap: 8px; align-content: start; min-width: 0; }
  .cut legend { padding: 0; font-weight: 600; float: left; }
  .cut legend + * { clear: both; }
  .cut .labelled > span { display: flex; justify-content: space-between; gap: 8px; }
  .cut output { color: var(--op-ink); font-weight: 600; }
  .cut input[type='range'] { width: 100%; min-height: 24px; margin: 0; accent-color: var(--op-accent); }
  .cut-foot { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 4px 12px; }
  .effect { display: grid; gap: 10px; border-top: 1px solid var(--op-line); padding-top: 12px; min-width: 0; }
  .effect-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 8px; }
  .effect-said { font-weight: 500; max-width: 68ch; }
  .effect .wide { overflow-x: auto; }
  .effect-table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 18px; }
  .op.studio .effect-table :is(th, td) { border: 0; text-align: left; font-weight: 400; padding: 4px 10px 4px 0; vertical-align: baseline; }
  .op.studio .effect-table .num { text-align: right; }
  .op.studio .effect-table .now :is(th, td) { border-top: 1px solid var(--op-line); padding-top: 8px; }
  .effect-table .now b { display: block; font-weight: 600; }
  .effect-table th span { color: var(--op-ink-2); }
  .op.studio .effect-table td[data-other] { font-weight: 600; color: var(--op-accent-text); }
  .effect-table .bar-cell { width: 34%; min-width: 96px; }
  .lanes { display: block; width: 100%; height: 10px; border-radius: 4px; background: var(--op-well); }
  .lanes .in-answer { fill: var(--op-accent); }
  .lanes .in-draft { fill: var(--op-note); }
  .lanes .in-handoff { fill: var(--op-wait); }
  .lanes .in-decline { fill: var(--op-edge); }
  .op.studio .examples ul { list-style: none; margin-top: 8px; }
  .examples li { padding: 8px 0; border-top: 1px solid var(--op-line); overflow-wrap: anywhere; }
  .examples summary { cursor: pointer; min-height: 24px; }
  .op.studio .course-keep { grid-column: 1 / -1; position: sticky; bottom: 0; display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 8px 12px; padding: 12px 0; background: var(--op-paper); border-top: 1px solid var(--op-line); }
  @media (max-width: 719.9px) { .effect-table .bar-cell { display: none; } }
  @media (max-width: 1099.9px) { .course-page { grid-template-columns: minmax(0, 1fr); } }
  @media (pointer: coarse) { .course-page label.flat, .examples summary { min-height: 44px; } .cut input[type='range'] { min-height: 44px; } .examples summary { display: flex; align-items: center; } }
  @media (forced-colors: active) { .lanes rect { fill: CanvasText; } .lanes .in-draft, .lanes .in-decline { fill: Canvas; stroke: CanvasText; } }
`;

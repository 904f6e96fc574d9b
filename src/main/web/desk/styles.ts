// The desk's rooms: rail, list, conversation, packet; three columns, two with a drawer, or one page at a time.
import { css } from 'lit';

export const styles = css`
  :host { display: block; height: 100%; min-height: 0; container-type: inline-size; }
  .op.desk {
    height: 100%; display: grid; background: var(--op-paper); position: relative; overflow: hidden; -webkit-text-size-adjust: 100%;
    grid-template: minmax(0, 1fr) / 56px 360px minmax(0, 1fr) 368px;
  }
  .desk[data-folded] { grid-template-columns: 56px 360px minmax(0, 1fr); }
  .desk[data-shape='two'] { grid-template-columns: 56px 320px minmax(0, 1fr); }
  .desk[data-shape='one'] { grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); }
  .op.desk:has(> .enter) { display: block; overflow: auto; }
  .desk[data-folded] > .facts { display: none; }
  .desk time, .desk .due, .desk .count, .desk .load, .desk dd { font-variant-numeric: tabular-nums; }
  .desk h1, .desk h4, .desk dl, .desk dd { margin: 0; padding: 0; }
  .op.desk .press, .op.desk .main { text-align: center; }
  .op.desk .press:hover:not(:disabled) { border-color: var(--op-accent-text); }
  .op.desk .main:hover:not(:disabled) { filter: brightness(1.08); }
  .op.desk .tool { width: 36px; height: 36px; display: grid; place-items: center; border-radius: 8px; color: var(--op-ink-2); flex: none; cursor: pointer; position: relative; }
  .op.desk .tool:hover { background: var(--op-well); color: var(--op-ink); }
  .op.desk label.tool:focus-within { outline: 2px solid var(--op-focus); outline-offset: 2px; }
  .desk kbd { font: 500 11px/16px var(--op-mono); color: inherit; opacity: 0.85; border: 1px solid currentColor; border-radius: 4px; padding: 0 4px; margin-left: 4px; }
  .desk h3 { font-size: 15px; line-height: 22px; font-weight: 600; }
  .desk select { font: inherit; font-size: 14px; color: inherit; min-height: 36px; max-width: 100%; padding: 4px 8px; border: 1px solid var(--op-edge); border-radius: 8px; background: var(--op-sheet); }
  .desk dialog, .desk textarea { color: inherit; }

  /* Rail */
  .rail { background: var(--op-well); border-right: 1px solid var(--op-line); display: flex; flex-direction: column; align-items: center; gap: 4px; padding: 12px 0; min-height: 0; overflow: hidden auto; }
  .rail-mark { height: 32px; display: grid; place-items: center; margin-bottom: 12px; }
  .rail-room { flex: 1; }
  .op .rail-press { width: 40px; height: 40px; border-radius: 8px; display: grid; place-items: center; color: var(--op-ink-2); flex: none; }
  .op .rail-press:hover { color: var(--op-ink); background: color-mix(in srgb, var(--op-sheet) 60%, transparent); }
  .op .rail-press[aria-current] { background: var(--op-sheet); color: var(--op-accent-text); box-shadow: inset 0 0 0 1px var(--op-line); }
  .rail-name { display: none; }
  .rail-press:has(.calls) { position: relative; }
  .calls { position: absolute; top: -2px; right: -4px; min-width: 18px; padding: 0 4px; border-radius: 9px; background: var(--op-danger); color: var(--op-paper); font-size: 12px; line-height: 18px; font-weight: 600; text-align: center; }
  .op .face { background: var(--op-person-soft); color: var(--op-person); font-size: 13px; font-weight: 600; position: relative; letter-spacing: 0.02em; }
  .face::after { content: ''; position: absolute; right: -3px; bottom: -3px; width: 12px; height: 12px; border-radius: 50%; border: 2px solid var(--op-well); background: var(--op-ok); }
  .face[data-state='away']::after { background: var(--op-paper); box-shadow: inset 0 0 0 2px var(--op-ink-3); }

  /* List */
  .list { border-right: 1px solid var(--op-line); display: flex; flex-direction: column; min-height: 0; min-width: 0; position: relative; }
  .list-head { display: flex; align-items: center; gap: 4px; padding: 12px 8px 12px 20px; min-height: 64px; flex: none; }
  .list-head h2 { flex: 1; font-size: 19px; line-height: 25px; font-weight: 600; min-width: 0; }
  .list-head .count { color: var(--op-ink-3); font-weight: 500; margin-left: 4px; }
  .list-head .quiet { font-size: 13px; padding-inline: 8px; }
  .tool[data-on] { color: var(--op-accent-text) !important; background: var(--op-accent-soft); }
  .filters { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; padding: 0 16px 12px 20px; flex: none; }
  .filter { display: grid; gap: 2px; min-width: 0; }
  .filter select { width: 100%; }
  .filter span { font-size: 12px; line-height: 16px; color: var(--op-ink-3); }
  .filters .quiet { grid-column: 1 / -1; justify-self: start; padding-left: 0; color: var(--op-accent-text); font-size: 13px; }
  .held { flex: 1; min-height: 0; position: relative; display: flex; flex-direction: column; }
  .items-scroll { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; }
  .item { position: relative; display: flex; align-items: stretch; content-visibility: auto; contain-intrinsic-size: auto 92px; }
  .item a { flex: 1; min-width: 0; display: grid; align-content: center; gap: 2px; min-height: 92px; padding: 10px 16px 10px 12px; margin-left: 8px; color: inherit; text-decoration: none; border-bottom: 1px solid var(--op-line); }
  .op .item a:focus-visible { outline-offset: -3px; border-radius: 8px; }
  .item:hover { background: color-mix(in srgb, var(--op-sheet) 55%, transparent); }
  .item[data-look='open'] { background: var(--op-sheet); }
  .item[data-look='chosen'] { background: var(--op-accent-soft); }
  .item .top { display: flex; align-items: baseline; gap: 12px; min-width: 0; }
  .item .top b { flex: 1; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  .due { font-size: 13px; line-height: 18px; color: var(--op-ink-2); white-space: nowrap; flex: none; }
  .due.soon { color: var(--op-wait); font-weight: 500; }
  .due.last, .due.over { color: var(--op-danger); font-weight: 600; }
  .due.paused { color: var(--op-ink-3); }
  .preview { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; color: var(--op-ink); }
  .item .why { font-size: 13px; line-height: 18px; color: var(--op-ink-3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  .item .why em { font-style: normal; color: var(--op-person); font-weight: 500; }
  .item.goes .preview, .item.goes .top b { color: var(--op-ink-3); font-weight: 400; }
  .item > .bar { position: absolute; left: 4px; top: 10px; bottom: 10px; width: 4px; height: calc(100% - 20px); border-radius: 2px; overflow: hidden; padding: 0; }
  .bar .whole { fill: var(--op-line); }
  .bar .left { fill: var(--op-ok); }
  .bar.soon .left { fill: var(--op-wait); }
  .bar.last .left, .bar.over .left { fill: var(--op-danger); }
  .item > .bar.met { display: none; }
  .looks { display: inline-flex; gap: 4px; vertical-align: bottom; }
  .look { display: inline-flex; align-items: center; gap: 2px; color: var(--op-person); font-weight: 500; }
  .look .icon { width: 14px; height: 14px; }
  .choose { display: grid; place-items: center; width: 36px; margin-left: 8px; flex: none; }
  .choose + a { margin-left: 0; }
  .choose input { width: 18px; height: 18px; accent-color: var(--op-accent); }
  .desk[data-density='compact'] .item { contain-intrinsic-size: auto 60px; font-size: 14px; line-height: 19px; }
  .desk[data-density='compact'] .item a { min-height: 60px; padding-block: 7px; gap: 1px; grid-template-columns: minmax(0, 1fr) auto; column-gap: 8px; }
  .desk[data-density='compact'] .item .top { grid-column: 1 / -1; }
  .desk[data-density='compact'] .item .why { max-width: 150px; }
  .op .newcomers { position: absolute; top: 4px; left: 50%; transform: translateX(-50%); z-index: 2; background: var(--op-accent); color: var(--op-on-accent); border: 1px solid var(--op-accent-edge); border-radius: 18px; min-height: 32px; padding: 5px 14px; font-size: 13px; line-height: 20px; font-weight: 500; box-shadow: 0 4px 12px rgb(16 21 29 / 0.16); animation: op-enter 200ms var(--op-ease); }
  .bulk { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; padding: 8px 12px 10px 20px; background: var(--op-accent-soft); border-block: 1px solid var(--op-line); flex: none; }
  .bulk p { flex-basis: 100%; font-size: 13px; line-height: 18px; font-weight: 500; }
  .op .bulk .press, .op .bulk .quiet { padding: 5px 10px; min-height: 32px; font-size: 13px; }
  .list > .bar { padding: 8px 16px 8px 20px; font-size: 13px; line-height: 18px; border-top: 1px solid var(--op-line); flex: none; }
  .list > .bar.wait { background: var(--op-wait-soft); color: var(--op-wait); }
  .list > .bar.ask { background: var(--op-sheet); display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; }
  .list > .bar.ask p { flex: 1 1 100%; }
  .nobody { padding: 48px 24px; display: grid; gap: 8px; justify-items: start; max-width: 44ch; color: var(--op-ink-2); }
  .nobody h3 { font-size: 19px; line-height: 25px; color: var(--op-ink); }
  .skeletons { padding: 8px 20px; display: grid; gap: 16px; animation: op-late 1ms 200ms both; }
  .skeletons i { height: 64px; border-radius: 8px; background: var(--op-well); }
  .list[aria-label] .skeletons i:nth-child(2) { width: 92%; }

  .asked { padding: 0 16px 12px 20px; border-bottom: 1px solid var(--op-line); }

  /* Search */
  .search { padding: 14px 16px 12px 20px; display: grid; gap: 10px; flex: none; }
  .search h2 { font-size: 19px; line-height: 25px; font-weight: 600; display: flex; align-items: center; justify-content: space-between; margin-right: -8px; }
  .desk .field { width: 100%; font-size: 15px; }
  .views { display: flex; flex-wrap: wrap; gap: 6px; padding: 0 16px 12px 20px; }
  .views form { display: flex; gap: 6px; }
  .op .found button { width: 100%; display: grid; gap: 2px; padding: 10px 16px 10px 20px; border-bottom: 1px solid var(--op-line); }
  .op .found button:hover { background: var(--op-sheet); }
  .found .top { display: flex; gap: 12px; }
  .found .top b { flex: 1; font-weight: 600; }
  .found time, .found small { font-size: 13px; line-height: 18px; color: var(--op-ink-3); }
  .snippet { overflow: hidden; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
  .op .press.more { margin: 12px 20px; }

  /* Board */
  .board { padding: 0 16px 12px 20px; overflow-y: auto; flex: none; max-height: 60%; display: grid; gap: 16px; border-bottom: 1px solid var(--op-line); }
  .figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
  .figures li { background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 8px; }
  .figures li > :is(b, span) { padding-inline: 10px; display: block; }
  .figures li > b { padding-top: 8px; }
  .figures li > span { padding-bottom: 8px; }
  .op .figures button { width: 100%; padding: 8px 10px; }
  .figures b { display: block; font-size: 24px; line-height: 30px; font-weight: 600; font-variant-numeric: tabular-nums; }
  .figures span { display: block; font-size: 12px; line-height: 16px; color: var(--op-ink-2); }
  .late { color: var(--op-danger); font-weight: 600; }
  .board h3 { display: flex; align-items: baseline; justify-content: space-between; gap: 8px; }
  .op .board h3 .quiet { padding: 0; min-height: 24px; font-weight: 600; color: var(--op-ink); font-size: 15px; }
  .board h3 > span { font-size: 13px; font-weight: 400; color: var(--op-ink-2); }
  .people li { display: grid; grid-template-columns: 8px minmax(0, 1fr) auto; align-items: center; gap: 0 8px; padding: 4px 0; font-size: 14px; line-height: 20px; }
  .people li > span:nth-child(2) { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .people small { grid-column: 2 / -1; line-height: 16px; }
  .people li[data-over] { background: var(--op-accent-soft); outline: 2px dashed var(--op-accent-text); border-radius: 8px; }
  .people small, .people .load { color: var(--op-ink-3); font-size: 13px; }
  .dot { width: 8px; height: 8px; border-radius: 50%; border: 2px solid var(--op-ok); background: var(--op-ok); flex: none; }
  .dot.away { background: none; border-color: var(--op-ink-3); }

  @keyframes op-enter { from { opacity: 0; } }
  @keyframes op-late { from { visibility: hidden; } }

  /* Two columns and one */
  .desk[data-shape='one'] > :is(.list, .talk, .facts, .rail) { grid-area: 1 / 1; border: 0; }
  .desk[data-shape='one'] > .rail { grid-area: 2 / 1; flex-direction: row; justify-content: space-around; gap: 0; padding: 0 12px 0 4px; min-height: 56px; border-top: 1px solid var(--op-line); overflow: hidden; }
  .desk[data-shape='one'] .rail-mark, .desk[data-shape='one'] .rail .rail-room { display: none; }
  .op.desk[data-shape='one'] .rail-press:not(.face) { width: auto; min-width: 0; flex: 1 1 0; height: 56px; border-radius: 0; align-content: center; gap: 2px; box-shadow: none; background: none; }
  .desk[data-shape='one'] .rail-name { display: block; font-size: 11px; line-height: 14px; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  /* Hidden without losing its place. */
  .desk[data-shape='one']:not([data-page='list']) > :is(.list, .rail), .desk[data-shape='one']:not([data-page='talk']) > .talk, .desk[data-shape='one']:not([data-page='facts']) > .facts { visibility: hidden; pointer-events: none; }
  .desk[data-shape='one']:not([data-page='list']) { grid-template-rows: minmax(0, 1fr); }
  .desk[data-shape='one']:not([data-page='list']) > .rail { position: absolute; }
  .desk:not([data-shape='one']) .talk-head .back { display: none; }
  @media (pointer: coarse) {
    .op.desk .tool, .op .rail-press { width: 44px; height: 44px; }
    .desk select { min-height: 44px; font-size: 16px; }
    .choose { width: 44px; }
    .op .newcomers, .op .bulk .press, .op .bulk .quiet { min-height: 44px; }
  }
  @media (forced-colors: active) {
    .bar .whole { fill: Canvas; stroke: CanvasText; }
    .bar .left, .bar.soon .left, .bar.last .left, .bar.over .left { fill: CanvasText; }
    .item[data-look='open'] { outline: 2px solid Highlight; outline-offset: -2px; }
    .op .rail-press[aria-current] { outline: 2px solid Highlight; }
    .face::after { forced-color-adjust: none; }
  }
`;

// The parts of the desk: head, draft, field, packet, dialogs, the way in.
import { css } from 'lit';

export const styles = css`
  .talk { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
  .talk.none { align-items: center; justify-content: center; }
  .talk-head { display: flex; align-items: center; gap: 8px; min-height: 64px; padding: 10px 16px 10px 24px; border-bottom: 1px solid var(--op-line); flex: none; }
  .talk-head .who { flex: 1; min-width: 0; }
  .talk-head h2 { font-size: 17px; line-height: 24px; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; outline: none; }
  .talk-head h2:focus-visible { text-decoration: underline 2px var(--op-focus); text-underline-offset: 4px; }
  .talk-head .who p { font-size: 13px; line-height: 18px; color: var(--op-ink-3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .talk-head .who a, .facts a:not(.press) { color: var(--op-accent-text); text-underline-offset: 2px; }
  .talk-head .who .looking { color: var(--op-person); }
  .op .pinned { display: flex; align-items: baseline; gap: 12px; width: 100%; padding: 8px 24px; font-size: 13px; line-height: 18px; color: var(--op-ink-2); background: var(--op-well); border-bottom: 1px solid var(--op-line); flex: none; }
  .pinned span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .pinned span::first-letter { text-transform: uppercase; }
  .pinned b { font-weight: 500; color: var(--op-accent-text); }
  .op .talk .scroll { padding: 20px 24px 0; }
  .talk .rows { max-width: 760px; }
  .op .row.event .line { line-height: 18px; padding-top: 0; }
  .op .row.event[data-owner='queue'] .line { color: var(--op-wait); }
  .op .row.event[data-owner='curator'] .line { color: var(--op-person); }
  .op .row.event[data-owner='curator']::after { border-radius: 2px; background: var(--op-person); border-color: var(--op-person); }
  .op .talk .by-student .meta { justify-content: flex-end; }
  .op .talk .by-student .meta time { margin-left: 0; }
  .op .note .meta, .op .note .meta b { color: var(--op-note); }
  .op .row.note::after { background: var(--op-note); border-color: var(--op-note); }
  .talk-foot { padding: 8px 24px 16px; display: grid; gap: 10px; flex: none; max-width: 808px; width: 100%; max-height: 72%; overflow-y: auto; }
  .strip { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; font-size: 13px; line-height: 18px; color: var(--op-ink-2); }
  .strip > p { flex: 1 1 200px; overflow-wrap: anywhere; }
  .op .strip .press, .op .strip .quiet { min-height: 32px; padding: 5px 10px; font-size: 13px; line-height: 20px; }
  .strip.danger { color: var(--op-danger); background: var(--op-danger-soft); border-radius: 8px; padding: 8px 12px; }
  .strip.wait, .strip.offline { background: var(--op-wait-soft); border-radius: 8px; padding: 6px 8px 6px 12px; }
  .strip.wait p, .strip.offline b { color: var(--op-wait); font-weight: 500; }
  .strip.newer small { display: block; font-size: 13px; font-weight: 400; color: var(--op-ink-2); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .strip.newer p { min-width: 0; }
  .strip.sends b { font-weight: 500; }
  .strip.typing { color: var(--op-person); }
  .claim-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; border: 1px dashed var(--op-edge); border-radius: 12px; padding: 12px 16px; color: var(--op-ink-2); }
  .claim-bar p { flex: 1 1 200px; }
  .read-only { color: var(--op-ink-2); padding: 12px 16px; background: var(--op-well); border-radius: 12px; }
  .kept { font-size: 13px; line-height: 18px; color: var(--op-ink-2); }
  .kept summary { cursor: pointer; padding: 6px 0; }
  .kept p { white-space: pre-line; background: var(--op-well); padding: 8px 12px; border-radius: 8px; overflow-wrap: anywhere; }
  .actions-bar { display: flex; gap: 8px; align-items: center; min-height: 56px; padding: 6px 12px; border-top: 1px solid var(--op-line); background: var(--op-sheet); flex: none; padding-bottom: max(6px, env(safe-area-inset-bottom, 0px)); }
  .op .actions-bar > * { flex: 1; min-height: 44px; padding-block: 11px; }
  .key-hints { display: grid; gap: 6px; margin-top: 8px !important; }
  .key-hints div, .keys div { display: flex; gap: 12px; align-items: baseline; }
  .key-hints dt { min-width: 56px; }

  /* Draft */
  .draft { border: 1.5px dashed var(--op-note); border-radius: 12px; background: var(--op-sheet); padding: 12px 16px; display: grid; gap: 8px; }
  .draft header { display: flex; justify-content: space-between; gap: 12px; font-size: 13px; line-height: 20px; color: var(--op-ink-3); }
  .draft h3 { font-size: 13px; line-height: 20px; color: var(--op-note); }
  .draft-text { max-height: 220px; overflow-y: auto; overflow-wrap: anywhere; }
  .checks span + span::before { content: '·'; margin-right: 6px; color: var(--op-ink-3); }
  .checks { display: flex; flex-wrap: wrap; gap: 2px 6px; font-size: 13px; line-height: 18px; color: var(--op-ink-2); }
  .checks .failed, .facts .failed, .sure { color: var(--op-danger); font-weight: 500; }
  .sure { font-size: 13px; line-height: 18px; }
  .op .draft .reject { min-height: 36px; padding: 7px 12px; font-size: 14px; line-height: 20px; font-weight: 500; color: var(--op-danger); border-radius: 8px; }
  .op .draft .reject:hover { background: var(--op-danger-soft); }
  .whys { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
  .whys p { flex-basis: 100%; font-size: 13px; line-height: 18px; color: var(--op-ink-2); }
  .op .whys .field { flex: 1 1 160px; width: auto; min-height: 36px; padding: 5px 10px; }

  /* Field */
  op-reply { display: block; position: relative; }
  .reply { border: 1px solid var(--op-edge); border-radius: 12px; background: var(--op-sheet); padding: 6px 8px 8px; display: grid; gap: 4px; }
  .reply:focus-within { border-color: var(--op-accent-text); box-shadow: 0 0 0 1px var(--op-accent-text); }
  .reply[data-mode='note'] { background: var(--op-note-soft); border: 1.5px dashed var(--op-note); box-shadow: none; }
  .modes { display: flex; align-items: center; gap: 2px; }
  .op .modes button { min-height: 28px; padding: 3px 8px; border-radius: 6px; font-size: 13px; line-height: 20px; color: var(--op-ink-2); }
  .op .modes button:hover { background: var(--op-well); }
  .op .modes button[aria-pressed='true'] { font-weight: 600; color: var(--op-ink); }
  .op [data-mode='note'] .modes button[aria-pressed='true'] { color: var(--op-note); }
  .only { margin-left: auto; padding-right: 8px; font-size: 13px; color: var(--op-note); font-weight: 500; }
  .op .reply textarea { all: unset; box-sizing: border-box; display: block; width: 100%; field-sizing: content; min-height: 56px; max-height: 220px; overflow-y: auto; padding: 4px 8px; font: 16px/24px var(--op-font); color: var(--op-ink); white-space: pre-wrap; overflow-wrap: anywhere; cursor: text; }
  .reply textarea::placeholder { color: var(--op-ink-3); opacity: 1; }
  .reply-foot { display: flex; align-items: center; gap: 2px; min-width: 0; }
  .reply-foot .quiet { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .reply-foot > :is(.send, wa-dropdown, .tool) { flex: none; }
  .op .reply-foot .quiet { font-size: 13px; padding-inline: 8px; color: var(--op-ink-2); }
  .reply-foot kbd { border: 0; padding: 0; opacity: 1; color: var(--op-ink-3); }
  .op .send:has(+ wa-dropdown) { border-radius: 8px 0 0 8px; }
  .op .main.more { border-radius: 0 8px 8px 0; padding: 0; width: 36px; height: 36px; min-height: 36px; display: grid; place-items: center; margin-left: 1px; }
  .op .main:disabled { opacity: 1; background: var(--op-well); color: var(--op-ink-3); border-color: transparent; filter: none; }
  .op [data-mode='note'] .send { background: var(--op-note); color: var(--op-sheet); border-radius: 8px; }
  .suggested { display: grid; gap: 2px; padding: 0 2px 4px; }
  .op .suggested button { width: 100%; display: flex; align-items: baseline; gap: 12px; min-height: 32px; padding: 5px 8px; border-radius: 6px; background: var(--op-well); font-size: 14px; line-height: 20px; }
  .op .suggested button:hover { background: var(--op-accent-soft); }
  .suggested span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .suggested small { color: var(--op-ink-3); font-size: 12px; max-width: 40%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; flex: none; }
  .macros, .mentions { position: absolute; left: 0; right: 0; bottom: calc(100% + 6px); z-index: 3; background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 12px; box-shadow: 0 8px 24px rgb(16 21 29 / 0.18); padding: 8px; max-height: 320px; overflow-y: auto; animation: op-enter 120ms var(--op-ease); }
  .talk-foot:has(.macros, .mentions) { overflow: visible; }
  .macros header { display: flex; gap: 8px; margin-bottom: 6px; }
  .op .macros li button { width: 100%; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; padding: 6px 8px; border-radius: 8px; }
  .op .macros li button:is(:hover, :focus-visible) { background: var(--op-well); }
  .macros b { font-weight: 500; }
  .macros li span { grid-column: 1 / -1; color: var(--op-ink-3); font-size: 13px; line-height: 18px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .mentions { right: auto; min-width: 240px; }
  .op .mentions li { padding: 6px 10px; border-radius: 8px; cursor: pointer; }
  .op .mentions li:is(:hover, [aria-selected='true']) { background: var(--op-well); }
  .attached { display: grid; gap: 4px; padding: 0 6px; }
  .attached li { display: flex; align-items: center; gap: 8px; font-size: 13px; background: var(--op-well); border-radius: 8px; padding-left: 10px; }
  .attached small { flex: 1; color: var(--op-ink-3); }
  .attached .bad small { color: var(--op-danger); }

  /* Packet */
  .desk > .facts { border-left: 1px solid var(--op-line); min-height: 0; min-width: 0; display: flex; }
  .facts-scroll { flex: 1; min-width: 0; overflow-y: auto; padding: 4px 20px 24px; overflow-wrap: anywhere; }
  .op .facts-scroll:focus-visible { outline-offset: -2px; }
  .facts-drawer .facts-scroll { padding: 0; }
  .facts-top:not(:empty) { padding-top: 12px; }
  .op .back-to { padding-left: 0; color: var(--op-accent-text); }
  .telling { display: grid; gap: 4px; padding: 6px 0; margin: 0; list-style: none; }
  .telling li { font-family: var(--op-serif); color: var(--op-ink-2); padding-left: 12px; border-left: 2px solid var(--op-line); overflow-wrap: anywhere; }
  .op .why-link { color: inherit; }
  .opening { font-size: 15px; line-height: 22px; white-space: pre-line; padding-bottom: 4px; }
  .part { border-bottom: 1px solid var(--op-line); padding: 6px 0; }
  .part:last-child { border: 0; }
  .part > summary { display: flex; align-items: center; gap: 8px; cursor: pointer; min-height: 36px; list-style: none; border-radius: 8px; }
  .part > summary::-webkit-details-marker { display: none; }
  .part > summary::after { content: ''; width: 7px; height: 7px; border-right: 1.75px solid var(--op-ink-3); border-bottom: 1.75px solid var(--op-ink-3); transform: rotate(-45deg); margin: 0 4px 0 auto; }
  .part[open] > summary::after { transform: rotate(45deg); }
  .part .count { color: var(--op-ink-3); font-size: 13px; }
  .part-body { padding-bottom: 8px; display: grid; gap: 8px; font-size: 14px; line-height: 20px; }
  .summary { color: var(--op-ink-2); white-space: pre-line; }
  .pairs { display: grid; gap: 6px; font-size: 13px; line-height: 18px; }
  .pairs div { display: flex; justify-content: space-between; gap: 16px; }
  .pairs dt { color: var(--op-ink-3); flex: none; max-width: 55%; }
  .pairs dd { text-align: right; min-width: 0; }
  .more-facts summary { font-size: 13px; color: var(--op-accent-text); cursor: pointer; min-height: 28px; padding: 5px 0; }
  .task { white-space: pre-line; font-family: var(--op-serif); }
  .ladder-line { display: flex; align-items: center; gap: 10px; }
  .rises li { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 10px; font-size: 13px; color: var(--op-ink-2); padding: 2px 0; }
  .op .evidence button { width: 100%; display: grid; grid-template-columns: 10px minmax(0, 1fr) auto; gap: 0 10px; align-items: baseline; padding: 6px; margin-inline: -6px; width: calc(100% + 12px); border-radius: 8px; }
  .op :is(.evidence, .past) button:hover { background: var(--op-sheet); }
  .evidence i { width: 9px; height: 9px; border-radius: 2px; border: 1.5px solid var(--op-edge); align-self: start; margin-top: 6px; }
  .evidence button > span { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
  .evidence .used i { background: var(--op-accent); border-color: var(--op-accent-text); }
  .evidence b { font-weight: 400; font-size: 13px; color: var(--op-ink-2); font-variant-numeric: tabular-nums; }
  .evidence .aside { color: var(--op-ink-3); }
  .evidence small { grid-column: 2 / -1; color: var(--op-ink-3); font-size: 12px; }
  .moods { vertical-align: -2px; margin-left: 4px; }
  .moods rect { fill: var(--op-line); }
  .moods .tense { fill: var(--op-wait); }
  .moods .upset { fill: var(--op-danger); }
  .part h4 { font-size: 13px; font-weight: 600; }
  .op .past button { width: calc(100% + 12px); margin-inline: -6px; padding: 6px; border-radius: 8px; display: grid; gap: 1px; }
  .past span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .past small, .events, .asides time { color: var(--op-ink-3); font-size: 13px; line-height: 18px; }
  .op .events { list-style: none; display: grid; gap: 4px; }
  .asides { display: grid; gap: 10px; }
  .asides b { font-weight: 500; }
  .answer { display: flex; gap: 6px; }

  /* Dialogs */
  .over { --width: min(520px, calc(100vw - 32px)); }
  .over.source { --width: min(720px, calc(100vw - 32px)); }
  .dialog, .settings, .macro-editor { display: grid; gap: 16px; }
  .labelled { display: grid; gap: 4px; font-size: 14px; font-weight: 500; }
  .labelled select, .labelled input { width: 100%; min-height: 40px; font-weight: 400; }
  .op .labelled input { padding: 6px 10px; border: 1px solid var(--op-edge); border-radius: 8px; background: var(--op-sheet); }
  .op .dialog textarea, .op .macro textarea { width: 100%; font: 16px/24px var(--op-font); padding: 8px 10px; border: 1px solid var(--op-edge); border-radius: 8px; background: var(--op-sheet); resize: vertical; }
  .desk legend { padding: 0; font-size: 14px; line-height: 20px; font-weight: 500; margin-bottom: 6px; }
  .choices { display: flex; flex-wrap: wrap; gap: 6px; }
  .choice { display: flex; align-items: center; gap: 8px; min-height: 32px; font-size: 14px; cursor: pointer; }
  .choices .choice { border: 1px solid var(--op-edge); border-radius: 8px; padding: 5px 12px 5px 8px; }
  .choice:has(:checked) { color: var(--op-accent-text); }
  .choices .choice:has(:checked) { border-color: var(--op-accent-text); background: var(--op-accent-soft); }
  .choice input { width: 16px; height: 16px; margin: 0; accent-color: var(--op-accent); }
  .op .end { justify-content: flex-end; }
  .keys { display: grid; gap: 6px; columns: 2; }
  .keys div { min-height: 28px; }
  .keys dt { min-width: 120px; }
  .keys + p { margin-top: 12px; }
  .commands { display: grid; gap: 8px; }
  .op .commands li button { width: 100%; display: flex; justify-content: space-between; min-height: 36px; padding: 7px 10px; border-radius: 8px; }
  .op .commands li button:is(:hover, :focus-visible) { background: var(--op-well); }
  .passage { max-height: min(60vh, 560px); overflow-y: auto; margin-bottom: 16px; }
  .macro { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px; }
  .macro textarea { grid-column: 1 / -1; }

  /* The way in */

  .desk[data-shape='one'] .talk-head { padding: 6px 8px; min-height: 56px; gap: 4px; }
  .desk[data-shape='one'] :is(.talk-foot, .pinned) { padding-inline: 16px; }
  .desk[data-shape='one'] .talk-foot { padding-bottom: 10px; }
  .op.desk[data-shape='one'] .talk .scroll { padding: 16px 12px 0 16px; }
  .desk[data-shape='one'] .reply-foot kbd, .desk[data-shape='one'] .draft kbd { display: none; }
  .desk[data-shape='one'] .keys { columns: 1; }
  @media (pointer: coarse) {
    .op .modes button, .op .suggested button, .op .strip .press, .op .strip .quiet, .op .draft .reject { min-height: 44px; }
    .op .main.more { width: 44px; height: 44px; }
    .choice { min-height: 44px; }
    .part > summary, .more-facts summary, .op :is(.evidence, .past) button { min-height: 44px; }
    .desk kbd { display: none; }
  }
  @media (forced-colors: active) {
    .draft, .reply[data-mode='note'] { border-color: CanvasText; }
    .reply:focus-within { outline: 2px solid Highlight; }
    .op .modes button[aria-pressed='true'] { outline: 2px solid Highlight; }
    .op .mentions li[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
    .evidence i { forced-color-adjust: none; }
    .ladder rect { stroke: CanvasText; }
  }
`;

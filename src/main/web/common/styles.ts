// How a transcript looks, for student and staff. Lengths are px: a page may set any size on its root element.
import { css } from 'lit';

export const styles = css`
  .op {
    --op-font: 'Golos Text Variable', system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif;
    --op-serif: 'Literata Variable', Georgia, 'PT Serif', 'Noto Serif', 'DejaVu Serif', serif;
    --op-mono: 'JetBrains Mono Variable', ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    --op-ease: cubic-bezier(0.2, 0.7, 0.2, 1);
    --op-text: 15px;
    font: 400 var(--op-text) / 1.47 var(--op-font);
    color: var(--op-ink);
  }
  .op *, .op *::before, .op *::after { box-sizing: border-box; }
  .op [hidden] { display: none !important; }
  .op p, .op h2, .op h3, .op ul, .op ol, .op blockquote, .op figure, .op fieldset, .op pre { margin: 0; padding: 0; border: 0; }
  .op ul { list-style: none; }
  .op button, .op input, .op textarea { font: inherit; color: inherit; letter-spacing: inherit; }
  .op button { background: none; border: 0; padding: 0; text-align: start; cursor: pointer; -webkit-tap-highlight-color: transparent; }
  .op :focus-visible { outline: 2px solid var(--op-focus); outline-offset: 2px; }
  .op .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .op .icon { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; flex: none; }
  .op .mark { width: 24px; height: 24px; fill: var(--op-accent-text); flex: none; }

  .op .press, .op .main, .op .quiet, .op .person { min-height: 36px; padding: 7px 12px; border-radius: 8px; font-weight: 500; font-size: 14px; line-height: 20px; display: inline-block; }
  .op .press { border: 1px solid var(--op-edge); background: var(--op-sheet); color: var(--op-accent-text); text-decoration: none; }
  .op .press[aria-pressed='true'] { border-color: var(--op-accent-text); background: var(--op-accent-soft); }
  .op .press[aria-disabled='true'] { border-style: dashed; color: var(--op-ink-3); }
  .op .main { background: var(--op-accent); color: var(--op-on-accent); border: 1px solid var(--op-accent-edge); }
  .op .quiet { color: var(--op-ink-2); }
  .op .quiet:hover { color: var(--op-ink); text-decoration: underline; }
  .op .person { color: var(--op-person); border: 1px solid var(--op-person); }
  .op button:disabled { opacity: 0.55; cursor: default; }
  .op .presses { display: flex; flex-wrap: wrap; gap: 8px; }
  .op .quiet-text { color: var(--op-ink-3); font-size: 13px; line-height: 18px; }
  .op .trouble { color: var(--op-danger); font-size: 13px; line-height: 18px; margin: 4px 0; }

  op-transcript { display: block; position: relative; flex: 1; min-height: 0; }
  .op .scroll { height: 100%; overflow-y: auto; overflow-x: hidden; overscroll-behavior: contain; padding: 12px 16px 0 20px; overflow-anchor: none; }
  .op .scroll:focus-visible { outline-offset: -2px; }
  .op .earlier { text-align: center; color: var(--op-ink-3); font-size: 13px; padding: 8px; }
  .op .rows { list-style: none; position: relative; }
  .op .rows > li { position: relative; padding: 0 0 16px 26px; content-visibility: auto; contain-intrinsic-size: auto 96px; }
  .op .rows > li:focus-visible { outline-offset: -2px; border-radius: 8px; }

  /* The spine: who owns the question is seen before a word is read. */
  .op .rows > li::before { content: ''; position: absolute; left: 5px; top: 0; bottom: 0; width: 0; border-left: 2px solid var(--op-line); }
  .op .rows > li[data-owner='queue']::before { border-left: 2px dashed var(--op-wait); }
  .op .rows > li[data-owner='curator']::before { left: 4.5px; border-left: 3px solid var(--op-person); }
  .op .rows > li[data-owner='none']::before { bottom: auto; height: 12px; }
  .op .row::after { content: ''; position: absolute; left: 1px; top: 4px; width: 10px; height: 10px; border-radius: 2px; background: var(--op-paper); border: 2px solid var(--op-accent-text); }
  .op .row.by-student::after { display: none; }
  .op .row.by-curator::after { background: var(--op-person); border-color: var(--op-person); }
  .op .row.event::after { border-radius: 50%; border-color: var(--op-edge); }
  .op .row.event[data-owner='queue']::after { border-color: var(--op-wait); }
  .op .row.event[data-owner='none']::after { border-radius: 0; height: 2px; top: 12px; border-width: 1px; background: var(--op-edge); }
  .op .row.event:empty { padding: 0; height: 0; overflow: hidden; }
  .op .row.divider { display: flex; align-items: center; gap: 8px; color: var(--op-person); font-size: 12px; padding-bottom: 12px; }
  .op .row.divider::after { position: static; flex: 1; height: 1px; width: auto; border: 0; border-radius: 0; background: var(--op-person); }

  .op .meta { color: var(--op-ink-3); font-size: 12px; line-height: 18px; margin-bottom: 3px; display: flex; flex-wrap: wrap; align-items: center; gap: 0 5px; }
  .op .meta b { font-weight: 500; }
  .op .meta time { margin-left: auto; font-variant-numeric: tabular-nums; }
  .op .body { overflow-wrap: anywhere; max-width: 68ch; }
  .op .by-student { padding-left: 56px !important; }
  .op .by-student .body { background: var(--op-accent-soft); border-radius: 12px; padding: 8px 14px; width: fit-content; max-width: 100%; margin-left: auto; }
  .op .by-student.sending { opacity: 0.6; }
  .op .by-student.failed .body, .op .by-student.offline .body { border: 1px dashed var(--op-edge); }
  .op .by-curator .body { background: var(--op-person-soft); border-radius: 12px; padding: 8px 14px; width: fit-content; max-width: 100%; }
  .op .by-curator .meta b { color: var(--op-person); }
  .op .note .body { background: var(--op-note-soft); border: 1px dashed var(--op-note); }

  .op .said > * + * { margin-top: 8px; }
  .op .said ul, .op .said ol { padding-left: 22px; }
  .op .said ul { list-style: disc; }
  .op .said li + li { margin-top: 4px; }
  .op .said a { color: var(--op-accent-text); text-underline-offset: 2px; }
  .op .said blockquote { border-left: 2px solid var(--op-line); padding-left: 10px; color: var(--op-ink-2); }
  .op .said code { font: 0.88em / 1.5 var(--op-mono); background: var(--op-well); border-radius: 4px; padding: 1px 4px; }
  .op .said.school { font-family: var(--op-serif); }
  .op .wide { overflow-x: auto; }
  .op .code { background: var(--op-well); border-radius: 8px; overflow: hidden; }
  .op .code-head { display: flex; justify-content: space-between; align-items: center; padding: 4px 6px 0 12px; font: 12px/16px var(--op-mono); color: var(--op-ink-3); }
  .op .copy { min-height: 24px; padding: 2px 6px; color: var(--op-ink-2); font: 12px/16px var(--op-font); border-radius: 4px; }
  .op .code pre { overflow-x: auto; padding: 4px 12px 10px; }
  .op .code pre code { background: none; padding: 0; white-space: pre; overflow-wrap: normal; font-size: 13px; }
  .op .growing .fresh { animation: op-fresh 120ms var(--op-ease); }
  .op .withdrawn { opacity: 0.5; color: var(--op-ink-3); }
  .op mark { background: linear-gradient(transparent 8%, var(--op-mark) 8%, var(--op-mark) 92%, transparent 92%); color: var(--op-ink); padding: 1px 2px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }

  .op .chip { min-width: 18px; height: 18px; margin: 0 2px; padding: 0 5px; border-radius: 4px; background: var(--op-accent-soft); color: var(--op-accent-text); font: 600 11px/18px var(--op-font); text-align: center; vertical-align: 2px; position: relative; display: inline-block; }
  .op .chip::after { content: ''; position: absolute; inset: -3px; }
  .op .quoted { border-left: 2px solid var(--op-accent-text); padding-left: 10px; margin-top: 8px; }
  .op .quoted blockquote { font: 14.5px/1.5 var(--op-serif); white-space: pre-line; overflow-wrap: anywhere; }
  .op .source-row { display: flex; gap: 8px; align-items: baseline; min-height: 40px; padding: 9px 0; color: var(--op-ink-3); font-size: 13px; line-height: 20px; width: 100%; overflow-wrap: anywhere; }
  .op .source-row b { color: var(--op-accent-text); background: var(--op-accent-soft); border-radius: 4px; padding: 0 5px; font-size: 11px; line-height: 18px; flex: none; }
  .op .source-row:hover span { text-decoration: underline; }
  .op .actions { display: flex; gap: 2px; min-height: 40px; align-items: center; margin-left: -8px; }
  .op .rate { width: 36px; height: 36px; display: grid !important; place-items: center; border-radius: 8px; color: var(--op-ink-3); }
  .op .rate .icon { width: 18px; height: 18px; }
  .op .rate:hover { background: var(--op-well); }
  .op .rate[aria-pressed='true'] { color: var(--op-accent-text); background: var(--op-accent-soft); }
  .op .field { flex: 1; min-width: 140px; min-height: 40px; padding: 8px 12px; font-size: 16px; line-height: 24px; border: 1px solid var(--op-edge); border-radius: 8px; background: var(--op-sheet); }

  .op .hinting { margin-top: 10px; display: grid; gap: 8px; }
  .op .ladder { width: 24px; height: 18px; }
  .op .ladder rect { fill: none; stroke: var(--op-edge); stroke-width: 1.25; }
  .op .ladder .reached { fill: var(--op-accent-text); stroke: var(--op-accent-text); }
  .op .ladder .locked { stroke-dasharray: 2 2; }
  .op .unlocks { color: var(--op-ink-3); font-size: 13px; line-height: 18px; }
  .op .unlocks.sheet { background: var(--op-sheet); border: 1px solid var(--op-line); border-radius: 12px; padding: 10px 14px; color: var(--op-ink-2); }
  .op .unlocks b { color: var(--op-ink); font-weight: 500; }

  .op .notice { background: var(--op-wait-soft); border-radius: 12px; padding: 10px 14px; display: grid; gap: 4px; justify-items: start; max-width: 68ch; overflow-wrap: anywhere; }
  .op .notice b { font-weight: 600; }
  .op .notice.warm { background: var(--op-person-soft); }
  .op .notice .left { color: var(--op-wait); font-weight: 500; font-size: 13px; font-variant-numeric: tabular-nums; }
  .op .notice.warm .left { color: var(--op-person); }
  .op .notice .shared { color: var(--op-ink-2); font-size: 13px; line-height: 18px; }
  .op .line { color: var(--op-ink-3); font-size: 13px; line-height: 18px; }

  .op .stage { min-height: 40px; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; color: var(--op-ink-2); font-size: 14px; }
  .op .stage small { width: 100%; color: var(--op-ink-3); font-size: 13px; }
  .op .ticks { display: flex; gap: 3px; }
  .op .meta .ticks { margin-left: auto; }
  .op .ticks i { width: 10px; height: 3px; border-radius: 2px; background: var(--op-line); }
  .op .ticks .on { background: var(--op-accent-text); }


  .op .below { position: absolute; bottom: 10px; left: 50%; transform: translateX(-50%); background: var(--op-sheet) !important; border: 1px solid var(--op-edge) !important; border-radius: 18px; padding: 6px 14px !important; min-height: 36px; font-size: 13px; color: var(--op-accent-text) !important; }

  @keyframes op-fresh { from { opacity: 0; } }
  @media (pointer: coarse) {
    .op { --op-text: 16px; }
    .op .press, .op .main, .op .quiet, .op .person, .op .below, .op form.explain label span { min-height: 44px; padding-block: 11px; }
    .op .rate { width: 44px; height: 44px; }
    .op .source-row { min-height: 44px; }
    .op details.more-sources summary { min-height: 44px; padding-block: 12px; }
    .op .copy { min-height: 44px; padding-inline: 12px; }
    .op .field { min-height: 44px; }
  }
  @media (prefers-reduced-motion: reduce) {
    .op *, .op *::before, .op *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
  }
`;

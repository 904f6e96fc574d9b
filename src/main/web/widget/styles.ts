// How the panel looks: floating, full on a phone, or filling its place on the page.
import { css } from 'lit';

export const styles = css`
  :host { all: initial; display: contents !important; }
  .op { all: initial; font: 400 var(--op-text) / 1.47 var(--op-font); color: var(--op-ink); -webkit-text-size-adjust: 100%; }
  .op[data-size='17'] { --op-text: 17px; }
  .op[data-size='19'] { --op-text: 19px; }
  .panel { all: unset; box-sizing: border-box; position: fixed; bottom: var(--op-y); right: var(--op-x); z-index: var(--op-z); width: min(400px, calc(100vw - 32px)); height: min(640px, calc(100dvh - 2 * var(--op-y))); background: var(--op-paper); border: 1px solid var(--op-line); border-radius: 16px; box-shadow: 0 12px 40px rgb(16 21 29 / 0.22); overflow: hidden; display: flex; flex-direction: column; animation: op-panel 280ms var(--op-ease); }
  .panel:not([open]) { display: none; }
  [data-side='left'] .panel { right: auto; left: var(--op-x); }
  [data-wide] .panel { width: min(640px, calc(100vw - 32px)); height: min(880px, calc(100dvh - 2 * var(--op-y))); }
  [data-inline] .panel { position: static; width: 100%; height: 100%; border: 0; border-radius: 0; box-shadow: none; animation: none; }
  .op[data-inline] { display: block; height: 100%; }
  .panel::backdrop { background: none; }
  .panel:focus { outline: none; }

  .head { display: flex; align-items: center; gap: 10px; min-height: 56px; padding: 6px 6px 6px 16px; border-bottom: 1px solid var(--op-line); flex: none; }
  .head .who { flex: 1; min-width: 0; }
  .head h2 { font-size: 15px; line-height: 20px; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; outline-offset: 0; }
  .head p { font-size: 12.5px; line-height: 18px; color: var(--op-ink-3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .face { width: 32px; height: 32px; border-radius: 8px; background: var(--op-person); color: var(--op-sheet); display: grid; place-items: center; font-weight: 600; flex: none; }
  .op .tool { width: 44px; height: 44px; display: grid; place-items: center; border-radius: 8px; color: var(--op-ink-2); flex: none; }
  .op .tool:hover { background: var(--op-well); }

  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; padding: 8px 16px; font-size: 13px; line-height: 18px; flex: none; }
  .bar p { flex: 1; min-width: 160px; }
  .bar.wait { background: var(--op-wait-soft); color: var(--op-wait); }
  .bar.danger { background: var(--op-danger-soft); color: var(--op-danger); }

  .middle { flex: 1; min-height: 0; position: relative; display: flex; flex-direction: column; overflow: hidden; }
  .typing { padding: 2px 20px 6px; color: var(--op-person); font-size: 13px; }
  .skeleton { padding: 20px; display: grid; gap: 12px; }
  .skeleton i { height: 14px; border-radius: 4px; background: var(--op-well); }
  .skeleton i:nth-of-type(2) { width: 80%; }
  .skeleton i:nth-of-type(3) { width: 55%; }
  .empty { padding: 12px 0; display: grid; gap: 10px; align-content: start; }
  .middle > .empty { padding: 20px; justify-items: start; }
  .empty .greeting { font-size: 19px; line-height: 25px; font-weight: 500; overflow-wrap: anywhere; }
  .starters { display: grid; gap: 8px; margin-top: 6px; }
  .op .starters button { width: 100%; min-height: 44px; padding: 10px 14px; border: 1px solid var(--op-line); border-radius: 12px; background: var(--op-sheet); overflow-wrap: anywhere; }
  .op .starters button:hover { border-color: var(--op-accent-text); }
  .tone { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; color: var(--op-ink-3); font-size: 13px; margin-top: 6px; }

  op-composer { display: block; flex: none; padding: 0 16px; }
  .composer { display: flex; align-items: flex-end; gap: 2px; border: 1px solid var(--op-edge); border-radius: 12px; background: var(--op-sheet); padding: 3px; }
  .composer:focus-within { outline: 2px solid var(--op-focus); outline-offset: 1px; }
  .op .composer textarea { all: unset; box-sizing: border-box; flex: 1; min-width: 0; field-sizing: content; min-height: 44px; max-height: 154px; padding: 10px 4px; font: 16px/24px var(--op-font); color: var(--op-ink); white-space: pre-wrap; overflow-wrap: anywhere; overflow-y: auto; cursor: text; }
  .composer textarea::placeholder { color: var(--op-ink-3); opacity: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .clip { width: 44px; height: 44px; display: grid; place-items: center; border-radius: 8px; color: var(--op-ink-2); cursor: pointer; position: relative; flex: none; }
  .clip:hover { background: var(--op-well); }
  .clip:focus-within { outline: 2px solid var(--op-focus); }
  .op .send { width: 44px; height: 44px; display: grid; place-items: center; border-radius: 10px; background: var(--op-accent); color: var(--op-on-accent); border: 1px solid var(--op-accent-edge); flex: none; }
  .op .send:disabled { opacity: 1; background: var(--op-well); color: var(--op-ink-3); border-color: transparent; }
  .count { font-size: 12px; line-height: 16px; color: var(--op-ink-3); text-align: end; }
  .count:empty { display: none; }

  .foot { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 8px; min-height: 44px; padding: 0 16px; flex: none; padding-bottom: env(safe-area-inset-bottom, 0px); }
  .op .call { flex: 1 1 0; min-width: 0; min-height: 44px; padding: 11px 4px; margin-left: -4px; color: var(--op-person); font-size: 14px; line-height: 22px; font-weight: 500; overflow-wrap: anywhere; }
  .op .call.waits { color: var(--op-wait); }
  .op .disclosure { min-height: 44px; padding: 11px 0; color: var(--op-ink-3); font-size: 12.5px; line-height: 22px; text-align: end; }
  .about { flex-basis: 100%; padding: 0 0 12px; font-size: 13px; line-height: 18px; color: var(--op-ink-2); }

  @keyframes op-panel { from { opacity: 0; transform: translateY(12px); } }
  @keyframes op-enter { from { opacity: 0; transform: translateY(4px); } }
  @media (max-width: 600px) {
    .op:not([data-inline]) .panel { inset: auto; left: 0; right: 0; top: var(--op-top, 0); bottom: auto; width: 100%; max-width: 100%; height: var(--op-height, 100dvh); border: 0; border-radius: 0; box-shadow: none; }
  }
  @media print { .op { display: none; } }
`;

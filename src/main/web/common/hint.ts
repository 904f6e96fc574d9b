// The ladder of hints: how far it is climbed, and what opens the next rung.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Room } from './room.js';
import { moment } from './times.js';
import type { Hint, Message, Unlocks } from './types.js';
import type { Words } from './words.js';

const RUNGS = [1, 2, 3] as const;

export function ladder(hint: Hint): TemplateResult {
  return html`<svg class="ladder" viewBox="0 0 24 18" aria-hidden="true">
    ${RUNGS.map(rung => {
      const height = 2 + rung * 5;
      const look = rung <= hint.level ? 'reached' : rung > hint.max ? 'locked' : '';
      return svg`<rect class=${look} x=${1 + (rung - 1) * 8} y=${17 - height} width="6" height=${height} rx="1.5"></rect>`;
    })}
  </svg>`;
}

/** What opens the next hint, in one line. */
export function unlocking(words: Words, { level, attempts, at, never }: Unlocks): string {
  if (never) return words.say('hint.never');
  if (attempts === undefined && !at) return words.say('hint.locked.title');
  const places = { ...(attempts !== undefined ? { n: attempts } : {}), ...(at ? { date: moment(words, at) } : {}) };
  if (level < 3) return words.say('hint.next', places);
  if (attempts !== undefined && at) return words.say('hint.locked', places);
  return words.say(at ? 'hint.locked.date' : 'hint.locked.attempts', places);
}

/** Under the newest hint: what the next one takes, a press for it, a press to show an attempt. */
export function hintActions(m: Message, room: Room): TemplateResult | typeof nothing {
  if (!m.hint) return nothing;
  const { words, acts } = room;
  const refused = room.locked?.messageId === m.id;
  const unlocks = refused ? room.locked!.unlocks : m.hint.unlocks;
  const open = m.hint.canAskMore && !refused;
  const described = unlocks ? `unlocks-${m.id}` : nothing;
  const more = m.hint.level < 3;
  return html`<div class="hinting">
    ${
      unlocks
        ? html`<div class="unlocks ${refused ? 'sheet' : ''}" id=${described} role=${refused ? 'status' : nothing}>
            ${refused ? html`<b>${words.say('hint.locked.title')}</b>` : nothing}
            <p>${unlocking(words, unlocks)}</p>
          </div>`
        : nothing
    }
    <div class="presses">
      ${
        more
          ? html`<button type="button" class="press" ?disabled=${!room.free} aria-disabled=${open ? nothing : 'true'}
              aria-describedby=${described} @click=${() => acts.moreHint(m)}>${words.say('hint.more')}</button>`
          : nothing
      }
      <button type="button" class="quiet" @click=${acts.showAttempt}>${words.say('hint.tried')}</button>
      ${refused ? html`<button type="button" class="person" @click=${acts.callPerson}>${words.say('call')}</button>` : nothing}
    </div>
  </div>`;
}

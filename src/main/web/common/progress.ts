// The row of a question that is being answered: what happens now, and the text as far as it has come.
import { html, nothing, type TemplateResult } from 'lit';
import type { Growing } from './markdown.js';
import type { Room } from './room.js';
import type { Progress } from './rows.js';
import type { Stage } from './types.js';

const STAGES: readonly Stage[] = ['reading', 'searching', 'writing', 'checking'];
const SLOW_MS = 12_000;

export const isSlow = (progress: Progress): boolean => Date.now() - progress.since > SLOW_MS;

export function progressRow(progress: Progress, growing: Growing | undefined, room: Room): TemplateResult {
  const { words } = room;
  const at = STAGES.indexOf(progress.stage);
  return html`${growing ? html`<div class="body ${progress.discarded ? 'withdrawn' : ''}" ?inert=${progress.discarded}>${growing.element}</div>` : nothing}
    <p class="stage">
      <span>${words.say(progress.discarded ? 'discard' : `stage.${progress.stage}`)}</span>
      <span class="ticks" aria-hidden="true">${STAGES.map((_, tick) => html`<i class=${tick <= at ? 'on' : ''}></i>`)}</span>
      ${isSlow(progress) ? html`<small>${words.say('stage.slow')}</small>` : nothing}
    </p>`;
}

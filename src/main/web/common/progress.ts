// The row of a question that is being answered: what happens now, and the text as far as it has come.
import { html, nothing, type TemplateResult } from 'lit';
import type { Growing } from './markdown.js';
import type { Room } from './room.js';
import type { Progress } from './rows.js';
import type { Stage } from './types.js';

const STAGES: readonly Stage[] = ['reading', 'searching', 'writing', 'checking'];
const SLOW_MS = 12_000;

export const isSlow = (progress: Progress): boolean => Date.now() - progress.since > SLOW_MS;

/** Until there is text a row of its own; then one line over the text, where the finished message has its own. */
export function progressRow(progress: Progress, growing: Growing | undefined, room: Room): TemplateResult {
  const { words } = room;
  const stage = words.say(progress.discarded ? 'discard' : `stage.${progress.stage}`);
  if (growing) {
    return html`<p class="meta"><b>${words.say('owner.assistant')}</b> · ${stage} ${ticks(progress)}</p>
      <div class="body ${progress.discarded ? 'withdrawn' : ''}" ?inert=${progress.discarded}>${growing.element}</div>`;
  }
  return html`<p class="stage">${ticks(progress)} <span>${stage}</span>
    ${isSlow(progress) ? html`<small>${words.say('stage.slow')}</small>` : nothing}</p>`;
}

const ticks = ({ stage }: Progress): TemplateResult =>
  html`<span class="ticks" aria-hidden="true">${STAGES.map((_, tick) => html`<i class=${tick <= STAGES.indexOf(stage) ? 'on' : ''}></i>`)}</span>`;

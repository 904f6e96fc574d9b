// A notice: why a person takes over, who it is and by when; drawn in the browser's zone from what the conversation says.
import { html, nothing, type TemplateResult } from 'lit';
import type { Room } from './room.js';
import { due, minutesTo, span } from './times.js';
import type { Conversation, Message } from './types.js';

const UNANSWERABLE = new Set(['no-evidence', 'low-confidence', 'check-failed']);
const WARM = new Set(['emotional', 'risk', 'complaint']);

export const isWarm = (m: Message): boolean => m.kind === 'notice' && WARM.has(m.reason ?? '');

/** The sentences of a notice. @param waits the conversation while it waits, null when it no longer does */
export function noticeLines(m: Message, waits: Conversation | null, room: Room): string[] {
  const { words } = room;
  const at = waits?.expectedReplyBy;
  const late = at !== undefined && Date.parse(at) < Date.now();
  const by = at === undefined ? [] : [late ? words.say('wait.late') : words.say('wait.due', { due: due(words, at) })];
  if (m.reason === 'risk') return [words.say('risk', { emergency: room.emergency }), ...by];
  if (m.reason === 'emotional' || m.reason === 'complaint') {
    return at !== undefined && !late
      ? [words.say(m.reason, { due: due(words, at) })]
      : [words.say(`${m.reason}.plain`), ...by];
  }
  if (waits?.waiting === 'draft')
    return at !== undefined && !late ? [words.say('wait.draft', { due: due(words, at) })] : by;
  const why = UNANSWERABLE.has(m.reason ?? '') ? [words.say('abstain')] : [];
  return [...why, ...by];
}

/** How much is left, in words that are said once a minute. */
export function left(room: Room, at: string): string {
  const minutes = minutesTo(at);
  return minutes > 0 ? room.words.say('wait.left', { span: span(room.words, minutes) }) : '';
}

export function notice(m: Message, waits: Conversation | null, room: Room): TemplateResult {
  const { words, acts } = room;
  const lines = noticeLines(m, waits, room);
  const warm = isWarm(m);
  const at = waits?.expectedReplyBy;
  return html`<div class="notice ${warm ? 'warm' : ''}">
    ${waits ? html`<b>${words.say('wait.title', { team: waits.owner.name ?? '' })}</b>` : nothing}
    ${lines.length || waits ? lines.map(line => html`<p>${line}</p>`) : html`<p>${m.text}</p>`}
    ${at && left(room, at) ? html`<p class="left">${left(room, at)}</p>` : nothing}
    ${
      waits && room.view === 'student'
        ? html`<p class="shared">${words.say('call.shared')} ${words.say('wait.more')}</p>
            ${waits.canCancel ? html`<button type="button" class="press" @click=${acts.takeBack}>${words.say('call.cancel')}</button>` : nothing}`
        : nothing
    }
  </div>`;
}

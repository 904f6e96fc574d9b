// The panel as the place a transcript stands in: its words, and what the student can do there.
import type { Acts, Room } from '../common/room.js';
import type { Rating } from '../common/types.js';
import type { OporaWidget } from './widget.js';

function showAttempt(w: OporaWidget): void {
  const prefix = w.words.say('hint.prefix');
  const text = w.composer?.value ?? '';
  w.composer?.write(text.includes(prefix) ? text : `${prefix}\n${text}`);
}

function acts(w: OporaWidget): Acts {
  const talk = w.talk!;
  return {
    openSource: (citations, at, opener) => w.sources.open(citations, at, opener),
    rate: (message, value) => {
      w.shell.emit('rating', { value });
      void w.attempt(() => talk.rate(message, { value }));
    },
    explain: (message, reason, comment = '') => {
      const why = reason ? { reason: reason as NonNullable<Rating['reason']> } : {};
      void w.attempt(() => talk.rate(message, { value: 'down', comment, ...why }));
    },
    moreHint: message => void w.attempt(() => talk.moreHint(message)),
    showAttempt: () => showAttempt(w),
    noNudges: () => void w.attempt(() => w.api.call('PUT', '/me/preferences', { nudges: false })),
    callPerson: () => void w.callPerson(),
    takeBack: () => void w.takeBack(),
    resend: one => talk.outbox.resend(one),
    drop: one => talk.outbox.drop(one),
  };
}

export function roomOf(w: OporaWidget): Room {
  const { talk } = w;
  return {
    words: w.words,
    view: 'student',
    origin: w.shell.base,
    emergency: w.session?.emergency ?? '112',
    free: talk?.conversation?.owner.kind === 'assistant' && talk.waiting.length === 0,
    locked: talk?.locked ?? null,
    acts: acts(w),
  };
}

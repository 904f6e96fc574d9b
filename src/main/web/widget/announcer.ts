// What a screen reader is told: a stage that lasts, finished sentences once, who takes over and by when.
import { plain } from '../common/markdown.js';
import type { Room } from '../common/room.js';
import type { Talked } from '../common/rows.js';
import { pending } from '../common/rows.js';
import { due } from '../common/times.js';
import type { Message, OwnerChange } from '../common/types.js';
import { noticeLines } from '../common/waiting.js';

const LONGEST = 600;
const STAGE_AFTER_MS = 3000;

/** The first whole sentences that fit. */
export function sentences(text: string, most = LONGEST): { text: string; whole: boolean } {
  if (text.length <= most) return { text, whole: true };
  const cut = text.slice(0, most);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '));
  return { text: end > 0 ? cut.slice(0, end + 1) : cut, whole: false };
}

export class Announcer {
  private said = new Set<string>();

  /** @param say puts a text into the polite region */
  constructor(private readonly say: (text: string) => void) {}

  message(m: Message, talked: Talked, room: Room): void {
    const { words } = room;
    if (m.kind === 'notice') {
      // The change of owner, which has the time of the reply, comes right after a notice.
      setTimeout(() => this.say(noticeLines(m, talked.conversation, room).join(' ') || m.text), 250);
      return;
    }
    const name =
      m.author.kind === 'curator' ? (m.author.name ?? words.say('owner.curator')) : words.say('owner.assistant');
    const about = m.hint ? `${words.say('hint.meta', { level: m.hint.level })}. ` : '';
    const { text, whole } = sentences(plain(m.text));
    this.say(`${name}: ${about}${text}${whole ? '' : ` ${words.say('said.more')}`}`);
  }

  owned(change: OwnerChange, room: Room): void {
    const { words } = room;
    if (change.owner.kind === 'curator') this.say(words.say('joined', { name: change.owner.name ?? '' }));
    if (change.owner.kind === 'assistant') this.say(words.say('returned'));
    if (change.owner.kind === 'queue' && change.expectedReplyBy) {
      this.say(words.say('wait.due', { due: due(words, change.expectedReplyBy) }));
    }
  }

  /** A stage is said once, and only if it lasts. */
  stages(talked: Talked, room: Room): void {
    for (const question of pending(talked)) {
      const progress = talked.progress.get(question.id);
      if (!progress || Date.now() - progress.since < STAGE_AFTER_MS) continue;
      const key = `${question.id}:${progress.stage}`;
      if (this.said.has(key)) continue;
      this.said.add(key);
      this.say(room.words.say(`stage.${progress.stage}`));
    }
  }
}

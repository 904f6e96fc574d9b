// What a change means beyond the panel: the badge, the title, the page's events, screen readers, sound and notices.

import type { Heeds } from '../common/known.js';
import type { Message, OwnerChange, Ownership } from '../common/types.js';
import type { Announcer } from './announcer.js';
import { countInTitle } from './title.js';
import type { OporaWidget } from './widget.js';

/** Characters of a reminder that are shown beside the launcher. */
const NUDGE = 60;

export class Heeding implements Heeds {
  announcer: Announcer | null = null;
  private unread = 0;

  constructor(private readonly widget: OporaWidget) {}

  private get seen(): boolean {
    return this.widget.opened && document.visibilityState === 'visible';
  }

  changed(): void {
    const { talk, shell } = this.widget;
    shell.launcher.waiting(talk?.conversation?.owner.kind === 'queue');
    if (this.seen) void talk?.seen().then(() => this.count(0));
    this.widget.requestUpdate();
  }

  count(unread: number): void {
    if (unread === this.unread) return;
    this.unread = unread;
    countInTitle(unread);
    this.widget.shell.launcher.unread(unread);
    this.widget.shell.emit('unread', { count: unread });
  }

  arrived(message: Message): void {
    const { widget } = this;
    if (!this.seen) this.count(this.unread + 1);
    this.announcer?.message(message, widget.talk!, widget.room());
    if (message.lane === 'answer') {
      widget.shell.emit('answered', { lane: message.lane, citations: message.citations?.length ?? 0 });
    }
    // A reminder never opens the panel by itself.
    if (message.kind === 'nudge' && !widget.opened) {
      widget.shell.launcher.say(`${message.author.name ?? ''}: ${message.text.slice(0, NUDGE)}`);
    }
    const { sound, notices } = widget.shell.memory.look();
    if (!this.seen && (sound || notices)) void this.tell(message);
  }

  private async tell(message: Message): Promise<void> {
    const { show, sound } = await import('./notices.js');
    const { shell, words } = this.widget;
    const look = shell.memory.look();
    if (look.sound) sound();
    const name = message.author.name ?? words.say('owner.assistant');
    const text = message.kind === 'notice' ? words.say('notice.short') : message.text;
    if (look.notices) show(name, text, () => void this.widget.show());
  }

  owned(change: OwnerChange, before: Ownership): void {
    const { shell } = this.widget;
    this.announcer?.owned(change, this.widget.room());
    if (change.owner.kind === 'curator' && before.owner.kind !== 'curator')
      shell.emit('curator', { name: change.owner.name });
    if (change.owner.kind === 'queue' && before.owner.kind === 'assistant' && !change.canCancel) {
      shell.emit('handoff', { by: 'assistant' });
    }
  }

  failed(code: string): void {
    this.widget.shell.emit('error', { code });
  }

  /** Once a second: countdowns, stages that last, times that pass. */
  beat(): void {
    const { talk } = this.widget;
    if (!talk) return;
    this.announcer?.stages(talk, this.widget.room());
    const counting = talk.unsent.some(one => one.after !== undefined);
    if (talk.waiting.length || talk.conversation?.expectedReplyBy || counting) this.widget.requestUpdate();
  }

  end(): void {
    countInTitle(0);
  }
}

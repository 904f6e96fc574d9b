// What is done beside the open handoff: sending, telling what was done, acts on several handoffs at once.
import { Refused } from '../common/api.js';
import type { Message } from '../common/types.js';
import type { OpDesk } from './desk.js';
import { Outbox, type Outgoing } from './outbox.js';
import type { Item, Named, Notice, Packet, Presence, Viewing } from './types.js';

export class Errands {
  readonly outbox: Outbox;
  /** One is asked whether notices of the browser are wanted. */
  asksNotices = false;
  /** What came for this very person, newest last. */
  notices: Notice[] = [];

  constructor(private readonly d: OpDesk) {
    this.outbox = new Outbox(d.memory, {
      post: one => this.post(one),
      sent: (one, message) => this.sent(one, message),
      refused: (one, why) => {
        this.giveBack(one);
        void (d.work?.id === one.handoffId ? d.work.refusedBy(why) : undefined);
      },
      changed: () => d.requestUpdate(),
    });
  }

  /** An event of the desk's stream. */
  hear(name: string, data: unknown): void {
    const { d } = this;
    if (name === 'handoff') this.heard(data as Item);
    if (name === 'erased') this.erased(data as { id: string; conversationId: string });
    if (name === 'viewing') d.shelf.book.look(data as Viewing, Date.now());
    if (name === 'presence') d.self.hear(data as Presence);
    if (name === 'notice') this.noticed(data as Notice);
    d.requestUpdate();
  }

  private heard(item: Item): void {
    const { d } = this;
    const isNew = d.shelf.hear(item);
    const packet = d.work?.id === item.id ? d.work.packet : null;
    if (packet && (item.version > packet.version || item.state !== packet.state)) void d.work!.reread();
    if (!isNew || item.state !== 'waiting') return;
    d.say(d.words.say('said.new', { name: item.student.name }));
    d.news();
    this.arrived(item);
  }

  /** The student is gone with all they wrote. */
  private erased(one: { id: string; conversationId: string }): void {
    const { d } = this;
    d.shelf.book.drop(one.id);
    if (!d.work || ![one.id, one.conversationId].includes(d.work.id)) return;
    d.close();
    d.say(d.words.say('said.erased'));
  }

  private post({ handoffId, clientId, text, visibility, attachments, seenSeq }: Outgoing): Promise<Message> {
    const files = attachments?.length ? { attachments: attachments.map(one => one.id) } : {};
    const seen = seenSeq !== undefined ? { seenSeq } : {};
    return this.d.api.call('POST', `/handoffs/${handoffId}/replies`, { clientId, text, visibility, ...seen, ...files });
  }

  private sent(one: Outgoing, message: Message): void {
    const { d } = this;
    const { work } = d;
    if (work?.id === one.handoffId) {
      work.heard(message);
      if (one.then) void work.idle.then(() => work.resolve(one.then === 'return'));
      else void work.reread();
    } else if (one.then) {
      void d.api.call('POST', `/handoffs/${one.handoffId}/resolution`, { returnToAssistant: one.then === 'return' });
    }
    this.did(one.visibility === 'staff' ? 'note' : 'reply', work?.packet ?? null);
  }

  /** A text that was refused goes back to where it was written. */
  giveBack(one: Outgoing): void {
    const slot = `draft:${one.handoffId}:${one.visibility === 'staff' ? 'note' : 'reply'}`;
    const written = this.d.memory.read<string>(slot);
    this.d.memory.write(slot, written ? `${one.text}\n\n${written}` : one.text);
    this.d.requestUpdate();
    this.d.dispatchEvent(new CustomEvent('op-given-back', { detail: one.handoffId }));
  }

  /** A change of one's own was made. */
  did(what: string, packet: Packet | null): void {
    const { d } = this;
    d.say(d.words.say(`said.${what}`));
    if (what === 'reply') d.dispatchEvent(new CustomEvent('op-replied', { bubbles: true, composed: true }));
    if (what === 'claim') {
      d.dispatchEvent(new CustomEvent('op-claimed', { bubbles: true, composed: true }));
      if (d.notices.mayAsk && !d.embedded) this.asksNotices = true;
    }
    if (packet) void d.live.read();
  }

  private arrived(item: Item): void {
    const { d } = this;
    const mine = !d.myTeams.length || d.myTeams.includes(item.team);
    const load = d.self.load ?? 0;
    if (!mine || d.self.state !== 'online' || load >= (d.self.capacity ?? Number.POSITIVE_INFINITY)) return;
    d.notices.tell(item.student.name, item.preview.slice(0, 120), () => d.open(item.id));
  }

  private noticed(notice: Notice): void {
    const { d } = this;
    const others = this.notices.filter(one => one.handoffId !== notice.handoffId || one.kind !== notice.kind);
    // What is assigned is said by its row.
    this.notices = notice.kind === 'assigned' ? others : [...others, notice];
    const title = d.words.say(`notice.${notice.kind}`, { name: notice.by ?? '' });
    d.say(`${title}. ${notice.text}`);
    d.notices.tell(title, notice.text, () => d.open(notice.handoffId));
  }

  forget(notice: Notice): void {
    this.notices = this.notices.filter(one => one !== notice);
    this.d.requestUpdate();
  }

  /** Whoever opens a handoff knows what they were called to. */
  opened(handoff: string): void {
    this.notices = this.notices.filter(one => one.handoffId !== handoff);
  }

  /** The same act on each selected handoff; those that refuse stay selected. */
  async each(what: string, act: (id: string) => Promise<unknown>): Promise<void> {
    const { d } = this;
    const failed = new Set<string>();
    for (const id of d.selected) await act(id).catch(() => failed.add(id));
    const done = d.selected.size - failed.size;
    d.selected = failed;
    d.say(d.words.say('said.bulk', { n: done }));
    if (what && failed.size) d.say(d.words.say('said.bulk.failed', { n: failed.size }));
    await d.live.read();
  }

  claimAll(): Promise<void> {
    return this.each('claim', id => this.d.api.call('POST', `/handoffs/${id}/claim`, {}));
  }

  transferAll(to: { team?: string; curator?: string }, note: string): Promise<void> {
    return this.each('transfer', id => this.d.api.call('POST', `/handoffs/${id}/transfer`, { ...to, note }));
  }

  assignAll(curator: string): Promise<void> {
    return this.each('assign', id => this.d.api.call('POST', `/handoffs/${id}/assignment`, { curator }));
  }

  /** A lead has dropped a row on a colleague. */
  async assign(id: string, to: Named): Promise<void> {
    const { d } = this;
    try {
      await d.api.call('POST', `/handoffs/${id}/assignment`, { curator: to.id });
      d.say(d.words.say('said.assign'));
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      d.say(d.words.say('trouble.other', { code: why.code }));
    }
    await d.live.read();
  }

  remindAll(at: string): Promise<void> {
    return this.each('remind', id => this.d.api.call('POST', `/handoffs/${id}/reminders`, { at }));
  }

  closeAll(): Promise<void> {
    return this.each('finish', id =>
      this.d.api.call('POST', `/handoffs/${id}/resolution`, { returnToAssistant: false }),
    );
  }
}

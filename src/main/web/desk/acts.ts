// What a key does at the desk.
import type { OpDesk } from './desk.js';
import type { Act } from './keys.js';
import type { Reply } from './reply.js';

const reply = (d: OpDesk): Reply | null => d.renderRoot.querySelector<Reply>('op-reply');
export const isMine = (d: OpDesk): boolean =>
  d.work?.packet?.state === 'claimed' && d.work.packet.curator?.id === d.me.id;
const waits = (d: OpDesk): boolean => d.work?.packet?.state === 'waiting';
/** A draft can be judged by whoever leads the handoff, or by anybody while it waits. */
export const canJudge = (d: OpDesk): boolean => Boolean(d.work?.packet?.draft) && (isMine(d) || waits(d));

/** One row on; the focus goes along, so that the list does not move under it. */
function step(d: OpDesk, by: 1 | -1): boolean {
  const rows = [...d.renderRoot.querySelectorAll<HTMLElement>('.items a')];
  if (!rows.length) return false;
  const at = rows.findIndex(row => row.dataset.id === d.at);
  const edge = rows[0]!.closest('.items-scroll')!.getBoundingClientRect().top;
  const next =
    at < 0
      ? (rows.find(row => row.getBoundingClientRect().top >= edge) ?? rows[0]!)
      : rows[Math.max(0, Math.min(rows.length - 1, at + by))]!;
  d.at = next.dataset.id;
  d.requestUpdate();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function select(d: OpDesk): boolean {
  if (!d.at) return false;
  if (!d.selected.delete(d.at)) d.selected.add(d.at);
  d.requestUpdate();
  return true;
}

/** Esc goes back by one: what is over the desk, the selection, the packet, the conversation. */
function back(d: OpDesk): boolean {
  if (reply(d)?.back()) return true;
  if (d.drawer) d.drawer = false;
  else if (d.selected.size) d.selected.clear();
  else if (d.where.facts) d.go({ facts: false });
  else if (reply(d)?.contains(d.shadowRoot?.activeElement ?? null)) focusTalk(d);
  else if (d.where.handoff || d.where.conversation) {
    d.close();
    void d.updateComplete.then(() => d.renderRoot.querySelector<HTMLElement>(`.items a[data-id="${d.at}"]`)?.focus());
  } else return false;
  d.requestUpdate();
  return true;
}

const focusTalk = (d: OpDesk): void => d.renderRoot.querySelector<HTMLElement>('.talk-head h2')?.focus();

export function facts(d: OpDesk): void {
  if (d.shape === 'wide') d.memory.write('folded', !d.memory.read<boolean>('folded'));
  else if (d.shape === 'two') d.drawer = !d.drawer;
  else d.go({ facts: !d.where.facts });
  d.requestUpdate();
}

/** Shows the dialog of an act if it can be done now. */
function over(d: OpDesk, can: boolean, kind: 'transfer' | 'assign' | 'finish'): boolean {
  if (can) d.over = { kind };
  return can;
}

/** A lead need not open what they give to another: the row that has the focus is meant, else what is open. */
function hasWhatToAssign(d: OpDesk): boolean {
  if (d.selected.size) return true;
  const row = d.shadowRoot?.activeElement;
  if (row?.matches('.items a') && d.at !== d.work?.id) return select(d);
  return waits(d) || d.work?.packet?.state === 'claimed';
}

/** @returns whether there was anything to do */
export function perform(d: OpDesk, act: Act): boolean {
  switch (act) {
    case 'next':
      return step(d, 1);
    case 'previous':
      return step(d, -1);
    case 'open': {
      const row = d.shadowRoot?.activeElement;
      if (row instanceof HTMLElement && row.matches('.items a')) return false; // the link opens itself
      if (d.renderRoot.querySelector('.claim-bar') && focusIsFree(d)) return claim(d);
      return false;
    }
    case 'claim':
      return claim(d);
    case 'release':
      return isMine(d) && done(d.work!.release());
    case 'reply':
      return reply(d)?.turn('reply') ?? false;
    case 'note':
      return reply(d)?.turn('note') ?? false;
    case 'approve':
      return draft(d, 'approve');
    case 'edit':
      return draft(d, 'edit');
    case 'reject':
      return draft(d, 'reject');
    case 'transfer':
      return over(d, d.selected.size > 0 || isMine(d) || waits(d), 'transfer');
    case 'assign':
      return over(d, d.session.leads() && hasWhatToAssign(d), 'assign');
    case 'finish':
      return over(d, isMine(d), 'finish');
    case 'facts':
      facts(d);
      return true;
    case 'select':
      return select(d);
    case 'search':
      return search(d);
    case 'commands':
      d.over = { kind: 'commands' };
      return true;
    case 'help':
      d.over = { kind: 'help' };
      return true;
    case 'back':
      return back(d);
    default:
      d.go({ list: act.slice(3) as 'queue' | 'mine' | 'all' | 'team', filters: {}, query: '' });
      return true;
  }
}

const done = (_: Promise<unknown>): true => true;
const focusIsFree = (d: OpDesk): boolean => !d.shadowRoot?.activeElement?.matches('button, a, summary');

export function claim(d: OpDesk, thenWrite = false): boolean {
  if (!waits(d)) return false;
  void d.work!.claim().then(async claimed => {
    if (!claimed || !thenWrite) return;
    await d.updateComplete;
    reply(d)?.turn('reply');
  });
  return true;
}

function search(d: OpDesk): boolean {
  d.go({ list: 'search', filters: {} });
  void d.updateComplete.then(() => d.renderRoot.querySelector<HTMLElement>('.search input')?.focus());
  return true;
}

/** The draft's card decides itself: a failed leak check wants a second press. */
function draft(d: OpDesk, act: 'approve' | 'edit' | 'reject'): boolean {
  if (!canJudge(d)) return false;
  d.renderRoot.querySelector<HTMLElement>(`.draft [data-act=${act}]`)?.click();
  return true;
}

/** The text of the draft goes into the field; the handoff is claimed first. */
export async function edit(d: OpDesk): Promise<void> {
  const text = d.work?.packet?.draft?.text;
  if (text === undefined) return;
  if (!isMine(d) && !(await d.work!.claim())) return;
  await d.updateComplete;
  reply(d)?.edit(text);
}

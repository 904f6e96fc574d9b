// The transcript as staff see it: the same order and text as the student's, with the facts beside it.
import { html, nothing, type TemplateResult } from 'lit';
import type { Room, StaffFacts } from '../common/room.js';
import { said } from '../common/times.js';
import type { Citation, Message, Owner, OwnerChange } from '../common/types.js';
import type { OpDesk } from './desk.js';
import type { Packet, Staff } from './types.js';
import { number } from './views/row.js';

/** The server says a reason in the school's language; a reader of the other one gets the short form. */
export function reasonOf(d: OpDesk, packet: Packet): string {
  const { words } = d;
  const ours = /\p{Script=Cyrillic}/u.test(packet.reasonText ?? '') === (words.locale === 'ru');
  return packet.reasonText && ours ? packet.reasonText : words.say(`why.${packet.reason}`);
}

/** Who has a desk. */
export const deskPeople = (d: OpDesk): Staff[] =>
  d.people.filter(one => one.active !== false && one.roles.some(role => role === 'curator' || role === 'lead'));

const LANES = new Set(['draft', 'handoff', 'decline']);

export function openSource(
  d: OpDesk,
  one: Pick<Citation, 'title' | 'heading' | 'passageId' | 'url'> & { quote?: string },
): void {
  const title = one.heading ? `${one.title} › ${one.heading}` : one.title;
  d.over = {
    kind: 'source',
    title,
    passageId: one.passageId,
    quote: one.quote ?? '',
    ...(one.url ? { url: one.url } : {}),
  };
}

/** The server tells on what an outcome rests: there is a record of the decision. */
export const isDecided = (m: Message): boolean => m.confidence !== undefined;

/** To the record of a decision, step by step, in a tab that is signed in as this one is: hence `opener`. */
export const whyLink = (d: OpDesk, messageId: string): TemplateResult =>
  html`<a class="why-link" href="/studio/answers/${messageId}" target="_blank" rel="opener">${d.words.say('explain')}</a>`;

/** Lane, confidence and checks, where the message carries them. */
function meta(d: OpDesk, m: Message): TemplateResult | typeof nothing {
  if (m.author.kind !== 'assistant') return nothing;
  const { words } = d;
  const failed = m.checks?.filter(check => !check.passed) ?? [];
  const facts = [
    m.lane && LANES.has(m.lane) ? words.say(`lane.${m.lane}`) : '',
    m.confidence === undefined ? '' : words.say('confidence', { x: number(words, m.confidence) }),
    m.checks?.length && !failed.length ? words.say('checks.passed', { n: m.checks.length }) : '',
    ...failed.map(check => words.say('check.failed', { check: checkName(d, check.name) })),
    m.rating ? words.say(`rating.${m.rating.value}`) : '',
  ].filter(Boolean);
  const link = isDecided(m) ? html` · ${whyLink(d, m.id)}` : nothing;
  return facts.length ? html`<span class="staff-facts"> · ${facts.join(' · ')}${link}</span>` : nothing;
}

export function checkName(d: OpDesk, name: string): string {
  return d.words.has(`check.${name}`) ? d.words.say(`check.${name}`) : name;
}

/** Why people have it: an event on the spine, not the student's card. */
function notice(d: OpDesk, m: Message): TemplateResult {
  const { words, work } = d;
  const last = work?.messages.findLast(one => one.kind === 'notice') === m;
  const told = last && work?.packet ? reasonOf(d, work.packet) : undefined;
  const why = m.reason && words.has(`why.${m.reason}`) ? words.say(`why.${m.reason}`) : '';
  const reason = told || why;
  return html`<p class="line">${said(words, m.createdAt)} · ${m.lane === 'decline' ? words.say('event.declined') : words.say('event.queued')}${reason ? `: ${reason}` : ''}${isDecided(m) ? html` · ${whyLink(d, m.id)}` : nothing}</p>`;
}

function change(d: OpDesk, { owner, state, at }: OwnerChange, before: Owner): TemplateResult | typeof nothing {
  const { words } = d;
  const line = (text: string) => html`<p class="line">${at ? `${said(words, at)} · ` : ''}${text}</p>`;
  if (state === 'closed') return line(words.say('event.closed'));
  if (owner.kind === 'curator' && (before.kind !== 'curator' || before.name !== owner.name))
    return line(words.say('event.leads', { name: owner.name ?? '' }));
  if (owner.kind === 'assistant' && before.kind !== 'assistant') return line(words.say('event.returned'));
  if (owner.kind === 'queue' && before.kind === 'curator') return line(words.say('event.requeued'));
  return nothing;
}

const none = () => undefined;

export function roomOf(d: OpDesk): Room {
  const staff: StaffFacts = {
    meta: m => meta(d, m),
    notice: m => notice(d, m),
    change: (one, before) => change(d, one, before),
  };
  return {
    words: d.words,
    view: 'staff',
    origin: d.session.base,
    emergency: '112',
    free: false,
    locked: null,
    staff,
    acts: {
      openSource: (cited, at) => openSource(d, cited[at]!),
      rate: none,
      explain: none,
      moreHint: none,
      showAttempt: none,
      noNudges: none,
      callPerson: none,
      takeBack: none,
      resend: none,
      drop: none,
    },
  };
}

// One transcript for student and staff: messages, notices and changes of owner as rows.
import { button, clock, due, el, lang, left, t } from './kit.js';
import { markdown } from './markdown.js';

const PEOPLE = ['student', 'curator'];
const UNANSWERABLE = ['no-evidence', 'low-confidence'];
const WARM = ['emotional', 'risk'];

/** The text; `[n]` is a chip where the message has that citation, and the same sources stand below as a list. */
export function said(m, open) {
  const cited = m.citations ?? [];
  const source = (at, label, attributes) => button(label, () => open(cited, at), { 'aria-haspopup': 'dialog', ...attributes });
  const cite = n => {
    const at = cited.findIndex(one => one.n === n);
    return at < 0 ? null : source(at, String(n), { class: 'chip', 'aria-label': t('source.chip', cited[at]) });
  };
  return [
    el('div', { class: 'said' }, markdown(m.text, { breaks: PEOPLE.includes(m.author.kind), quotes: cited.map(one => one.quote), cite })),
    cited.length > 0 && el('ul', { class: 'sources', 'aria-label': t('sources') }, cited.map((one, at) => el('li', {},
      source(at, [el('b', {}, String(one.n)), el('span', {}, el('em', {}, one.title), one.heading && ` › ${one.heading}`)], { class: 'source-row' })))),
  ];
}

const ladder = hint => el('span', { class: 'ladder', 'aria-hidden': 'true' },
  [1, 2, 3].map(rung => el('i', { class: rung <= hint.level ? 'reached' : rung > hint.max ? 'locked' : null })));

function heading(m, view) {
  const who = m.author.kind === 'student' ? (view === 'student' ? t('you') : m.author.name)
    : m.author.kind === 'curator' ? m.author.name : t('assistant');
  return el('p', { class: 'meta' },
    el('b', {}, who),
    m.author.kind === 'curator' && ` · ${t(m.visibility === 'staff' ? 'note.meta' : 'curator')}`,
    m.hint && [' · ', t('hint.meta', m.hint), ladder(m.hint)],
    !m.hint && m.mode === 'quote' && ` · ${t('quote.title')}`,
    ' ', el('time', { datetime: m.createdAt }, clock(m.createdAt)));
}

/** What the student has sent along; served for saving, never run. */
const files = m => m.attachments?.length > 0 && el('ul', { class: 'sources', 'aria-label': t('files') }, m.attachments.map(one => el('li', {},
  el('a', { class: 'press', href: one.url, target: '_blank', rel: 'noopener noreferrer', download: one.name }, one.name))));

/** A row of the transcript. @param extra what stands under the text, such as rating or a hint's buttons */
export function message(m, view, open, ...extra) {
  const note = m.visibility === 'staff' ? ' note' : '';
  return el('li', { class: `row by-${m.author.kind}${note}` }, heading(m, view), said(m, open), files(m), extra);
}

/** What a notice says: drawn from its reason and the time of the reply, in this browser's zone. @param live the conversation while it waits */
export function noticeLines(m, live, emergency) {
  const at = live?.expectedReplyBy;
  const late = at && new Date(at) < Date.now();
  const when = at && !late ? { due: due(at) } : null;
  const after = late ? [t('wait.late')] : [];
  if (m.reason === 'risk') return [t('risk', { emergency }), ...(when ? [t('wait.due', when)] : after)];
  if (m.reason === 'emotional') return [when ? t('emotional', when) : t('emotional.past'), ...after];
  if (m.lane === 'draft' && live?.waiting !== 'reply') return [when ? t('wait.draft', when) : t('wait.draft.past'), ...after];
  return [
    ...(UNANSWERABLE.includes(m.reason) ? [t('abstain')] : []),
    live ? t('wait.title', { team: live.owner.name }) : t('wait.past'),
    ...(when ? [t('wait.due', when)] : after),
  ];
}

export function notice(m, live, emergency) {
  const rest = live?.expectedReplyBy && left(live.expectedReplyBy);
  return el('li', { class: `row notice${WARM.includes(m.reason) ? ' warm' : ''}` },
    noticeLines(m, live, emergency).map((line, at) => el('p', { class: at === 0 ? 'first' : null }, line)),
    rest && rest.look !== 'over' && el('p', { class: `left ${rest.look}` }, t('wait.left', { left: rest.text })),
    live?.canCancel && el('p', { class: 'quiet' }, t('call.shared')));
}

/** A change of owner as a line, or null where a notice has said it. */
export function eventLine(now, before) {
  const same = before && before.owner.kind === now.owner.kind && before.owner.name === now.owner.name && before.state === now.state;
  if (same) return null;
  const key = now.state === 'closed' ? 'closed' : now.owner.kind === 'curator' ? 'joined'
    : now.owner.kind === 'assistant' && before ? 'returned' : before?.owner.kind === 'curator' ? 'requeued' : null;
  return key && el('li', { class: `row event ${key}` }, el('p', {}, t(key, { name: now.owner.name ?? '' })));
}

/** Who owns the conversation after a row, for the line at its side. */
export const spine = owner => ({ queue: 'waits', curator: 'person' })[owner] ?? 'machine';
export const sign = (...facts) => JSON.stringify([lang, ...facts]);

// What stands in the student's transcript: answers, hints, notices, the stage of a question, what could not be sent.
import { announce, button, clock, due, el, moment, t } from './kit.js';
import { markdown } from './markdown.js';
import { eventLine, message, notice, sign } from './message.js';

const STAGES = ['reading', 'searching', 'writing', 'checking'];
const SLOW_MS = 12_000, SAID_AFTER_MS = 3000;

/** What opens the next hint, in one line. */
function unlocking({ level, attempts, at, never }) {
  if (never) return t('hint.never');
  const places = { ...(attempts != null && { n: attempts }), ...(at && { date: moment(at) }) };
  if (level < 3) return t('hint.next', places);
  return t(attempts != null && at ? 'hint.both' : at ? 'hint.dated' : 'hint.locked', places);
}

/** @param talking the conversation; @param open opens a source; @param showAttempt prepares the field for an attempt */
export function turns(talking, open, showAttempt) {
  const { state } = talking;
  let spoken;

  const rating = m => ['up', 'down'].map(value => button(t(`rate.${value}`), () => talking.rate(m, value),
    { class: 'quiet', 'aria-pressed': String(m.rating?.value === value) }));

  function hinting(m, busy) {
    const about = m.citations?.map(one => /^assignment:[^:]+:(.+)$/.exec(one.externalId)?.[1]).find(Boolean);
    const unlocks = state.locked?.message === m.id ? state.locked.unlocks : m.hint.unlocks;
    const why = `unlocks-${m.seq}`;
    return el('div', { class: 'hinting' },
      unlocks && el('p', { id: why, class: 'quiet' }, unlocking(unlocks)),
      m.hint.level < 3 && button(t('hint.more'), () => talking.hint(m, state.assignment || about),
        { class: 'press', disabled: busy, 'aria-disabled': m.hint.canAskMore ? null : 'true', 'aria-describedby': unlocks ? why : null }),
      button(t('hint.tried'), showAttempt, { class: 'quiet' }));
  }

  function row(m, at, last, live) {
    const key = String(m.seq), rest = live?.expectedReplyBy && Math.ceil((new Date(live.expectedReplyBy) - Date.now()) / 60_000);
    if (m.kind === 'event') {
      const before = state.rows.slice(0, at).findLast(row => row.kind === 'event');
      return { key, sign: sign(m, before), make: () => eventLine(m, before) ?? el('li', { hidden: true }) };
    }
    if (m.kind === 'notice') return { key, sign: sign(m, live, rest), make: () => notice(m, live, state.session.emergency) };
    const newest = m === last, busy = state.pending().length > 0, ours = state.conversation.owner.kind === 'assistant';
    return { key, sign: sign(m, m.hint && [newest, busy, ours, state.locked]), make: () => message(m, 'student', open,
      m.hint && newest && ours && hinting(m, busy),
      m.author.kind === 'assistant' && m.lane === 'answer' && el('div', { class: 'rating' }, rating(m))) };
  }

  function waiting(question) {
    const now = state.stages[question.id] ?? { stage: 'reading', since: Date.parse(question.createdAt) };
    const slow = Date.now() - now.since > SLOW_MS, text = state.parts[question.id];
    if (spoken !== now.stage && Date.now() - now.since > SAID_AFTER_MS) announce(t(`stage.${spoken = now.stage}`));
    return { key: `stage-${question.id}`, sign: sign(now.stage, slow, text), make: () => el('li', { class: 'row stage' },
      el('p', {}, t(now.stage === 'discard' ? 'discard' : `stage.${now.stage}`), slow && el('small', {}, ' ', t('stage.slow')),
        el('span', { class: 'ticks', 'aria-hidden': 'true' }, STAGES.map(stage => el('i', { class: STAGES.indexOf(stage) <= STAGES.indexOf(now.stage) ? 'on' : null })))),
      text && el('div', { class: 'said' }, markdown(text))) };
  }

  function unsent(one) {
    const why = one.code === 'offline' ? t('unsent.offline') : one.seconds ? t('unsent.limit', one) : t('unsent', { code: one.code });
    return { key: one.clientId, sign: sign(one), make: () => el('li', { class: `row by-student ${one.sending ? 'sending' : 'unsent'}` },
      el('p', { class: 'meta' }, el('b', {}, t('you')), ` ${one.sending ? t('sending') : clock(Date.now())}`),
      el('div', { class: 'said' }, markdown(one.text, { breaks: true })),
      one.code && el('p', { class: 'trouble', role: 'alert' }, why, button(t('again'), () => talking.post(one)), button(t('discardunsent'), () => talking.drop(one), { class: 'quiet' }))) };
  }

  function calling() {
    const owner = state.conversation?.owner ?? { kind: 'assistant' }, until = state.conversation?.expectedReplyBy;
    if (state.conversation?.canCancel) return button(t('call.cancel'), talking.takeBack, { class: 'person' });
    if (owner.kind === 'queue') return el('p', { class: 'waits' }, t('call.queue', { team: owner.name }), until && ` · ${due(until)}`);
    if (owner.kind === 'curator') return el('p', { class: 'person' }, t('call.curator', owner));
    return button(t('call'), talking.callPerson, { class: 'person', title: t('call.shared') });
  }

  return { row, waiting, unsent, calling };
}

// The student's conversation: session, stream, sending. Knows nothing of the page; tells it when something changed.
import { call, caller, listen, uuid } from './kit.js';

const LOST_MS = 45_000; // nothing heard of a question for so long: ask for the whole conversation
const kept = (name, absent) => { try { return JSON.parse(localStorage.getItem(name)) ?? absent; } catch { return absent; } };
const keep = (name, value) => localStorage.setItem(name, JSON.stringify(value));

/** @param changed called after any change; @param arrived called with a message from somebody else that is new */
export function talk(changed, arrived) {
  const state = { rows: [], unsent: kept('opora.unsent', []), stages: {}, parts: {}, online: true, expired: false, locked: null, problem: null,
    assignment: localStorage.getItem('opora.assignment') ?? '', conversation: null, session: null };
  let me, stop = () => {}, opening = null, heard = Date.now(), replayedTo = 0;

  const enter = async () => {
    const { token } = await call('POST', '/demo/student', state.assignment ? { assignment: state.assignment } : {});
    state.session = await call('POST', '/api/v1/widget/sessions', { token });
    return state.session;
  };
  const say = problem => { state.problem = problem; changed(); };
  const path = rest => `/conversations/${state.conversation.id}${rest}`;
  const place = () => (state.assignment ? { assignment: state.assignment } : {});

  function put(row) {
    if (state.rows.some(known => known.seq === row.seq)) return false;
    state.rows.push(row);
    state.rows.sort((a, b) => a.seq - b.seq);
    return true;
  }
  function forget(one) {
    state.unsent = state.unsent.filter(other => other !== one);
    keep('opora.unsent', state.unsent);
  }
  function take(m) {
    if (!put(m)) return;
    delete state.stages[m.replyTo];
    delete state.parts[m.replyTo];
    if (m.author.kind === 'student') forget(state.unsent.find(one => one.text === m.text));
    else if (m.seq > replayedTo) arrived(m);
  }
  function own(change) {
    if (change.version >= state.conversation.version) {
      Object.assign(state.conversation, { waiting: null, expectedReplyBy: null, team: null }, { ...change, messages: null });
    }
  }
  function event(name, data) {
    heard = Date.now();
    if (name === 'message') take(data);
    if (name === 'conversation') { put({ ...data, kind: 'event' }); own(data); state.stages = {}; state.parts = {}; }
    if (name === 'stage') state.stages[data.replyTo] = { stage: data.stage, since: state.stages[data.replyTo]?.since ?? Date.now() };
    if (name === 'delta') state.parts[data.replyTo] = (state.parts[data.replyTo] ?? '') + data.text;
    if (name === 'discard') { delete state.parts[data.replyTo]; state.stages[data.replyTo] = { stage: 'discard', since: Date.now() }; }
    changed();
  }

  /** Questions that still wait for their outcome: the assistant owns the conversation and has not replied to them. */
  state.pending = () => {
    if (state.conversation?.owner.kind !== 'assistant') return [];
    const ended = Math.max(0, ...state.rows.filter(row => row.kind === 'event').map(row => row.seq));
    const answered = new Set(state.rows.map(row => row.replyTo));
    return state.rows.filter(row => row.author?.kind === 'student' && row.seq > ended && !answered.has(row.id));
  };

  async function open(conversation) {
    stop();
    Object.assign(state, { conversation, rows: [], stages: {}, parts: {}, locked: null, problem: null });
    replayedTo = conversation.lastSeq;
    (conversation.messages ?? []).forEach(take);
    stop = listen(me, path('/events'), {
      event,
      state: (online, expired = false) => { Object.assign(state, { online, expired }); changed(); if (online) resend(); },
      gone: () => restart(),
    });
    changed();
  }
  const create = async () => open(await me.call('POST', '/conversations', place()));
  /** One conversation, however many presses ask for it at once. */
  const ready = () => (state.conversation ? Promise.resolve() : opening ??= create().finally(() => { opening = null; }));

  async function post(one) {
    Object.assign(one, { sending: true, code: null });
    changed();
    try {
      await ready();
      const { clientId, text, assignment } = one;
      take(await me.call('POST', path('/messages'), { clientId, text, assignment }));
      forget(one);
    } catch (refused) {
      Object.assign(one, { sending: false, code: refused.code ?? 'page', seconds: refused.status === 429 ? refused.retryAfter : 0 });
      if (one.code === 'conversation-closed') { await restart(); return post(one); }
      keep('opora.unsent', state.unsent);
    }
    changed();
  }
  const resend = () => state.unsent.filter(one => !one.sending && (!one.code || one.code === 'offline')).forEach(post);
  addEventListener('online', () => { state.online = true; resend(); changed(); });
  addEventListener('offline', () => { state.online = false; changed(); });

  async function attempt(act) {
    state.problem = null;
    try { await act(); } catch (refused) { say(refused.code ?? 'page'); }
    changed();
  }
  const restart = () => attempt(create);
  setInterval(() => {
    if (Date.now() - heard < LOST_MS || !state.pending().length) return;
    heard = Date.now();
    me.call('GET', path('')).then(whole => { whole.messages.forEach(take); own(whole); changed(); }, () => {});
  }, 5000);

  return {
    state,
    read: (...request) => me.call(...request),
    async start() {
      me = caller(enter, await enter());
      state.unsent.forEach(one => { one.sending = false; });
      const { conversationId } = state.session;
      if (conversationId) await open(await me.call('GET', `/conversations/${conversationId}`));
      resend();
    },
    send(text) {
      const one = { clientId: uuid(), text, ...place() };
      state.unsent.push(one);
      keep('opora.unsent', state.unsent);
      return post(one);
    },
    post,
    drop(one) { forget(one); changed(); },
    restart,
    hint: (m, assignment) => attempt(async () => {
      state.locked = null;
      try {
        take(await me.call('POST', path('/hints'), { clientId: uuid(), assignment: assignment || undefined }));
      } catch (refused) {
        if (refused.code !== 'hint-locked') throw refused;
        state.locked = { message: m.id, unlocks: refused.problem.unlocks };
      }
    }),
    callPerson: () => attempt(async () => { await ready(); own(await me.call('POST', path('/handoff'), {})); }),
    takeBack: () => attempt(async () => own(await me.call('DELETE', path('/handoff')))),
    rate: (m, value) => attempt(async () => { await me.call('PUT', `/messages/${m.id}/rating`, { value }); m.rating = { value }; }),
    /** Another page of the LMS: a new token, the same conversation. */
    choose: assignment => attempt(async () => {
      state.assignment = assignment;
      localStorage.setItem('opora.assignment', assignment);
      await me.renew();
      if (!assignment || !state.rows.length) { stop(); Object.assign(state, { conversation: null, rows: [], online: true }); }
    }),
    seen() { if (state.rows.length) me.call('PUT', path('/read'), { seq: state.rows.at(-1).seq }).catch(() => {}); },
  };
}

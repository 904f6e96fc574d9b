// One handoff: why a person is needed, the whole conversation, the draft, what was read, and the reply.
import { announce, button, due, el, lang, left, moment, t } from './kit.js';
import { composer } from './composer.js';
import { message, notice, said, sign, spine } from './message.js';
import { atEnd, follow, rows } from './rows.js';
import { openSource } from './source.js';

const TOLD = ['already-claimed', 'stale-version', 'already-resolved'];
const number = value => value.toLocaleString(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** @param changed called after a change of ours, so that the list is read again */
export function packetView(me, id, changed) {
  let packet = null, trouble = null, busy = false, parts;
  const node = el('article', { class: 'view' });
  const open = (cited, at) => openSource(me.call, cited, at);
  const path = rest => `/handoffs/${id}${rest}`;
  const mine = () => packet.state === 'claimed' && packet.curator?.id === me.session.staff.id;

  /** One change: its refusal is said, the packet read again whatever came of it. @returns whether it was made */
  async function change(method, rest, body = {}, done = 'said.sent') {
    if (busy) return false;
    busy = true;
    trouble = null;
    try {
      await me.call(method, path(rest), body);
      announce(t(done));
    } catch (refused) {
      trouble = { code: refused.code ?? 'page' };
    }
    busy = false;
    await refresh().catch(() => {});
    if (rest === '/replies' && !trouble) follow(parts.scroll);
    if (!trouble && (rest === '/draft/approval' || body?.visibility === 'student')) dispatchEvent(new Event('demo:replied'));
    changed();
    return !trouble;
  }
  const versioned = body => ({ version: packet.version, ...body });

  const writing = composer(id, {
    typing: () => me.call('PUT', path('/viewing'), { typing: true }).catch(() => {}),
    note: (clientId, text) => change('POST', '/replies', { clientId, text, visibility: 'staff' }),
    reply: (clientId, text) => change('POST', '/replies', { clientId, text, visibility: 'student' }),
    edit: (clientId, text) => change('POST', '/draft/approval', versioned({ text })),
  });

  async function claim() {
    if (await change('POST', '/claim', versioned(), 'said.claimed')) writing.focus();
  }

  async function edit() {
    const { text } = packet.draft;
    if (mine() || await change('POST', '/claim', versioned(), 'said.claimed')) writing.edit(text);
  }

  function head() {
    const rest = left(packet.dueAt), facts = [
      packet.confidence != null && t('packet.confidence', { x: number(packet.confidence) }),
      packet.hintLevel > 0 && t('packet.hint', { level: packet.hintLevel }),
      packet.student.progress != null && t('packet.progress', { x: Math.round(packet.student.progress * 100) }),
      packet.mood !== 'calm' && packet.reason !== 'emotional' && t(`mood.${packet.mood}`),
    ].filter(Boolean);
    return el('header', { class: `packet-head ${rest.look}` },
      el('h3', { tabindex: -1 }, packet.student.name),
      (packet.state === 'waiting' || packet.conversation.expectedReplyBy) && el('p', { class: 'due' }, rest.look === 'over' ? t('desk.overdue', { left: rest.text }) : t('desk.due', { due: due(packet.dueAt), left: rest.text })),
      el('p', { class: 'quiet' }, [packet.course?.title, packet.lesson?.title, packet.assignment?.title].filter(Boolean).join(' · ')),
      el('p', { class: 'summary' }, packet.summary),
      el('p', { class: 'why' }, el('b', {}, `${t('packet.why')}: `), [t(`reason.${packet.reason}`), ...facts].join(' · ')));
  }

  function actions() {
    if (packet.state === 'resolved') return el('p', { class: 'quiet' }, t('packet.ended'));
    if (packet.state === 'waiting') return el('div', { class: 'actions' }, button(t('claim'), claim, { class: 'main' }), el('span', { class: 'quiet' }, t('claim.first')));
    if (!mine()) return el('p', { class: 'quiet' }, t('packet.other', { name: packet.curator?.name ?? '' }));
    const resolve = returnToAssistant => () => change('POST', '/resolution', versioned({ returnToAssistant }));
    return el('div', { class: 'actions' },
      button(t('resolve.return'), resolve(true)), button(t('resolve.close'), resolve(false)),
      button(t('release'), () => change('DELETE', `/claim?version=${packet.version}`, null), { class: 'quiet' }));
  }

  function draft() {
    if (!packet.draft || packet.state === 'resolved' || (packet.state === 'claimed' && !mine())) return el('div', { hidden: true });
    const why = el('p', { class: 'actions', hidden: true }, el('span', {}, t('draft.why')), [1, 2, 3, 4].map(n =>
      button(t(`draft.why.${n}`), () => change('POST', '/draft/rejection', versioned({ why: t(`draft.why.${n}`) })))));
    return el('section', { class: 'draft' }, el('h4', {}, t('draft.title')),
      said({ author: { kind: 'assistant' }, ...packet.draft }, open),
      el('p', { class: 'actions' },
        button(t('draft.approve'), () => change('POST', '/draft/approval', versioned()), { class: 'main' }),
        button(t('draft.edit'), edit),
        button(t('draft.reject'), () => { why.hidden = false; why.querySelector('button').focus(); }, { class: 'quiet' })), why);
  }

  function evidence() {
    const read = packet.evidence;
    return el('div', {},
      read.length > 0 && el('details', {}, el('summary', {}, t('packet.evidence', { n: read.length })), el('ul', { class: 'evidence' }, read.map((one, at) => el('li', {},
        button([el('span', {}, el('em', {}, one.title), one.heading && ` › ${one.heading}`), el('small', {}, `${t(one.used ? 'packet.used' : 'packet.aside')} · ${number(one.score)}`)],
          () => open(read, at), { 'aria-haspopup': 'dialog' }))))),
      packet.history.length > 0 && el('details', {}, el('summary', {}, t('packet.history', { n: packet.history.length })), el('ul', { class: 'evidence' }, packet.history.map(one => el('li', {},
        el('p', {}, el('small', {}, `${moment(one.createdAt)} · ${t(`reason.${one.reason}`)}`), el('br'), one.preview))))));
  }

  function transcript() {
    let owner = 'assistant';
    const { conversation } = packet, told = conversation.messages.findLast(m => m.kind === 'notice');
    const live = packet.state === 'resolved' || conversation.owner.kind === 'assistant' ? null : { ...conversation, canCancel: false };
    return conversation.messages.map(m => {
      if (m.kind === 'notice') owner = 'queue';
      if (m.author.kind === 'curator' && m.visibility !== 'staff') owner = 'curator';
      const now = owner, wait = m === told ? live : null;
      return { key: String(m.seq), sign: sign(m, now, wait && [wait.owner, left(packet.dueAt)]), make: () => {
        const row = m.kind === 'notice' ? notice(m, wait, '112') : message(m, 'staff', open);
        row.dataset.owner = spine(now);
        return row;
      } };
    });
  }

  function update() {
    if (!packet) return;
    const rest = left(packet.dueAt), { conversation, ...facts } = packet, before = parts.log.children.length, down = atEnd(parts.scroll);
    const one = (box, make, ...on) => rows(box, [{ key: 'one', sign: sign(...on), make }]);
    one(parts.head, head, facts, conversation.expectedReplyBy, rest);
    rows(parts.log, transcript());
    one(parts.draft, draft, facts);
    one(parts.evidence, evidence, packet.evidence, packet.history);
    one(parts.actions, actions, packet.state, packet.version, packet.curator);
    if (trouble && (trouble.version ??= packet.version) !== packet.version) trouble = null;
    parts.trouble.textContent = trouble ? t(TOLD.includes(trouble.code) ? trouble.code : 'error', trouble) : '';
    parts.write.hidden = !mine();
    writing.update(packet);
    if (before && down && parts.log.children.length > before) follow(parts.scroll);
  }

  async function refresh() {
    try {
      packet = await me.call('GET', path(''));
    } catch (refused) {
      if (!packet) parts.head.replaceChildren(el('p', { role: 'alert' }, t('packet.failed', { code: refused.code ?? 'page' })), button(t('again'), () => refresh().catch(() => {})));
      throw refused;
    }
    update();
  }

  function draw() {
    parts = {
      head: el('div'), draft: el('div'), evidence: el('div'), actions: el('div'), write: el('div', { hidden: true }),
      log: el('ol', { class: 'log', 'aria-label': t('packet.conversation') }), trouble: el('p', { class: 'trouble', role: 'alert' }),
    };
    parts.write.append(writing.draw());
    parts.scroll = el('div', { class: 'scroll', tabindex: 0 }, parts.head, parts.evidence, parts.log, parts.draft);
    node.replaceChildren(parts.scroll, el('div', { class: 'desk-foot' }, parts.trouble, parts.write, parts.actions));
    update();
  }
  draw();
  refresh().catch(() => {});
  return { id, node, draw, refresh };
}

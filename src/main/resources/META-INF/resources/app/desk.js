// The right half: the curator's queue, most urgent first, and the handoff that is open.
import { announce, button, call, caller, clock, due, el, left, t } from './kit.js';
import { packetView } from './packet.js';
import { sign } from './message.js';
import { rows } from './rows.js';

const EVERY_MS = 3000;

export async function desk(root, { news }) {
  const enter = () => call('POST', '/demo/curator');
  const me = caller(enter, await enter());
  const state = { waiting: [], mine: [], open: null, seen: null, at: Date.now(), online: true };
  let parts = {}, view = null, looking = false;

  async function look() {
    if (looking || document.visibilityState !== 'visible') return;
    looking = true;
    try {
      const [waiting, mine] = await Promise.all([
        me.call('GET', '/handoffs?state=waiting'), me.call('GET', '/handoffs?state=claimed&mine=true'),
      ]);
      Object.assign(state, { waiting: waiting.items, mine: mine.items, online: true, at: Date.now() });
      const ids = new Set(state.waiting.map(item => item.id));
      if (state.seen && [...ids].some(id => !state.seen.has(id))) { news(); announce(t('said.new')); }
      state.seen = ids;
      await view?.refresh();
    } catch (refused) {
      if (!refused.code) console.error(refused);
      state.online = false;
    }
    looking = false;
    update();
  }

  function choose(id) {
    state.open = id;
    if (view?.id !== id) {
      view = id && packetView(me, id, () => look());
      parts.packet.replaceChildren(...(view ? [view.node] : [nothing()]));
    }
    root.classList.toggle('opened', Boolean(id));
    update();
    if (id) view.node.querySelector('h3')?.focus();
    else parts.list.querySelector('button')?.focus();
  }
  const nothing = () => el('p', { class: 'nothing quiet' }, t(state.waiting.length + state.mine.length ? 'desk.choose' : 'desk.empty.how'));

  function item(one) {
    const rest = one.repliedAt ? { text: '', look: 'calm' } : left(one.dueAt), over = rest.look === 'over';
    const share = Math.max(0, Math.min(1, (Date.parse(one.dueAt) - Date.now()) / (Date.parse(one.dueAt) - Date.parse(one.createdAt))));
    const open = state.open === one.id;
    return { key: one.id, sign: sign(one, rest, open), make: () => {
      const node = el('li', { class: `item ${rest.look}` }, button([
        el('span', { class: 'line' }, el('b', {}, one.student.name), el('span', { class: 'due' },
          one.repliedAt ? t('desk.replied') : over ? t('desk.overdue', { left: rest.text }) : t('desk.due', { due: due(one.dueAt), left: rest.text }))),
        el('span', { class: 'preview' }, one.preview),
        el('span', { class: 'why' }, t(`reason.${one.reason}`), one.mood !== 'calm' && one.reason !== 'emotional' && ` · ${t(`mood.${one.mood}`)}`),
      ], () => choose(one.id), { 'aria-current': open ? 'true' : null }));
      node.style.setProperty('--share', one.repliedAt ? 0 : over ? 1 : share.toFixed(2));
      return node;
    } };
  }

  function update() {
    if (!parts.list) return;
    const group = (key, items, empty) => [
      { key, sign: sign(items.length), make: () => el('li', { class: 'group' }, el('h3', {}, t(key), el('span', { class: 'count' }, String(items.length)))) },
      ...(items.length ? items.map(item) : [{ key: `${key}-empty`, sign: sign(empty), make: () => el('li', { class: 'none quiet' }, t(empty)) }]),
    ];
    rows(parts.list, [...(state.mine.length ? group('desk.mine', state.mine) : []), ...group('desk.waiting', state.waiting, 'desk.empty')]);
    parts.bar.textContent = state.online ? '' : t('desk.stale', { time: clock(state.at) });
    const hint = parts.packet.querySelector('.nothing');
    if (hint) hint.replaceWith(nothing());
  }

  function draw() {
    parts = {
      list: el('ul', { class: 'list', 'aria-label': t('desk.list') }),
      bar: el('div', { class: 'bar', role: 'status' }),
      packet: el('div', { class: 'packet' }),
    };
    view?.draw();
    parts.packet.append(view ? view.node : nothing());
    root.replaceChildren(
      el('header', { class: 'head' }, el('h2', {}, t('desk.who', { name: me.session.staff.name })),
        button(t('desk.back'), () => choose(null), { class: 'quiet back' })),
      parts.bar,
      el('div', { class: 'rooms' }, parts.list, parts.packet));
    update();
  }

  await look();
  setInterval(look, EVERY_MS);
  document.addEventListener('visibilitychange', look);
  return { draw };
}

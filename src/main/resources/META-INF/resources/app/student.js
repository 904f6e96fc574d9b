// The left half: the demo student's page of the LMS with the conversation on it.
import { announce, button, el, lang, t } from './kit.js';
import { noticeLines, sign, spine } from './message.js';
import { atEnd, follow, rows } from './rows.js';
import { openSource } from './source.js';
import { talk } from './talk.js';
import { turns } from './turns.js';

const ASSIGNMENTS = ['temperature', 'fizzbuzz', 'word-count', 'ownership', 'control-line-sum']; // there is no list over HTTP for a student
const SUGGESTED = [[1], [2, 'temperature'], [3], [4]];
const LONGEST = 8000, DRAFT = 'opora.draft';

/** The spoken words for how long people take to reply. */
function within(minutes) {
  const [size, unit] = minutes % 60 ? [minutes, 'minute'] : [minutes / 60, 'hour'];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'short' }).format(size);
}

export async function student(root, { steps, news }) {
  const fine = matchMedia('(pointer: fine)').matches;
  let parts = {};
  const talking = talk(() => update(), m => {
    news();
    setTimeout(() => { // the change of owner, which has the time of the reply, comes right after a notice
      const live = state.conversation?.owner.kind === 'queue' ? state.conversation : null;
      announce(m.kind === 'notice' ? noticeLines(m, live, state.session.emergency).join(' ') : `${m.author.name ?? t('assistant')}: ${m.text}`);
    }, 300);
    if (document.visibilityState === 'visible') talking.seen();
  });
  const { state } = talking;
  const open = (cited, at) => openSource(talking.read, cited, at);
  const drawn = turns(talking, open, showAttempt);
  await talking.start();

  function send() {
    const text = parts.field.value.trim();
    if (!text || [...text].length > LONGEST) return;
    write('');
    follow(parts.log);
    talking.send(text);
  }
  function write(text) {
    parts.field.value = text;
    localStorage.setItem(DRAFT, text);
    size();
  }
  function size() {
    const n = [...parts.field.value].length;
    parts.count.textContent = n > LONGEST ? t('toolong', { n }) : '';
    parts.send.disabled = n > LONGEST;
  }
  async function suggest([n, assignment = '']) {
    if (assignment !== state.assignment) { parts.place.value = assignment; await talking.choose(assignment); }
    talking.send(t(`suggest.${n}`));
    parts.log.focus();
  }
  function showAttempt() {
    if (!parts.field.value.includes(t('hint.prefix'))) write(`${t('hint.prefix')}\n${parts.field.value}`);
    parts.field.focus();
  }

  function draw() {
    parts = {
      place: el('select', { id: 'place', onchange: press => talking.choose(press.target.value) },
        el('option', { value: '' }, t('student.none')), ASSIGNMENTS.map(id => el('option', { value: id, selected: id === state.assignment }, t(`assignment.${id}`)))),
      bar: el('div', { class: 'bar', role: 'status' }),
      turns: el('ol'),
      log: el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': t('student.log'), tabindex: 0 }),
      field: el('textarea', { id: 'question', rows: 1, placeholder: t('placeholder'), 'aria-label': t('placeholder'), 'aria-describedby': 'disclosure count',
        oninput: () => { localStorage.setItem(DRAFT, parts.field.value); size(); },
        onkeydown: key => {
          if (key.key !== 'Enter' || key.isComposing || key.shiftKey || !(fine || key.ctrlKey || key.metaKey)) return;
          key.preventDefault();
          send();
        } }),
      count: el('p', { id: 'count', class: 'count' }),
      send: el('button', { class: 'main' }, t('send')),
      call: el('div', { class: 'call' }),
      short: el('p', { id: 'disclosure', class: 'quiet' }, t('disclosure.short')),
    };
    parts.log.append(parts.turns);
    parts.field.value = localStorage.getItem(DRAFT) ?? '';
    root.replaceChildren(
      el('header', { class: 'head' },
        el('h2', {}, state.session.student.name ?? t('tab.student')),
        el('label', { class: 'place' }, el('span', {}, t('student.place')), parts.place),
        button(t('restart'), () => { talking.restart(); if (fine) parts.field.focus(); }, { class: 'quiet' })),
      parts.bar, parts.log,
      el('form', { class: 'composer', onsubmit: press => { press.preventDefault(); send(); } }, parts.field, parts.send),
      parts.count,
      el('div', { class: 'under' }, parts.call, parts.short));
    size();
    update();
    if (state.rows.length) parts.log.scrollTop = parts.log.scrollHeight;
  }

  const empty = () => el('li', { class: 'empty' },
    el('p', { class: 'greeting' }, t('greeting', { course: state.session.context.course?.title ?? '' })),
    el('p', { class: 'quiet' }, t('greeting.answers', { team: state.session.answers.team, within: within(state.session.answers.withinMinutes) })),
    el('p', { class: 'quiet' }, t('disclosure')),
    el('ul', { class: 'suggested', 'aria-label': t('suggest.label') }, SUGGESTED.map(one => el('li', {},
      button([el('span', {}, t(`suggest.${one[0]}`)), el('small', {}, t(`suggest.${one[0]}.about`))], () => suggest(one))))));

  function trouble() {
    if (state.expired) return [t('expired')];
    if (!state.online) return [t('offline')];
    if (!state.problem) return [];
    return [t(state.problem === 'required' ? 'hint.none' : 'error', { code: state.problem }),
      button(t('close'), () => { state.problem = null; update(); }, { class: 'quiet' })];
  }

  function update() {
    if (!parts.log) return;
    const { conversation } = state, stay = !atEnd(parts.log), size = state.rows.length + state.unsent.length;
    const last = state.rows.findLast(m => m.kind !== 'event'), told = state.rows.findLast(m => m.kind === 'notice');
    const lives = conversation && (conversation.owner.kind === 'queue' || conversation.expectedReplyBy) ? conversation : null;
    const shown = state.rows.map((m, at) => drawn.row(m, at, last, m === told ? lives : null));
    const whole = [...shown, ...state.pending().map(drawn.waiting), ...state.unsent.map(drawn.unsent)];
    rows(parts.turns, whole.length ? whole : [{ key: 'empty', sign: sign(state.session.context), make: empty }]);
    let owner = 'assistant';
    [...parts.turns.children].forEach((node, at) => {
      if (state.rows[at]?.kind === 'event') owner = state.rows[at].owner.kind;
      else if (state.rows[at]?.kind === 'notice') owner = 'queue';
      node.dataset.owner = whole.length ? spine(owner) : '';
    });
    const bar = trouble();
    if (parts.bar.textContent !== bar.map(one => one.textContent ?? one).join('')) parts.bar.replaceChildren(...bar);
    rows(parts.call, [{ key: 'call', sign: sign(conversation?.owner, conversation?.canCancel, conversation?.expectedReplyBy), make: drawn.calling }]);
    parts.short.hidden = Boolean(conversation) && conversation.owner.kind !== 'assistant';
    const asked = [...parts.log.querySelectorAll('.by-student')].at(-1);
    if (!whole.length) parts.log.scrollTop = 0;
    else if (!stay || size !== parts.size && last?.author?.kind === 'student') follow(parts.log, asked);
    parts.size = size;
    steps({
      ask: state.rows.some(m => m.author?.kind === 'student'),
      claim: state.rows.some(m => m.kind === 'event' && m.owner.kind === 'curator'),
      reply: state.rows.some(m => m.author?.kind === 'curator'),
    });
  }
  setInterval(() => { if (state.pending().length || state.conversation?.expectedReplyBy) update(); }, 1000);
  return { draw };
}

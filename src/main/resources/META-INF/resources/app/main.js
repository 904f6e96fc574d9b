// The page itself: language, the two halves and their tabs, the three steps, the line on what answers.
import { call, button, el, lang, speak, t } from './kit.js';

const byId = id => document.getElementById(id);
const main = byId('main'), tabs = [byId('tab-student'), byId('tab-desk')];
const halves = [];
let about, status, done = {};

function steps(next = done) {
  done = next;
  const items = [...byId('steps').children], now = items.find(item => !done[item.dataset.step]);
  for (const item of items) {
    const ticked = Boolean(done[item.dataset.step]);
    item.classList.toggle('done', ticked);
    if (item === now) item.setAttribute('aria-current', 'step'); else item.removeAttribute('aria-current');
    item.querySelector('.unseen')?.remove();
    if (ticked) item.append(el('span', { class: 'unseen' }, ` ${t('step.done')}`));
  }
}

/** A dot on the tab that is not shown. */
const narrow = matchMedia('(max-width: 1023.9px)');
const news = which => () => mark(which, narrow.matches && main.dataset.tab !== which);
function mark(which, on) {
  const tab = byId(`tab-${which}`);
  tab.classList.toggle('news', on);
  if (on) tab.setAttribute('aria-label', `${t(`tab.${which}`)}, ${t('tab.news')}`); else tab.removeAttribute('aria-label');
}
function show(which) {
  main.dataset.tab = which;
  for (const tab of tabs) {
    const chosen = tab.id === `tab-${which}`;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  mark(which, false);
}
for (const tab of tabs) {
  const other = tabs.find(each => each !== tab);
  tab.addEventListener('click', () => show(tab.id.slice(4)));
  tab.addEventListener('keydown', key => { if (['ArrowLeft', 'ArrowRight'].includes(key.key)) { show(other.id.slice(4)); other.focus(); } });
}

function mode() {
  const key = !status ? 'unknown' : status.database !== 'ok' ? 'database' : status.mode !== 'model' ? 'quote' : status.model === 'ok' ? 'model' : 'degraded';
  byId('mode').replaceChildren(t(`mode.${key}`), ...(status ? [' ', el('span', { class: 'version' }, t('mode.version', status))] : []));
}
async function look() {
  status = await call('GET', '/api/v1/status').catch(() => null);
  mode();
}

function words() {
  document.documentElement.lang = lang;
  document.title = about ? t('title', about) : t('app.name');
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-t-label]')) node.setAttribute('aria-label', t(node.dataset.tLabel));
  for (const node of document.querySelectorAll('[data-lang]')) node.setAttribute('aria-pressed', String(node.dataset.lang === lang));
  byId('school').textContent = about?.school ?? '';
  steps();
  mode();
  halves.forEach(half => half.draw());
}
for (const node of document.querySelectorAll('[data-lang]')) node.addEventListener('click', () => { speak(node.dataset.lang); words(); });

/** The demo is off: a plain page with the ways in that are left. */
const off = section => ({ draw: () => section.replaceChildren(el('div', { class: 'off' },
  el('h2', {}, t('off.title')), el('p', {}, t('off.text')), el('p', { class: 'quiet' }, t('off.how')),
  el('p', {}, el('a', { class: 'press', href: '/q/openapi' }, t('foot.api')), ' ', el('a', { class: 'press', href: '/q/health' }, t('foot.health'))))) });

/** The lesson with the widget in it, embedded as a school would; its events tick the steps. */
async function lesson() {
  await import('/lesson/lesson.js');
  const page = el('op-lesson', { container: '#chat' });
  page.starters = [1, 2, 3, 4].map(n => t(`suggest.${n}`));
  const did = step => () => { news('student')(); steps({ ...done, [step]: true }); };
  for (const [event, step] of [['opora:answered', 'ask'], ['opora:handoff', 'ask'], ['opora:curator', 'claim'], ['demo:replied', 'reply']]) addEventListener(event, did(step));
  byId('lesson').append(page);
  return { draw: () => window.Opora?.('setLocale', lang) };
}

async function start() {
  try {
    about = await call('GET', '/demo');
    ['steps', 'tabs', 'student', 'desk'].forEach(id => { byId(id).hidden = false; });
    const { desk } = await import('./desk.js');
    halves.push(await desk(byId('desk'), { news: news('desk') }));
    words();
    halves.push(await lesson());
  } catch (refused) {
    if (refused.status !== 404 || about) {
      if (!refused.code) console.error(refused);
      byId('failed').replaceChildren(t('failed', { code: refused.code ?? 'page' }), ' ', button(t('again'), () => location.reload()));
      byId('failed').hidden = false;
      return;
    }
    byId('student').hidden = false;
    main.classList.add('alone');
    halves.push(off(byId('student')));
  }
  words();
}

words();
look();
setInterval(() => { if (document.visibilityState === 'visible') look(); }, 60_000);
start();

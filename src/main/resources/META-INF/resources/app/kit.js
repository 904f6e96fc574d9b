// What every part of the page needs: words, elements, times, calls, the event stream.
const words = await (await fetch('/app/words.json')).json();
export let lang = localStorage.getItem('opora.lang') === 'en' ? 'en' : 'ru';

export function speak(next) {
  lang = next;
  localStorage.setItem('opora.lang', next);
}

/** A word of the table; {places} filled, the plural form taken where the table has one for the number `n`. */
export function t(key, places = {}) {
  const form = places.n === undefined ? '' : `${key}.${new Intl.PluralRules(lang).select(places.n)}`;
  const text = (words[form] ?? words[key])?.[lang] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all);
}
export const has = key => key in words;

/** An element; `on…` attributes are listeners, false and null attributes are left out, text is never read as HTML. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child != null && child !== false));
  return node;
}
export const button = (label, onclick, attributes = {}) => el('button', { type: 'button', onclick, ...attributes }, label);

/** Says a finished sentence to screen readers. */
export const announce = text => { document.getElementById('said').textContent = text.slice(0, 600); };

/** Not `randomUUID` alone: it is missing on plain http of another host. */
export const uuid = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
  (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));

export const clock = at => new Date(at).toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit', hour12: false });
const day = at => new Date(at).setHours(0, 0, 0, 0);
const date = at => new Date(at).toLocaleDateString(lang, { day: 'numeric', month: 'long' });

/** Until when, in the browser's zone. */
export function due(at) {
  const days = Math.round((day(at) - day(Date.now())) / 86_400_000);
  const key = days === 0 ? 'due.today' : days === 1 ? 'due.tomorrow' : 'due.later';
  return t(key, { time: clock(at), date: date(at) });
}
export function moment(at) { return `${date(at)}, ${clock(at)}`; }

/** How much is left, and how it looks: calm, soon, last, over. */
export function left(at) {
  const minutes = Math.ceil((new Date(at) - Date.now()) / 60_000);
  const size = Math.abs(minutes);
  const text = size < 60 ? t('minutes', { m: size }) : size < 1440
    ? t(size % 60 ? 'hours' : 'hours.whole', { h: Math.floor(size / 60), m: size % 60 }) : t('days', { n: Math.floor(size / 1440) });
  return { text, look: minutes < 0 ? 'over' : minutes <= 5 ? 'last' : minutes <= 15 ? 'soon' : 'calm' };
}

export class Refused extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.code ?? String(status));
    Object.assign(this, { status, code: problem.code ?? String(status || 'offline'), problem, retryAfter });
  }
}

async function refusal(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Refused(answer.status, problem, Number(answer.headers.get('Retry-After')) || 0);
}

/** One call: JSON in and out, a refusal thrown with its code. */
export async function call(method, path, body, token) {
  const answer = await fetch(path, {
    method,
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  }).catch(() => { throw new Refused(0, { code: 'offline' }); });
  if (!answer.ok) throw await refusal(answer);
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

/** A credential that is asked for again once when it is refused. */
export function caller(renew, session) {
  const self = {
    get session() { return session; },
    async renew() { session = await renew(); },
    async call(method, path, body) {
      try {
        return await call(method, `/api/v1${path}`, body, session.token);
      } catch (refused) {
        if (refused.status !== 401) throw refused;
        await self.renew();
        return call(method, `/api/v1${path}`, body, session.token);
      }
    },
  };
  return self;
}

const QUIET_MS = 40_000; // the server pings every 15 s
const pause = ms => new Promise(done => { setTimeout(done, ms); addEventListener('online', done, { once: true }); });

/** Reads a conversation's events until stopped; resumes after the last seq. @returns the function that stops it */
export function listen(me, path, { event, state, gone }) {
  let last = 0, stopped = false, expired = false, quiet, request;
  const alive = () => { clearTimeout(quiet); quiet = setTimeout(() => request.abort(), QUIET_MS); };
  const read = block => {
    let name = 'message', data = '';
    for (const line of block.split('\n')) {
      const [, field, value] = /^(\w*): ?(.*)$/.exec(line) ?? [];
      if (field === 'event') name = value;
      if (field === 'data') data += value;
      if (field === 'id' && value) last = Math.max(last, Number(value));
    }
    if (data && name !== 'ping') event(name, JSON.parse(data));
  };
  (async () => {
    for (let wait = 250; !stopped; wait = Math.min(wait * 2, 2000)) {
      try {
        request = new AbortController();
        const answer = await fetch(`/api/v1${path}`, {
          signal: request.signal,
          headers: { Accept: 'text/event-stream', Authorization: `Bearer ${me.session.token}`, ...(last && { 'Last-Event-ID': String(last) }) },
        });
        if (!answer.ok) throw await refusal(answer);
        state(true);
        wait = 250;
        alive();
        let rest = '';
        const lines = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let part = await lines.read(); !part.done && !stopped; part = await lines.read()) {
          alive();
          const blocks = (rest + part.value).replace(/\r\n/g, '\n').split('\n\n');
          rest = blocks.pop();
          blocks.forEach(read);
        }
      } catch (lost) {
        if (lost.status === 404 || lost.status === 403) { if (!stopped) gone(); return; }
        if (lost.status === 401) expired = await me.renew().then(() => false, () => true);
        if (lost.retryAfter) wait = lost.retryAfter * 1000;
      }
      clearTimeout(quiet);
      if (!stopped) { state(false, expired); await pause(wait); }
    }
  })();
  return () => { stopped = true; clearTimeout(quiet); request?.abort(); };
}

// Figures of the widget in a real browser, as JSON on the last line: called by `bin/bench widget`.
import { chromium } from 'playwright-core';

const BASE = process.env.OPORA_URL;
const OPENINGS = Number(process.env.OPORA_OPENINGS ?? 5);
const MESSAGES = Number(process.env.OPORA_MESSAGES ?? 500);
const LAUNCHER = 'opora-widget .spot .main';
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const LATE = { timeout: 60_000 };

const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.max(Math.ceil(share * values.length) - 1, 0)];
let students = 0;
const somebody = () => `maria-b${Date.now().toString(36)}${students++}`;

async function call(method, path, token, body) {
  const answer = await fetch(BASE + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** A conversation that a person owns, so that messages are only delivered. */
async function talkative(student) {
  const { token } = await call('POST', '/demo/student', null, { student });
  const session = await call('POST', '/api/v1/widget/sessions', null, { token });
  const { id } = await call('POST', '/api/v1/conversations', session.token, {});
  await call('POST', `/api/v1/conversations/${id}/handoff`, session.token, {});
  for (let n = 0; n < MESSAGES; n++) {
    const text = `Message ${n}. ${'Some **more** words of it. '.repeat(n % 9)}`;
    await call('POST', `/api/v1/conversations/${id}/messages`, session.token, { clientId: crypto.randomUUID(), text });
  }
}

const browser = await chromium.launch({
  executablePath: process.env.OPORA_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu'],
});

async function visit({ slow = false, student = somebody(), context } = {}) {
  const own = context ?? (await browser.newContext({ viewport: { width: 1280, height: 800 } }));
  const page = await own.newPage();
  if (slow) {
    const tools = await own.newCDPSession(page);
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', SLOW);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.goto(`${BASE}/demo/lesson?student=${student}`);
  await page.locator(LAUNCHER).waitFor(LATE);
  return page;
}

/** Milliseconds from the press until the field accepts text, by the page's own clock. */
async function opening(page) {
  return page.evaluate(
    ([launcher, field]) =>
      new Promise(done => {
        const root = document.querySelector('opora-widget').shadowRoot;
        const begun = performance.now();
        root.querySelector(launcher).click();
        const look = () => (root.querySelector(field) ? done(performance.now() - begun) : requestAnimationFrame(look));
        look();
      }),
    ['.spot .main', '.composer textarea'],
  );
}

async function cold() {
  const times = [];
  for (let n = 0; n < OPENINGS; n++) {
    const page = await visit({ slow: true });
    times.push(await opening(page));
    await page.context().close();
  }
  return times;
}

async function warm() {
  const times = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  for (let n = 0; n <= OPENINGS; n++) {
    const page = await visit({ context });
    const took = await opening(page);
    if (n) times.push(took); // the first fills the cache
    await page.close();
  }
  await context.close();
  return times;
}

async function quiet() {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked = [];
  page.on('request', request => {
    if (new URL(request.url()).pathname.startsWith('/widget/')) asked.push(request.url());
  });
  await page.addInitScript(() => {
    window.longest = 0;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`${BASE}/demo/lesson?student=${somebody()}`);
  await page.locator(LAUNCHER).waitFor();
  await page.waitForTimeout(1500);
  const longest = await page.evaluate(() => window.longest);
  await context.close();
  return { files: asked.length, longest };
}

/** Milliseconds from the press until the newest page of messages stands. */
const standing = page =>
  page.evaluate(
    () =>
      new Promise(done => {
        const root = document.querySelector('opora-widget').shadowRoot;
        const begun = performance.now();
        root.querySelector('.spot .main').click();
        const look = () =>
          root.querySelectorAll('.rows > li').length >= 40
            ? done(performance.now() - begun)
            : requestAnimationFrame(look);
        look();
      }),
  );

async function long() {
  const student = somebody();
  await talkative(student);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const opened = [];
  let page;
  for (let n = 0; n <= OPENINGS; n++) {
    await page?.close();
    page = await visit({ student, context });
    const took = await standing(page);
    if (n) opened.push(took);
  }
  const rows = () =>
    page.evaluate(() => document.querySelector('opora-widget').shadowRoot.querySelectorAll('.rows > li').length);
  for (let tries = 0; tries < 60 && (await rows()) < MESSAGES; tries++) {
    await page.evaluate(() => {
      document.querySelector('opora-widget').shadowRoot.querySelector('.scroll').scrollTop = 0;
    });
    await page.waitForTimeout(350);
  }
  const reached = await rows();
  const frames = await page.evaluate(
    () =>
      new Promise(done => {
        const scroll = document.querySelector('opora-widget').shadowRoot.querySelector('.scroll');
        const gaps = [];
        let before = performance.now();
        const step = now => {
          gaps.push(now - before);
          before = now;
          scroll.scrollTop += 120;
          if (gaps.length < 300) requestAnimationFrame(step);
          else done(gaps.slice(2));
        };
        requestAnimationFrame(step);
      }),
  );
  await page.context().close();
  return { opened, reached, frames };
}

const sizes = await call('GET', '/widget/sizes.json');
const slow = await cold();
const fast = await warm();
const { files, longest } = await quiet();
const { opened, reached, frames } = await long();
await browser.close();

const KB = 1024;
const figure = (name, value, unit, n, target, at_most = true) => ({ name, value, unit, n, target, at_most });
const figures = [
  figure('loader, gzip', sizes.loader / KB, 'KB', 1, 5),
  figure('widget before lazy parts, gzip', sizes.widget / KB, 'KB', 1, 60),
  figure('files of ours until it is opened', files, 'files', 1, 1),
  figure('longest task of the page until then', longest, 'ms', 1, 50),
  figure('press to field, slow and cold, p50', percentile(slow, 0.5), 'ms', slow.length, 1500),
  figure('press to field, slow and cold, worst', Math.max(...slow), 'ms', slow.length, null),
  figure('press to field, warm, p50', percentile(fast, 0.5), 'ms', fast.length, 300),
  figure('press to field, warm, worst', Math.max(...fast), 'ms', fast.length, null),
  figure(`press to the end of ${MESSAGES} messages, p50`, percentile(opened, 0.5), 'ms', opened.length, 300),
  figure('rows after scrolling to the top', reached, 'rows', 1, MESSAGES, false),
  figure('frame while scrolling, p95', percentile(frames, 0.95), 'ms', frames.length, 16.7),
  figure('frame while scrolling, worst', Math.max(...frames), 'ms', frames.length, 50),
];
console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, figures }));

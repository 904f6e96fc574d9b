// Figures of the desk's page in a real browser, as JSON on the last line: called by `bin/bench desk`.
import { chromium } from 'playwright-core';

const BASE = process.env.OPORA_URL;
const OPENINGS = Number(process.env.OPORA_OPENINGS ?? 5);
const HANDOFFS = Number(process.env.OPORA_HANDOFFS ?? 2000);
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const SIZE = { viewport: { width: 1440, height: 900 } };
/** More rows than are in sight: the list can be read and used. */
const IN_SIGHT = 12;
const STEP_PX = 120;
const MOST_FRAMES = 6000;
/** Chromium without a screen draws at 60 Hz; its clock of frames is .1 ms coarse, so frames are counted whole. */
const FRAME_MS = 1000 / 60;

const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.max(Math.ceil(share * values.length) - 1, 0)];

async function signIn() {
  const answer = await fetch(`${BASE}/api/v1/staff/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: process.env.OPORA_EMAIL, password: process.env.OPORA_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`no session: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

const session = await signIn();
const browser = await chromium.launch({
  executablePath: process.env.OPORA_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu'],
});

async function someone() {
  const context = await browser.newContext(SIZE);
  await context.addInitScript(kept => sessionStorage.setItem('opora.staff', kept), session);
  return context;
}

/** Milliseconds from the start of the navigation until the rows in sight stand, by the page's own clock. */
async function opens(context, slow) {
  const page = await context.newPage();
  if (slow) {
    const tools = await context.newCDPSession(page);
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', SLOW);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.goto(`${BASE}/desk/`, { waitUntil: 'commit', timeout: 60_000 });
  const took = await page.evaluate(
    least =>
      new Promise(done => {
        const look = () => {
          const rows = document.querySelector('op-desk')?.shadowRoot?.querySelectorAll('.items > li').length ?? 0;
          if (rows >= least) done(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    Math.min(IN_SIGHT, HANDOFFS),
  );
  return { page, took };
}

async function cold() {
  const times = [];
  for (let n = 0; n < OPENINGS; n++) {
    const context = await someone();
    times.push((await opens(context, true)).took);
    await context.close();
  }
  return times;
}

async function warm() {
  const context = await someone();
  const times = [];
  for (let n = 0; n <= OPENINGS; n++) {
    const { page, took } = await opens(context, false);
    if (n) times.push(took); // the first fills the cache
    await page.close();
  }
  await context.close();
  return times;
}

/** From the first row to the last, pages being read on the way. */
async function scrolled() {
  const context = await someone();
  const { page } = await opens(context, false);
  await page.waitForTimeout(1000);
  const seen = await page.evaluate(
    ([wanted, step, most]) =>
      new Promise(done => {
        const root = document.querySelector('op-desk').shadowRoot;
        const scroll = root.querySelector('.items-scroll');
        const gaps = [];
        let before = performance.now();
        const turn = now => {
          gaps.push(now - before);
          before = now;
          scroll.scrollTop += step;
          const rows = Number([...root.querySelectorAll('.items > li')].at(-1)?.ariaPosInSet ?? 0);
          const atEnd = scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 2;
          if ((rows >= wanted && atEnd) || gaps.length >= most) done({ rows, gaps: gaps.slice(2) });
          else requestAnimationFrame(turn);
        };
        requestAnimationFrame(turn);
      }),
    [HANDOFFS, STEP_PX, MOST_FRAMES],
  );
  await context.close();
  return seen;
}

const slow = await cold();
const fast = await warm();
const { rows, gaps } = await scrolled();
const frames = gaps.map(gap => Math.max(Math.round(gap / FRAME_MS), 1) * FRAME_MS);
await browser.close();

const figure = (name, value, unit, n, target, at_most = true) => ({ name, value, unit, n, target, at_most });
const figures = [
  figure('desk list usable, slow and cold, p50', percentile(slow, 0.5), 'ms', slow.length, 2500),
  figure('desk list usable, slow and cold, worst', Math.max(...slow), 'ms', slow.length, null),
  figure('desk list usable, warm, p50', percentile(fast, 0.5), 'ms', fast.length, null),
  figure('rows after scrolling to the end', rows, 'rows', 1, HANDOFFS, false),
  figure('frame while scrolling and reading pages, p95', percentile(frames, 0.95), 'ms', frames.length, 16.7),
  figure('frame while scrolling and reading pages, worst', Math.max(...frames), 'ms', frames.length, 50),
];
console.log(JSON.stringify({ browser: `Chromium ${browser.version()}`, figures }));

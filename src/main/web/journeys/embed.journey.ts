// On a school's own page: another origin, a strict policy, hostile style, once or twice.
import { createServer, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BASE, leaveStage, somebody, theBrowser } from './stage.js';

const LMS_PORT = 9779;
/** Another origin of this machine: browsers keep pages of the open net away from local addresses. */
const LMS = `http://localhost:${LMS_PORT}`;
const POLICY = `default-src 'self'; script-src 'self' ${BASE}; connect-src 'self' ${BASE}; img-src 'self' data: ${BASE}; style-src 'self'`;
const HOSTILE = `* { overflow: auto !important; letter-spacing: 3px; text-transform: uppercase; box-sizing: content-box; display: block }
button { opacity: .2; background: red !important } html { font-size: 62.5% } textarea { display: none !important } opora-widget { display: none }`;

type Lms = (path: string, response: ServerResponse) => Promise<void>;
let lms: Lms = async (_, response) => void response.end();
const server = createServer((request, response) => void lms(request.url ?? '/', response));

beforeAll(() => new Promise<void>(done => server.listen(LMS_PORT, 'localhost', done)));
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await leaveStage();
});

const widgetKey = async () => ((await (await fetch(`${BASE}/demo`)).json()) as { widgetKey: string }).widgetKey;
async function token(student: string): Promise<string> {
  const answer = await fetch(`${BASE}/demo/student`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ student }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** A page of the school. @param head what its author has put there */
async function host(head: string, policy = POLICY, style = '') {
  const context = await (await theBrowser()).newContext({ viewport: { width: 1280, height: 800 }, locale: 'ru' });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  const student = somebody();
  page.on('console', line => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  page.on('request', request => requests.push(request.url()));
  lms = async (path, response) => {
    if (path === '/opora-token') return void response.end(await token(student));
    if (path === '/style.css') return void response.setHeader('Content-Type', 'text/css').end(style);
    if (path !== '/') return void response.writeHead(404).end();
    response.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader('Content-Security-Policy', policy);
    const links = `<link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,">`;
    response.end(
      `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Урок</title>${links}${head}</head><body><p>Урок</p></body></html>`,
    );
  };
  await page.goto(`${LMS}/`);
  return { page, requests, complaints, context };
}

const tag = async (more = '') =>
  `<script async src="${BASE}/widget/loader.js" data-key="${await widgetKey()}" data-token-url="/opora-token"${more}></script>`;

describe('one line', () => {
  test('works under a strict policy and hostile style, and asks for one file until it is opened', async () => {
    const { page, requests, complaints, context } = await host(await tag(), POLICY, HOSTILE);
    const launcher = page.locator('opora-widget .spot .main');
    await launcher.waitFor();
    await page.waitForTimeout(1500);
    expect(requests.filter(url => url.startsWith(BASE))).toEqual([`${BASE}/widget/loader.js`]);

    await launcher.click();
    await page.locator('opora-widget .composer textarea').waitFor();
    await page.locator('opora-widget .composer textarea').fill('Сколько баллов нужно, чтобы получить сертификат?');
    await page.locator('opora-widget .send').click();
    await page.locator('opora-widget .rows > li.by-assistant:has(time)').waitFor();
    await page.screenshot({
      path: `${process.env.OPORA_SHOTS ?? 'dist/journeys'}/hostile-page.png`,
      animations: 'disabled',
    });

    const send = page.locator('opora-widget .menu-button');
    expect(await send.evaluate(button => getComputedStyle(button).opacity)).toBe('1');
    expect(await send.evaluate(button => getComputedStyle(button).letterSpacing)).toBe('normal');
    const hosts = new Set(requests.map(url => new URL(url).origin));
    expect([...hosts].sort()).toEqual([BASE, LMS].sort());
    expect(complaints).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  test('twice on a page is harmless', async () => {
    const line = await tag();
    const { page, complaints, context } = await host(line + line);
    await page.locator('opora-widget .spot .main').waitFor();
    await page.waitForTimeout(500);

    expect(await page.locator('opora-widget').count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('moves nothing on the page it joins', async () => {
    const { page, context } = await host(await tag());
    await page.locator('opora-widget .spot .main').waitFor();

    const shifts = await page.evaluate(
      () =>
        new Promise<number>(done => {
          let sum = 0;
          new PerformanceObserver(list => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(sum), 300);
        }),
    );
    expect(shifts).toBe(0);
    await context.close();
  });

  test('tells the page what happens, but never what is said', async () => {
    const { page, context } = await host(await tag());
    await page.locator('opora-widget .spot .main').waitFor();
    await page.evaluate(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      for (const name of ['open', 'answered', 'handoff', 'unread', 'close', 'error']) {
        addEventListener(`opora:${name}`, event => told.push([name, (event as CustomEvent).detail]));
      }
    });
    await page.evaluate(() =>
      (window as unknown as { Opora: (...call: unknown[]) => Promise<void> }).Opora(
        'showNewMessage',
        'Пишет no access, что делать?',
      ),
    );
    await page.locator('opora-widget .send').click();
    await page.locator('opora-widget .rows > li.by-assistant:has(time)').waitFor();

    const told = JSON.stringify(await page.evaluate(() => (window as unknown as { told: unknown[] }).told));
    expect(told).toContain('["open",{}]');
    expect(told).toContain('["answered",{"lane":"answer","citations":1}]');
    expect(told).not.toContain('access');
    await context.close();
  });

  test('says what is wrong with a call, once and by code', async () => {
    const { page, context } = await host(await tag());
    await page.locator('opora-widget .spot .main').waitFor();
    const code = await page.evaluate(() =>
      (window as unknown as { Opora: (...call: unknown[]) => Promise<void> })
        .Opora('sing')
        .catch((why: { code: string }) => why.code),
    );
    expect(code).toBe('unknown-call');
    await context.close();
  });

  test('without a token the panel says so and still stands', async () => {
    const { page, context } = await host((await tag()).replace('/opora-token', '/nowhere'));
    await page.locator('opora-widget .spot .main').click();
    await page.getByText('Войти в чат не получилось').waitFor();
    expect(await page.locator('opora-widget .panel').getByRole('button', { name: 'Повторить' }).count()).toBe(1);
    await context.close();
  });
});

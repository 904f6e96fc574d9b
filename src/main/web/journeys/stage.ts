// The stage of the journeys: a real browser, a running Opora, a student on the lesson page and a curator at the desk.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

export const BASE = process.env.OPORA_URL ?? 'http://127.0.0.1:8080';
const SHOTS = resolve(process.env.OPORA_SHOTS ?? 'dist/journeys');
mkdirSync(SHOTS, { recursive: true });

let browser: Browser | undefined;

export async function theBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env.OPORA_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  return browser;
}

export async function leaveStage(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

export interface Visit {
  width?: number;
  height?: number;
  touch?: boolean;
  locale?: 'ru' | 'en';
  scheme?: 'light' | 'dark';
  student?: string;
  path?: string;
  context?: BrowserContext;
}

let visitors = 0;
/** A student without a past. */
export const somebody = (): string => `maria-${Date.now().toString(36)}${(visitors++).toString(36)}`;

/** A student on the lesson page with the widget closed. */
export class Student {
  /** What the page complained of. */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    readonly name: string,
  ) {
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', line => {
      if (line.type() === 'error' && !/Failed to load resource/.test(line.text())) this.complaints.push(line.text());
    });
  }

  static async arrives(visit: Visit = {}): Promise<Student> {
    const { width = 1280, height = 800, touch = false, locale = 'ru', scheme = 'light', student = somebody() } = visit;
    const context =
      visit.context ??
      (await (
        await theBrowser()
      ).newContext({
        viewport: { width, height },
        hasTouch: touch,
        isMobile: touch,
        colorScheme: scheme,
        locale,
        permissions: ['clipboard-read', 'clipboard-write'],
      }));
    const one = new Student(await context.newPage(), student);
    await one.page.goto(`${BASE}${visit.path ?? '/demo/lesson'}?student=${student}&locale=${locale}`);
    await one.launcher.waitFor();
    return one;
  }

  get launcher(): Locator {
    return this.page.locator('opora-widget .spot .main');
  }
  get panel(): Locator {
    return this.page.locator('opora-widget dialog.panel');
  }
  get field(): Locator {
    return this.page.locator('opora-widget .composer textarea');
  }
  get rows(): Locator {
    return this.page.locator('opora-widget .rows > li.row');
  }
  get answers(): Locator {
    return this.page.locator('opora-widget .rows > li.by-assistant');
  }
  get call(): Locator {
    return this.page.locator('opora-widget .foot .call');
  }

  async opens(): Promise<this> {
    await this.launcher.click();
    await this.field.waitFor();
    return this;
  }

  async asks(text: string): Promise<void> {
    await this.field.fill(text);
    await this.page.locator('opora-widget .send').click();
  }

  /** The row of the newest answer, finished. */
  async answered(count = 1): Promise<Locator> {
    const row = this.page.locator('opora-widget .rows > li.by-assistant:has(time)').nth(count - 1);
    await row.waitFor();
    return row;
  }

  /** Until nothing moves by itself. */
  async settles(): Promise<void> {
    await this.panel.evaluate(panel => Promise.all(panel.getAnimations({ subtree: true }).map(one => one.finished)));
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
  }

  /** Violations of WCAG 2.2 A and AA inside the widget. */
  async violations(): Promise<string[]> {
    const found = await new AxeBuilder({ page: this.page })
      .include('opora-widget')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    return found.violations.map(one => `${one.id} (${one.impact}): ${one.nodes.map(node => node.target).join('; ')}`);
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}

interface Item {
  id: string;
  conversationId: string;
  preview: string;
  version?: number;
}

interface DemoSession {
  token: string;
  expiresAt: string;
  staff: { id: string; name: string; roles: string[] };
}

async function demoSession(who: string, part = 'curator'): Promise<DemoSession> {
  const answer = await fetch(`${BASE}/demo/${part}?who=${who}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`no session for ${who}: ${answer.status}`);
  return (await answer.json()) as DemoSession;
}

/** A member of the demo's staff, by the API that every desk uses. */
export class Curator {
  private constructor(
    private readonly token: string,
    readonly name: string,
  ) {}

  /** @param who the first part of the address of one of the demo's staff */
  static async signsIn(who = 'oleg'): Promise<Curator> {
    const { token, staff } = await demoSession(who);
    return new Curator(token, staff.name);
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${BASE}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : null) as T;
  }

  /** The handoff whose question has these words; waits for it to come. */
  async finds(words: string): Promise<Item> {
    for (let tries = 0; tries < 100; tries++) {
      const { items } = await this.call<{ items: Item[] }>('GET', '/handoffs?state=waiting&limit=200');
      const found = items.find(item => item.preview.includes(words));
      if (found) return found;
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error(`no handoff about ${words}`);
  }

  /** Ends whatever is open, so that the desk is empty. */
  async clears(): Promise<void> {
    const list = async (which: string) =>
      (await this.call<{ items: Item[] }>('GET', `/handoffs?limit=200&${which}`)).items;
    for (let items = await list('state=waiting'); items.length; items = await list('state=waiting')) {
      for (const item of items) await this.call('POST', `/handoffs/${item.id}/claim`, {});
    }
    for (const item of await list('state=claimed&mine=true')) await this.gives(item, false);
  }

  async claims(words: string): Promise<Item> {
    const item = await this.finds(words);
    await this.call('POST', `/handoffs/${item.id}/claim`, {});
    return item;
  }

  async replies(item: Item, text: string): Promise<void> {
    await this.call('POST', `/handoffs/${item.id}/replies`, {
      clientId: crypto.randomUUID(),
      text,
      visibility: 'student',
    });
  }

  async notes(item: Item, text: string): Promise<void> {
    await this.call('POST', `/handoffs/${item.id}/replies`, {
      clientId: crypto.randomUUID(),
      text,
      visibility: 'staff',
    });
  }

  async gives(item: Item, returnToAssistant = true): Promise<void> {
    await this.call('POST', `/handoffs/${item.id}/resolution`, { returnToAssistant });
  }
}

/** Who writes the base of the demo, by the API that every studio uses. */
export class Methodologist {
  private constructor(
    private readonly token: string,
    readonly name: string,
  ) {}

  static async signsIn(who = 'maria'): Promise<Methodologist> {
    const { token, staff } = await demoSession(who, 'methodologist');
    return new Methodologist(token, staff.name);
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${BASE}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : null) as T;
  }

  async writes(externalId: string, article: Record<string, unknown>): Promise<void> {
    await this.call('PUT', `/knowledge/articles/${encodeURIComponent(externalId)}`, {
      format: 'markdown',
      kind: 'handbook',
      ...article,
    });
  }

  async archives(externalId: string): Promise<void> {
    await this.call('DELETE', `/knowledge/articles/${encodeURIComponent(externalId)}`);
  }
}

export interface DeskVisit extends Omit<Visit, 'student' | 'path' | 'context'> {
  /** The first part of the address of one of the demo's staff. */
  who?: string;
  /** What comes after `/desk/`. */
  search?: string;
}

/** A member of staff at the desk, signed in. */
export class Desk {
  /** What the page complained of; refused policies and failed files among it. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', line => {
      if (line.type() === 'error' && !/Failed to load resource|net::ERR/.test(line.text()))
        this.complaints.push(line.text());
    });
  }

  static async opens(visit: DeskVisit = {}): Promise<Desk> {
    const { width = 1440, height = 900, touch = false, locale = 'ru', scheme = 'light', search = '' } = visit;
    const context = await (await theBrowser()).newContext({
      viewport: { width, height },
      hasTouch: touch,
      isMobile: touch,
      colorScheme: scheme,
      locale,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const desk = new Desk(await context.newPage());
    await desk.page.addInitScript(
      ([lang, session]) => {
        localStorage.setItem('opora.lang', lang!);
        sessionStorage.setItem('opora.staff', session!);
      },
      [locale, JSON.stringify(await demoSession(visit.who ?? 'oleg'))],
    );
    await desk.page.goto(`${BASE}/desk/${search}`);
    await desk.page.locator('op-desk .list').waitFor({ state: 'attached' });
    return desk;
  }

  get rows(): Locator {
    return this.page.locator('op-desk .items > li');
  }
  row(words: string): Locator {
    return this.rows.filter({ hasText: words });
  }
  get field(): Locator {
    return this.page.locator('op-desk op-reply textarea');
  }
  get draft(): Locator {
    return this.page.locator('op-desk .draft');
  }
  get transcript(): Locator {
    return this.page.locator('op-desk op-transcript');
  }

  async chooses(words: string): Promise<void> {
    await this.row(words).locator('a').click();
    await this.page.locator('op-desk .talk-head h2').waitFor();
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
  }

  /** Violations of WCAG 2.2 A and AA on the page. */
  async violations(): Promise<string[]> {
    const found = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    return found.violations.map(one => `${one.id} (${one.impact}): ${one.nodes.map(node => node.target).join('; ')}`);
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}

export interface StudioVisit extends Omit<Visit, 'student' | 'context'> {
  /** The first part of the address of one of the demo's staff. */
  who?: string;
  /** Whom the demo signs in. */
  part?: 'methodologist' | 'curator';
}

/** A methodologist in the studio, signed in; `path` is what comes after `/studio/`. */
export class Studio {
  /** What the page complained of; refused policies and failed files among it. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', error => this.complaints.push(error.message));
    page.on('console', line => {
      if (line.type() === 'error' && !/Failed to load resource|net::ERR/.test(line.text()))
        this.complaints.push(line.text());
    });
    page.on('request', request => {
      if (!request.url().startsWith(BASE) && !/^(data|blob):/.test(request.url()))
        this.complaints.push(`asked elsewhere: ${request.url()}`);
    });
  }

  static async opens(visit: StudioVisit = {}): Promise<Studio> {
    const {
      width = 1440,
      height = 900,
      touch = false,
      locale = 'ru',
      scheme = 'light',
      part = 'methodologist',
    } = visit;
    const context = await (await theBrowser()).newContext({
      viewport: { width, height },
      hasTouch: touch,
      isMobile: touch,
      colorScheme: scheme,
      locale,
    });
    const studio = new Studio(await context.newPage());
    const who = visit.who ?? (part === 'curator' ? 'oleg' : 'maria');
    await studio.page.addInitScript(
      ([lang, session]) => {
        localStorage.setItem('opora.lang', lang!);
        sessionStorage.setItem('opora.staff', session!);
      },
      [locale, JSON.stringify(await demoSession(who, part))],
    );
    await studio.goes(visit.path ?? '');
    return studio;
  }

  async goes(path: string): Promise<void> {
    await this.page.goto(`${BASE}/studio/${path}`);
    await this.page.locator('op-studio .room > *').first().waitFor();
  }

  /** Where one is, below `/studio/`. */
  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return decodeURIComponent(pathname.slice('/studio/'.length) + search);
  }
  get title(): Locator {
    return this.page.locator('op-studio h1');
  }
  part(selector: string): Locator {
    return this.page.locator(`op-studio ${selector}`);
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
  }

  /** Violations of WCAG 2.2 A and AA on the page. */
  async violations(): Promise<string[]> {
    const found = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    return found.violations.map(one => `${one.id} (${one.impact}): ${one.nodes.map(node => node.target).join('; ')}`);
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}

/** Words that are in one question only. */
export const mark = (): string => Math.random().toString(36).slice(2, 8);

// The stage of the journeys: a real browser, a running Opora, a student on the lesson page.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

export const BASE = process.env.OPORA_URL ?? 'http://127.0.0.1:8080';
export const SHOTS = resolve(process.env.OPORA_SHOTS ?? 'dist/journeys');
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

/** Violations of WCAG 2.2 A and AA. */
export async function violations(where: AxeBuilder): Promise<string[]> {
  const found = await where.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return found.violations.map(one => `${one.id} (${one.impact}): ${one.nodes.map(node => node.target).join('; ')}`);
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

  /** Inside the widget. */
  violations(): Promise<string[]> {
    return violations(new AxeBuilder({ page: this.page }).include('opora-widget'));
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}

/** Words that are in one question only. */
export const mark = (): string => Math.random().toString(36).slice(2, 8);

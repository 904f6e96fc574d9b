// The methodologist of the journeys: by the API, and in the studio.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { demoSession } from './desk.js';
import { BASE, SHOTS, theBrowser, type Visit, violations } from './stage.js';

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
  violations(): Promise<string[]> {
    return violations(new AxeBuilder({ page: this.page }));
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}

// The other side of the stage: a member of staff by the API, and one at the desk in the browser.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { BASE, SHOTS, theBrowser, type Visit, violations } from './stage.js';

export interface Item {
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

export async function demoSession(who: string, part = 'curator'): Promise<DemoSession> {
  const answer = await fetch(`${BASE}/demo/${part}?who=${who}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`no session for ${who}: ${answer.status}`);
  return (await answer.json()) as DemoSession;
}

/** A member of the demo's staff, by the API that every desk uses. */
export class Curator {
  private constructor(
    private readonly token: string,
    readonly name: string,
    readonly id: string,
  ) {}

  /** @param who the first part of the address of one of the demo's staff */
  static async signsIn(who = 'oleg'): Promise<Curator> {
    const { token, staff } = await demoSession(who);
    return new Curator(token, staff.name, staff.id);
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

  /** @param to a colleague */
  async hands(item: Item, to: Curator, note: string): Promise<void> {
    await this.call('POST', `/handoffs/${item.id}/transfer`, { curator: to.id, note });
  }

  async gives(item: Item, returnToAssistant = true): Promise<void> {
    await this.call('POST', `/handoffs/${item.id}/resolution`, { returnToAssistant });
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

  /** Opens and claims; the field is there afterwards. */
  async takes(words: string): Promise<void> {
    await this.chooses(words);
    await this.page.locator('.talk-head .main').click();
    await this.field.waitFor();
  }

  async replies(text: string): Promise<void> {
    await this.field.fill(text);
    await this.page.keyboard.press('Control+Enter');
  }

  /** Presses an act of the menu of the open handoff, by its first words. */
  async does(act: string): Promise<void> {
    await this.page.locator('.talk-head > wa-dropdown button').click();
    await this.page.locator('.talk-head wa-dropdown-item', { hasText: act }).click();
  }

  /** Confirms the dialog that is open. */
  async confirms(): Promise<void> {
    await this.page.locator('form.dialog button[type=submit]').click();
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' });
  }

  /** On the page. */
  violations(): Promise<string[]> {
    return violations(new AxeBuilder({ page: this.page }));
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}

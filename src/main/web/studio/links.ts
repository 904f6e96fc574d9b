// Links of an article that lead nowhere: which, since when, what they answered; asked again by a press.
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../common/words.js';
import { day } from './format.js';
import type { StudioPage } from './page.js';

export interface DeadLink {
  address: string;
  /** The article that it led to; absent for a page of the web. */
  article?: string;
  since: string;
  answer: string;
}

interface Link {
  address: string;
  article?: string;
  deadSince?: string;
  answer?: string;
  waiting: boolean;
}

interface Found {
  items: Link[];
  /** Whether pages of the web are asked for this school. */
  asked: boolean;
}

/** Pages are asked one a second. */
const PAUSE_MS = 2000;
const GONE = new Set(['404', '410']);

/** What it answered, and since when. */
export function saidOf(words: Words, link: DeadLink): string {
  const what = /^\d+$/.test(link.answer) ? (GONE.has(link.answer) ? 'gone' : 'error') : link.answer;
  const why = words.say(`link.answer.${what}`, { code: link.answer });
  return words.say('link.since', { why, day: day(words, link.since) });
}

/** As people write it: letters instead of their bytes. */
export function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

export const deadLine = (words: Words, link: DeadLink): TemplateResult =>
  html`<span class="link-to">${readable(link.address)}</span> – ${saidOf(words, link)}`;

/** Those of one article. */
export class Links {
  dead: DeadLink[] = [];
  private found: Found = { items: [], asked: false };
  private wait: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly page: StudioPage & { readonly path: string }) {}

  clear(): void {
    clearTimeout(this.wait);
    this.dead = [];
    this.found = { items: [], asked: false };
  }

  private get waits(): boolean {
    return this.found.items.some(one => one.waiting);
  }

  async read(): Promise<void> {
    const { page } = this;
    const path = page.path;
    const found = await page.api.get<Found>(`${path}/links`, page.gone).catch(() => null);
    if (found && path === page.path) this.take(found);
  }

  private take(found: Found): void {
    const waited = this.waits;
    this.found = found;
    this.dead = found.items.flatMap(({ address, article, deadSince, answer }) =>
      deadSince ? [{ address, since: deadSince, answer: answer ?? '', ...(article ? { article } : {}) }] : [],
    );
    clearTimeout(this.wait);
    if (this.waits) this.wait = setTimeout(() => void this.read(), PAUSE_MS);
    else if (waited) {
      const { page } = this;
      page.studio.tell(page.say(this.dead.length ? 'links.dead' : 'links.well', { n: this.dead.length }));
    }
    this.page.requestUpdate();
  }

  private async askAgain(): Promise<void> {
    const { page } = this;
    const found = await page.tried(() => page.api.call<Found>('POST', `${page.path}/links/asking`));
    if (found) this.take(found);
  }

  view(): TemplateResult | typeof nothing {
    const { page, dead } = this;
    if (!dead.length) return nothing;
    const web = this.found.asked && dead.some(one => !one.article);
    return html`<details class="alike dead-links" open><summary>${page.say('links.dead', { n: dead.length })}</summary>
      <ul>${dead.map(one => html`<li>${deadLine(page.words, one)}</li>`)}</ul>
      ${web ? html`<p><button type="button" class="press" ?disabled=${this.waits} @click=${() => void this.askAgain()}>${page.say(this.waits ? 'links.asking' : 'links.again')}</button></p>` : nothing}
    </details>`;
  }
}

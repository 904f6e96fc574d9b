// Material comes in: chosen or dropped, looked at before it is taken where the server can, then followed file by file.
import { html, nothing, type TemplateResult } from 'lit';
import { type Chosen, isOver, LARGEST, type Import as Running } from '../importing.js';
import { StudioPage } from '../page.js';
import type { Part } from '../types.js';
import { choosingView, pastView, runningView } from '../views/import.js';
import { looks } from '../views/styles-import.js';
import { address } from '../where.js';

const LOOK_MS = 1000;

export interface Past {
  id: string;
  state: string;
  createdAt?: string;
  total?: number;
  done?: number;
}

export class ImportPage extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    files: { state: true },
    running: { state: true },
    past: { state: true },
    busy: { state: true },
    over: { state: true },
  };
  static override looks = looks;
  files: Chosen[] = [];
  running: Running | null = null;
  past: Past[] = [];
  parts: Part[] = [];
  /** A server that keeps no list of imports knows no previews either, and would begin at once. */
  previews = false;
  busy = false;
  /** Files are held over the page. */
  over = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  get importId(): string | undefined {
    return this.place.params.id;
  }

  override arrived(): void {
    clearTimeout(this.timer);
    this.running = null;
    if (this.importId) void this.look(this.importId);
    else void this.learn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async learn(): Promise<void> {
    const [outline, past] = await Promise.all([
      this.api.get<{ parts: Part[] }>('/knowledge/outline', this.gone).catch(() => ({ parts: [] })),
      this.api.get<{ items: Past[] }>('/knowledge/imports?limit=10', this.gone).catch(() => null),
    ]);
    this.parts = outline.parts;
    this.past = past?.items ?? [];
    this.previews = past !== null;
  }

  take(more: Chosen[]): void {
    const known = new Set(this.files.map(one => one.name));
    this.files = [...this.files, ...more.filter(one => !known.has(one.name))];
    this.over = false;
  }

  drop(name: string): void {
    this.files = this.files.filter(one => one.name !== name);
  }

  get tooLarge(): Chosen[] {
    return this.files.filter(one => one.file.size > LARGEST);
  }

  /** @param preview to be shown first what would change */
  async begin(given: FormData, preview: boolean): Promise<void> {
    const form = new FormData();
    for (const { name, file } of this.files) form.append('files', file, name);
    for (const name of ['course', 'kind', 'source']) {
      const value = String(given.get(name) ?? '').trim();
      if (value) form.append(name, value);
    }
    form.append('publish', given.get('publish') === null ? 'false' : 'true');
    if (preview) form.append('preview', 'true');
    this.busy = true;
    const begun = await this.tried(() => this.api.call<{ id: string }>('POST', '/knowledge/imports', form, this.gone));
    this.busy = false;
    if (!begun) return;
    this.files = [];
    this.studio.go(address(['import', begun.id]));
  }

  private async look(id: string): Promise<void> {
    const running = await this.tried(() =>
      this.api.get<Running>(`/knowledge/imports/${encodeURIComponent(id)}`, this.gone),
    );
    if (this.importId !== id || this.gone.aborted) return;
    const before = this.running?.state;
    if (running) this.running = { ...running, id };
    if (running && before === 'running' && isOver(running)) this.studio.tell(this.say(`import.state.${running.state}`));
    if (running ? !isOver(running) : this.trouble === 'offline') {
      this.timer = setTimeout(() => void this.look(id), LOOK_MS);
    }
  }

  /** Carries out what the preview showed. */
  async carryOut(): Promise<void> {
    await this.change('POST', 'publication');
  }

  async hold(state: 'paused' | 'running' | 'cancelled'): Promise<void> {
    await this.change('PUT', 'state', { state });
  }

  private async change(method: string, what: string, body: unknown = {}): Promise<void> {
    const id = this.importId!;
    this.busy = true;
    await this.tried(() => this.api.call(method, `/knowledge/imports/${encodeURIComponent(id)}/${what}`, body));
    this.busy = false;
    const { trouble } = this;
    clearTimeout(this.timer);
    await this.look(id);
    if (trouble) this.trouble = trouble;
  }

  override render(): TemplateResult {
    return html`<div class="page import">
      <header class="page-head"><h1>${this.say('page.import')}</h1>${this.importId ? html`<a class="press" href=${address(['import'])}>${this.say('import.another')}</a>` : nothing}</header>
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.importId ? (this.running ? runningView(this, this.running) : nothing) : html`${choosingView(this)} ${pastView(this)}`}
    </div>`;
  }
}

if (!customElements.get('op-import')) customElements.define('op-import', ImportPage);

// The field: what the student writes, files beside it, and answers that exist already while they type.

import sendIcon from 'virtual:icon/arrow-up';
import clipIcon from 'virtual:icon/paperclip';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { type Api, Refused } from '../common/api.js';
import { icon } from '../common/icon.js';
import type { Attachment, Suggestion } from '../common/types.js';
import type { Words } from '../common/words.js';

const LONGEST = 8000;
const COUNT_FROM = 7000;
const ASK_FROM = 12;
const PAUSE_MS = 600;
const MOST_FILES = 5;
const MOST_BYTES = 10 * 1024 * 1024;

/** A file beside the field; it has gone to the server when `done` is there. */
export interface Chosen {
  id: string;
  name: string;
  size: number;
  done?: Attachment;
  error?: string;
}

export interface Sent {
  text: string;
  attachments: Attachment[];
}

/** Code points, as the server counts. */
const length = (text: string) => [...text].length;

export class Composer extends LitElement {
  static override properties = {
    words: { attribute: false },
    api: { attribute: false },
    place: { attribute: false },
    query: { attribute: false },
    later: { attribute: false },
    draft: {},
    suggests: { type: Boolean },
    text: { state: true },
    files: { state: true },
    found: { state: true },
  };
  words!: Words;
  api!: Api;
  /** Where files of this conversation go; makes the conversation if there is none yet. */
  place!: () => Promise<string>;
  query!: (text: string) => string;
  /** Draws what stands over the field; fetched after the first sight of the panel. */
  later: typeof import('./views/later.js') | null = null;
  draft = '';
  suggests = true;
  private text = '';
  private files: Chosen[] = [];
  private found: Suggestion[] = [];
  private readonly fine = matchMedia('(pointer: fine)').matches;
  private asking: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  get field(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('draft')) this.text = this.draft;
  }

  override updated(): void {
    if (this.field.value !== this.text) this.field.value = this.text;
    this.size();
  }

  /** Grows with its lines where the browser does not do so itself. */
  private size(): void {
    if (CSS.supports('field-sizing', 'content')) return;
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  override render(): TemplateResult {
    const { words } = this;
    const count = length(this.text);
    return html`${this.found.length ? this.later?.suggestionsView(this.words, this.found, one => this.choose(one)) : nothing}
      ${this.files.length ? this.later?.filesView(this.words, this.files, file => this.removed(file)) : nothing}
      <form class="composer" @submit=${this.submit} @dragover=${(drag: Event) => drag.preventDefault()} @drop=${this.dropped}>
        <label class="clip" title=${words.say('file.add')}>
          ${icon(clipIcon)}<span class="unseen">${words.say('file.add')}</span>
          <input type="file" class="unseen" multiple @change=${this.chosen}
            accept="image/png,image/jpeg,image/webp,application/pdf,text/*,.py,.js,.ts,.java,.rs,.c,.cpp,.h,.sql,.json,.yml,.md,.csv,.ipynb">
        </label>
        <textarea rows="1" placeholder=${words.say('placeholder')} aria-label=${words.say('placeholder')} aria-describedby="op-count"
          enterkeyhint=${this.fine ? 'send' : 'enter'} @input=${this.typed} @keydown=${this.key} @paste=${this.pasted}></textarea>
        <button type="submit" class="send" aria-label=${words.say('send')} title=${words.say('send')} ?disabled=${!this.ready()}>${icon(sendIcon)}</button>
      </form>
      <p class="count" id="op-count">${
        count > COUNT_FROM
          ? words.say(count > LONGEST ? 'toolong' : 'count', { count: count.toLocaleString(words.locale) })
          : nothing
      }</p>`;
  }

  // ---- writing

  /** Puts a text into the field and the eye on it. */
  write(text: string): void {
    this.text = text;
    this.kept();
    void this.updateComplete.then(() => {
      this.field.focus();
      this.field.setSelectionRange(text.length, text.length);
    });
  }

  get value(): string {
    return this.text;
  }

  private readonly typed = (): void => {
    this.text = this.field.value;
    this.kept();
    this.forget();
    if (!this.suggests || length(this.text.trim()) < ASK_FROM) return;
    this.timer = setTimeout(() => void this.look(), PAUSE_MS);
  };

  private kept(): void {
    this.dispatchEvent(new CustomEvent('op-draft', { detail: this.text, bubbles: true }));
  }

  private readonly key = (press: KeyboardEvent): void => {
    if (press.key !== 'Enter' || press.isComposing || press.shiftKey) return;
    if (!this.fine && !press.ctrlKey && !press.metaKey) return;
    press.preventDefault();
    this.send();
  };

  private ready(): boolean {
    const words = this.text.trim();
    const filed = this.files.some(file => file.done);
    return (
      (words.length > 0 || filed) && length(this.text) <= LONGEST && !this.files.some(file => !file.done && !file.error)
    );
  }

  private readonly submit = (press: Event): void => {
    press.preventDefault();
    this.send();
  };

  private send(): void {
    if (!this.ready()) return;
    const attachments = this.files.flatMap(file => (file.done ? [file.done] : []));
    const text = this.text.trim() || attachments.map(one => one.name).join(', ');
    this.clear();
    if (this.fine) this.field.focus();
    this.dispatchEvent(new CustomEvent<Sent>('op-send', { detail: { text, attachments }, bubbles: true }));
  }

  private clear(): void {
    this.forget();
    this.text = '';
    this.files = [];
    this.kept();
  }

  // ---- answers that exist already

  private forget(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.found = [];
  }

  private async look(): Promise<void> {
    this.asking = new AbortController();
    const text = this.text;
    try {
      const { items } = await this.api.get<{ items: Suggestion[] }>(
        `/suggestions?${this.query(text.trim().slice(0, 300))}`,
        this.asking.signal,
      );
      if (this.text === text) this.found = items.slice(0, 3);
    } catch {
      // a help that is late or refused is no help
    }
  }

  private choose(one: Suggestion): void {
    this.clear();
    this.dispatchEvent(new CustomEvent<Suggestion>('op-suggestion', { detail: one, bubbles: true }));
    this.field.focus();
  }

  // ---- files

  private readonly chosen = (change: Event): void => {
    const input = change.target as HTMLInputElement;
    this.add([...(input.files ?? [])]);
    input.value = '';
  };

  private readonly pasted = (paste: ClipboardEvent): void => {
    const files = [...(paste.clipboardData?.files ?? [])];
    if (!files.length) return;
    paste.preventDefault();
    this.add(files);
  };

  private readonly dropped = (drop: DragEvent): void => {
    drop.preventDefault();
    this.add([...(drop.dataTransfer?.files ?? [])]);
  };

  private add(files: File[]): void {
    for (const file of files) {
      const one: Chosen = { id: `${Date.now()}-${Math.random()}`, name: file.name, size: file.size };
      if (this.files.length >= MOST_FILES) one.error = this.words.say('file.many');
      else if (file.size > MOST_BYTES) one.error = this.words.say('file.large');
      else void this.upload(one, file);
      this.files = [...this.files, one];
    }
  }

  private removed(file: Chosen): void {
    this.files = this.files.filter(other => other.id !== file.id);
    this.field.focus();
  }

  private async upload(one: Chosen, file: File): Promise<void> {
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      const conversation = await this.place();
      const done = await this.api.call<Attachment>('POST', `/conversations/${conversation}/attachments`, form);
      this.change(one, { done, name: done.name, size: done.size });
    } catch (refused) {
      const status = refused instanceof Refused ? refused.status : 0;
      const key = status === 413 ? 'file.large' : status === 415 || status === 422 ? 'file.kind' : 'file.failed';
      this.change(one, { error: this.words.say(key) });
    }
  }

  private change(one: Chosen, change: Partial<Chosen>): void {
    this.files = this.files.map(other => (other.id === one.id ? { ...other, ...change } : other));
  }
}

if (!customElements.get('op-composer')) customElements.define('op-composer', Composer);

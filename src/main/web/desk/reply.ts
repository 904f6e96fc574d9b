// The field of the curator: a reply to the student, or a note that only staff see. Each keeps its own text until it is sent.

import downIcon from 'virtual:icon/chevron-down';
import clipIcon from 'virtual:icon/paperclip';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { icon } from '../common/icon.js';
import type { Citation } from '../common/types.js';
import type { OpDesk } from './desk.js';
import { Files } from './files.js';
import { facts, filled, found, open as openPlaces } from './macros.js';
import type { Then } from './outbox.js';
import { mentioned, pressed } from './reply-keys.js';
import type { Macro, Named, Packet, Suggested } from './types.js';
import { filesView, macrosView, mentionsView, suggestedView } from './views/reply.js';
import type { Work } from './work.js';

export type Mode = 'reply' | 'note' | 'edit';

const TYPING_MS = 3000;
const LONGEST = 8000;

export class Reply extends LitElement {
  static override properties = {
    d: { attribute: false },
    work: { attribute: false },
    packet: { attribute: false },
    mode: { state: true },
    text: { state: true },
    macros: { state: true },
    query: { state: true },
    mentions: { state: true },
    named: { state: true },
    warned: { state: true },
  };
  d!: OpDesk;
  work!: Work;
  packet!: Packet;
  mode: Mode = 'reply';
  text = '';
  /** The list of macros is open. */
  macros = false;
  query = '';
  /** Colleagues that an @ begins to name, and the one that Enter would name. */
  mentions: Named[] = [];
  named = 0;
  /** A text with open {places} needs a second press. */
  warned = false;
  readonly files = new Files(this);
  private signalled = 0;
  private seen = 0;
  private readonly givenBack = () => this.readDraft();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.d?.addEventListener('op-given-back', this.givenBack);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.d?.removeEventListener('op-given-back', this.givenBack);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('work')) {
      this.mode = 'reply';
      this.macros = false;
      this.files.clear();
      this.readDraft();
      this.d.addEventListener('op-given-back', this.givenBack);
    }
  }

  override updated(): void {
    if (this.field.value !== this.text) this.field.value = this.text;
  }

  get field(): HTMLTextAreaElement {
    return this.querySelector('textarea')!;
  }

  private kept(mode = this.mode): string {
    return `draft:${this.work.id}:${mode}`;
  }

  private readDraft(): void {
    this.text = this.d.memory.read<string>(this.kept()) ?? '';
    this.warned = false;
  }

  // ---- writing

  /** @returns true, for the key that asked */
  turn(mode: Mode): boolean {
    this.mode = mode;
    this.mentions = [];
    this.readDraft();
    this.focusField();
    return true;
  }

  edit(text: string): void {
    this.d.memory.write(this.kept('edit'), text);
    this.turn('edit');
  }

  private focusField(): void {
    void this.updateComplete.then(() => {
      this.field.focus();
      this.field.setSelectionRange(this.text.length, this.text.length);
    });
  }

  write(text: string): void {
    this.text = text;
    this.d.memory.write(this.kept(), text);
    this.warned = false;
  }

  /** Puts a text where the cursor is. */
  insert(text: string): void {
    const at = this.field.selectionStart ?? this.text.length;
    const gap = at && !/\s$/.test(this.text.slice(0, at)) ? '\n' : '';
    this.write(this.text.slice(0, at) + gap + text + this.text.slice(this.field.selectionEnd ?? at));
    this.focusField();
  }

  /** A suggested reply with where it is from: the quote is named, since `[1]` says nothing outside of an answer. */
  insertSuggested({ text, citations, title }: Suggested): void {
    const places = (citations ?? []).map((one: Citation) =>
      one.heading ? `${one.title} › ${one.heading}` : one.title,
    );
    const bare = places.length ? text.replace(/\s?\[\d{1,3}\]/g, '') : text;
    const source = [...new Set(places)][0] ?? '';
    this.insert(
      source
        ? `${bare}\n\n${this.d.words.say('reply.source', { source: citations?.[0]?.url ? `[${source}](${citations[0].url})` : source })}`
        : bare,
    );
    this.d.say(this.d.words.say('said.inserted', { title: title ?? '' }));
  }

  insertMacro(one: Macro): void {
    this.macros = false;
    const { text } = this;
    if (text.endsWith('/') && /(^|\s)\/$/.test(text)) this.write(text.slice(0, -1));
    this.insert(filled(one.text, this.known));
  }

  get known(): Record<string, string> {
    return facts(this.packet, this.d.words);
  }

  get foundMacros(): Macro[] {
    return found(this.d.macros, this.query);
  }

  offer(some: Named[]): void {
    this.mentions = some;
    this.named = 0;
  }

  mention(one: Named): void {
    const at = this.field.selectionStart ?? this.text.length;
    const before = this.text.slice(0, at).replace(/@[^\s@]*$/, `@${one.name} `);
    this.write(before + this.text.slice(at));
    this.mentions = [];
    this.focusField();
  }

  private readonly typed = (): void => {
    this.write(this.field.value);
    this.seen ||= this.work.lastSeq;
    if (!this.text) this.seen = 0;
    if (this.mode === 'note') this.offer(mentioned(this));
    else this.signal();
  };

  /** The student sees that somebody really writes; a note is nobody's business. */
  private signal(): void {
    if (Date.now() - this.signalled < TYPING_MS) return;
    this.signalled = Date.now();
    this.work.looks(true);
  }

  private readonly key = (press: KeyboardEvent): void => {
    if (pressed(this, press)) press.preventDefault();
  };

  showMacros(): void {
    this.macros = !this.macros;
    this.query = '';
    if (this.macros) void this.updateComplete.then(() => this.querySelector<HTMLElement>('.macros input')?.focus());
    else this.focusField();
  }

  /** Esc closes what is open here. @returns whether something was */
  back(): boolean {
    const open = this.macros || this.mentions.length > 0 || this.mode === 'edit';
    if (this.macros) this.showMacros();
    else if (this.mode === 'edit') this.turn('reply');
    this.mentions = [];
    return open;
  }

  // ---- sending

  get ready(): boolean {
    const length = [...this.text].length;
    return (this.text.trim().length > 0 || this.files.done.length > 0) && length <= LONGEST && !this.files.busy;
  }

  /** @param then what becomes of the handoff after it */
  send(then?: Then): void {
    if (!this.ready) return;
    if (this.mode === 'reply' && openPlaces(this.text).length && !this.warned) {
      this.warned = true;
      return;
    }
    const text = this.text.trim();
    if (this.mode === 'edit') return void this.approve(text);
    this.d.errands.outbox.send({
      handoffId: this.work.id,
      text: text || this.d.words.say('reply.files'),
      visibility: this.mode === 'note' ? 'staff' : 'student',
      ...(this.mode === 'reply' ? { seenSeq: this.seen || this.work.lastSeq } : {}),
      ...(this.files.done.length ? { attachments: this.files.done } : {}),
      ...(then && this.mode === 'reply' ? { then } : {}),
    });
    this.seen = 0;
    this.files.clear();
    this.write('');
    this.field.focus();
  }

  private async approve(text: string): Promise<void> {
    if (!(await this.work.approve(text))) return;
    this.write('');
    this.mode = 'reply';
  }

  // ---- how it looks

  override render(): TemplateResult {
    const { d, mode, packet } = this;
    const { words } = d;
    const modes: Mode[] = mode === 'edit' ? ['reply', 'note', 'edit'] : ['reply', 'note'];
    const label = words.say(`reply.${mode}.placeholder`);
    const offers = this.mentions.length > 0;
    return html`${this.macros ? macrosView(this) : nothing} ${offers ? mentionsView(this) : nothing}
      <form class="reply" data-mode=${mode} @submit=${(submit: Event) => {
        submit.preventDefault();
        this.send();
      }} @dragover=${(drag: Event) => drag.preventDefault()} @drop=${this.files.dropped}>
        <div class="modes" role="group" aria-label=${words.say('reply.modes')}>
          ${modes.map(one => html`<button type="button" aria-pressed=${one === mode ? 'true' : 'false'} title=${words.say(`reply.${one}.hint`)} @click=${() => this.turn(one)}>${words.say(`reply.${one}`)}</button>`)}
          ${mode === 'note' ? html`<span class="only">${words.say('reply.note.only')}</span>` : nothing}
        </div>
        ${mode === 'reply' && !this.text ? suggestedView(this, packet) : nothing}
        <textarea rows="2" placeholder=${label} aria-label=${label} aria-autocomplete=${mode === 'note' ? 'list' : nothing}
          aria-controls=${offers ? 'mentions' : nothing} aria-activedescendant=${offers ? `mention-${this.named}` : nothing} @input=${this.typed} @keydown=${this.key} @paste=${this.files.pasted}></textarea>
        ${this.files.all.length ? filesView(this) : nothing}
        ${
          this.warned
            ? html`<p class="trouble" role="alert">${words.say('reply.places', {
                places: openPlaces(this.text)
                  .map(one => `{${one}}`)
                  .join(', '),
              })}</p>`
            : nothing
        }
        <div class="reply-foot">
          <label class="tool" title=${words.say('file.add')}>${icon(clipIcon)}<span class="unseen">${words.say('file.add')}</span><input type="file" class="unseen" multiple @change=${this.files.chosen}></label>
          <button type="button" class="quiet" @click=${() => this.showMacros()}>${words.say('macros')} <kbd>Ctrl M</kbd></button>
          ${mode === 'edit' ? html`<button type="button" class="quiet" @click=${() => this.turn('reply')}>${words.say('reply.edit.cancel')}</button>` : nothing}
          <span class="rail-room"></span>
          <button type="submit" class="main send" title="Ctrl+Enter" ?disabled=${!this.ready}>${words.say(`reply.${mode}.send`)}</button>
          ${mode === 'reply' ? this.sendMenu() : nothing}
        </div>
      </form>`;
  }

  private sendMenu(): TemplateResult {
    const { words } = this.d;
    return html`<wa-dropdown placement="top-end" @wa-select=${(select: CustomEvent<{ item: { value: Then } }>) => this.send(select.detail.item.value)}>
      <button slot="trigger" type="button" class="main more" aria-label=${words.say('reply.then')} title=${words.say('reply.then')} ?disabled=${!this.ready}>${icon(downIcon)}</button>
      <wa-dropdown-item value="return">${words.say('reply.then.return')}</wa-dropdown-item>
      <wa-dropdown-item value="close">${words.say('reply.then.close')}</wa-dropdown-item>
    </wa-dropdown>`;
  }
}

if (!customElements.get('op-reply')) customElements.define('op-reply', Reply);

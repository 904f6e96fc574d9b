// The conversation as everybody sees it: rows on a spine, with a place that does not jump while they grow.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { Growing, markdown } from './markdown.js';
import { message } from './message.js';
import { Place } from './place.js';
import { isSlow, progressRow } from './progress.js';
import type { Room } from './room.js';
import type { Row, Unsent } from './rows.js';
import { clock, minutesTo } from './times.js';
import type { Owner } from './types.js';

const STOPS = 'button, a, input, summary, [tabindex]:not(li)';

export class Transcript extends LitElement {
  static override properties = {
    room: { attribute: false },
    rows: { attribute: false },
    earlier: { type: Boolean },
    empty: { attribute: false },
  };
  room!: Room;
  rows: readonly Row[] = [];
  earlier = false;
  /** What stands there while nothing has been said. */
  empty: TemplateResult | typeof nothing = nothing;

  private readonly growing = new Map<string, Growing>();
  private active = '';
  readonly place = new Place(
    () => this.dispatchEvent(new CustomEvent('op-earlier', { bubbles: true })),
    () => this.requestUpdate(),
  );

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { words } = this.room;
    return html`<div class="scroll" role="log" aria-live="off" tabindex="0" aria-label=${words.say('log')} @keydown=${this.walk}>
        ${this.earlier ? html`<p class="earlier">${words.say('log.earlier')}</p>` : nothing}
        ${this.rows.length ? nothing : this.empty}
        <ol class="rows">${repeat(
          this.rows,
          row => row.key,
          row =>
            html`<li class=${this.look(row)} data-key=${row.key} data-owner=${spine(row)} tabindex="-1" lang=${this.room.words.locale}>${guard(this.facts(row), () => this.draw(row))}</li>`,
        )}</ol>
        <div class="tail"></div>
      </div>
      ${
        this.place.below
          ? html`<button type="button" class="below" @click=${() => this.place.toEnd()}>↓ ${words.say('log.below')}</button>`
          : nothing
      }`;
  }

  /** What a row is drawn from; equal facts keep its elements. */
  private facts(row: Row): unknown[] {
    const { words, view, emergency, locked, free } = this.room;
    const usual = [row.kind, words, view];
    switch (row.kind) {
      case 'message': {
        const at = row.waits?.expectedReplyBy;
        const hinted = row.message.hint && row.newest ? [free, locked] : [];
        return [...usual, row.message, row.newest, row.waits, at && minutesTo(at), emergency, ...hinted];
      }
      case 'change':
        return [...usual, row.change];
      case 'progress':
        return [...usual, row.progress, isSlow(row.progress)];
      case 'unsent':
        return [...usual, row.unsent, secondsTo(row.unsent)];
      case 'new':
        return usual;
    }
  }

  private look(row: Row): string {
    if (row.kind === 'message') {
      const { author, kind, visibility } = row.message;
      return kind === 'notice' ? 'row event' : `row by-${author.kind}${visibility === 'staff' ? ' note' : ''}`;
    }
    if (row.kind === 'unsent') return `row by-student ${row.unsent.state}`;
    return { change: 'row event', progress: 'row by-assistant', new: 'row divider' }[row.kind];
  }

  private draw(row: Row): unknown {
    const { room } = this;
    switch (row.kind) {
      case 'message':
        this.growing.delete(row.message.replyTo ?? '');
        return message(row.message, room, row.waits, row.newest);
      case 'change':
        return room.staff
          ? room.staff.change(row.change, row.before)
          : change(row.change.owner, row.before, row.change.state, room);
      case 'progress':
        return progressRow(row.progress, this.grown(row), room);
      case 'unsent':
        return unsent(row.unsent, room);
      case 'new':
        return html`<span>${room.words.say('log.new')}</span>`;
    }
  }

  private grown(row: Row & { kind: 'progress' }): Growing | undefined {
    const { text } = row.progress;
    const known = this.growing.get(row.question.id);
    if (!text) return known;
    const { words, origin } = this.room;
    const names = { chip: String, copy: words.say('copy'), copied: words.say('copied') };
    const growing = known ?? new Growing({ origin, names });
    this.growing.set(row.question.id, growing);
    growing.show(text);
    return growing;
  }

  protected override willUpdate(): void {
    this.place.before(this.querySelector('.scroll'));
  }

  protected override updated(): void {
    const scroll = this.querySelector<HTMLElement>('.scroll');
    if (scroll) this.place.after(scroll);
    this.sweep();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.place.leave();
  }

  /** One stop for the keyboard: only the row that is walked to, else the last, has its controls in the order of Tab. */
  private sweep(): void {
    const items = [...this.querySelectorAll<HTMLElement>('.rows > li')];
    const chosen =
      items.find(item => item.dataset.key === this.active) ??
      items.findLast(item => item.querySelector(STOPS)) ??
      items.at(-1);
    for (const item of items) {
      for (const stop of item.querySelectorAll<HTMLElement>(STOPS)) {
        const wanted = item === chosen ? 0 : -1;
        if (stop.tabIndex !== wanted) stop.tabIndex = wanted;
      }
    }
  }

  private readonly walk = (press: KeyboardEvent): void => {
    if (press.key !== 'ArrowUp' && press.key !== 'ArrowDown') return;
    const target = press.target as HTMLElement;
    if (target.matches('input, textarea')) return;
    const items = [...this.querySelectorAll<HTMLElement>('.rows > li')];
    const at = items.findIndex(item => item.contains(target));
    const next = at < 0 ? items.at(-1) : items[at + (press.key === 'ArrowUp' ? -1 : 1)];
    if (!next) return;
    press.preventDefault();
    this.active = next.dataset.key ?? '';
    this.sweep();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  };
}

/** How the spine is drawn beside a row. */
function spine(row: Row): string {
  return row.owner;
}

function change(
  owner: Owner,
  before: Owner,
  state: 'open' | 'closed',
  { words }: Room,
): TemplateResult | typeof nothing {
  if (state === 'closed') return html`<p class="line">${words.say('event.closed')}</p>`;
  if (owner.kind === 'curator' && (before.kind !== 'curator' || before.name !== owner.name)) {
    return html`<p class="line">${words.say('joined', { name: owner.name ?? words.say('owner.curator') })}</p>`;
  }
  if (owner.kind === 'assistant' && before.kind !== 'assistant')
    return html`<p class="line">${words.say('returned')}</p>`;
  return nothing;
}

/** Seconds until it may be tried again. */
const secondsTo = (one: Unsent): number => Math.max(0, Math.ceil(((one.after ?? 0) - Date.now()) / 1000));

function unsent(one: Unsent, room: Room): TemplateResult {
  const { words, acts } = room;
  const seconds = secondsTo(one);
  const why =
    one.state === 'offline'
      ? words.say('offline')
      : seconds
        ? words.say('limit', { seconds })
        : words.say('unsent', { code: one.code ?? '' });
  const names = { chip: String, copy: words.say('copy'), copied: words.say('copied') };
  return html`<p class="meta"><b>${words.say('you')}</b> ${one.state === 'sending' ? words.say('sending') : clock(one.at)}</p>
    <div class="body"><div class="said">${markdown(one.text, { breaks: true, origin: room.origin, names })}</div></div>
    ${
      one.state === 'sending'
        ? nothing
        : html`<p class="trouble">${why}</p>
            <p class="presses">
              <button type="button" class="press" ?disabled=${seconds > 0} @click=${() => acts.resend(one)}>${words.say('again')}</button>
              <button type="button" class="quiet" @click=${() => acts.drop(one)}>${words.say('remove')}</button>
            </p>`
    }`;
}

if (!customElements.get('op-transcript')) customElements.define('op-transcript', Transcript);

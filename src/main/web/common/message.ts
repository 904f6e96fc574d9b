// A message: who, when, the body, its sources, and what can be done with it.

import copyIcon from 'virtual:icon/copy';
import fileIcon from 'virtual:icon/file';
import downIcon from 'virtual:icon/thumbs-down';
import upIcon from 'virtual:icon/thumbs-up';
import { html, nothing, type TemplateResult } from 'lit';
import { hintActions, ladder } from './hint.js';
import { icon } from './icon.js';
import { markdown } from './markdown.js';
import type { Room } from './room.js';
import { said } from './times.js';
import type { Attachment, Citation, Conversation, Message } from './types.js';
import { notice } from './waiting.js';

/** Longer messages of people are folded. */
const FOLD = 1200;
const bodies = new WeakMap<Message, { locale: string; element: HTMLElement }>();

/** The body as elements, made once for a message and a language. */
function body(m: Message, room: Room): HTMLElement {
  const known = bodies.get(m);
  if (known?.locale === room.words.locale) return known.element;
  const { words } = room;
  const element = document.createElement('div');
  element.className = m.mode === 'quote' && m.kind === 'text' && m.author.kind === 'assistant' ? 'said school' : 'said';
  element.append(
    markdown(m.text, {
      breaks: m.author.kind === 'student' || m.author.kind === 'curator',
      cited: new Set((m.citations ?? []).map(one => one.n)),
      origin: room.origin,
      names: {
        chip: n => words.say('source.chip', { n, title: m.citations?.find(one => one.n === n)?.title ?? '' }),
        copy: words.say('copy'),
        copied: words.say('copied'),
      },
    }),
  );
  bodies.set(m, { locale: words.locale, element });
  return element;
}

function folded(m: Message, room: Room): TemplateResult {
  const person = m.author.kind === 'student' || m.author.kind === 'curator';
  const content = body(m, room);
  if (!person || m.text.length <= FOLD) return html`${content}`;
  const unfold = (press: Event) => {
    const button = press.currentTarget as HTMLElement;
    button.previousElementSibling?.classList.remove('folded');
    button.remove();
  };
  return html`<div class="folded">${content}</div>
    <button type="button" class="quiet unfold" @click=${unfold}>${room.words.say('unfold')}</button>`;
}

function meta(m: Message, room: Room): TemplateResult {
  const { words, view } = room;
  const name =
    m.author.kind === 'assistant' || m.author.kind === 'system'
      ? words.say('owner.assistant')
      : m.author.kind === 'student' && view === 'student'
        ? words.say('you')
        : (m.author.name ?? words.say('owner.curator'));
  const kind = m.hint
    ? html` · ${words.say('hint.meta', { level: m.hint.level })} ${ladder(m.hint)}`
    : m.mode === 'quote' && m.lane === 'answer'
      ? html` · ${words.say('quote.title')}`
      : m.author.kind === 'curator'
        ? html` · ${words.say(m.visibility === 'staff' ? 'note' : 'owner.curator')}`
        : nothing;
  return html`<p class="meta"><b>${name}</b>${kind}${room.staff?.meta(m)} <time datetime=${m.createdAt}>${said(words, m.createdAt)}</time></p>`;
}

const place = (one: Citation): string => (one.heading ? `${one.title} › ${one.heading}` : one.title);

function sources(m: Message, room: Room): TemplateResult | typeof nothing {
  const cited = m.citations ?? [];
  if (!cited.length) return nothing;
  const { words, acts } = room;
  const open = (at: number) => (press: Event) => acts.openSource(cited, at, press.currentTarget as HTMLElement);
  const row = (one: Citation, at: number) => html`<li>
    <button type="button" class="source-row" aria-haspopup="dialog" @click=${open(at)}><b>${one.n}</b><span>${place(one)}</span></button>
  </li>`;
  const first = cited[0]!;
  const verbatim = m.mode === 'quote';
  return html`${
    verbatim
      ? html`<ul class="sources">${cited.slice(0, 1).map(row)}</ul>`
      : html`<figure class="quoted">
          <figcaption><button type="button" class="source-row" aria-haspopup="dialog" @click=${open(0)}><b>${first.n}</b><span>${place(first)}</span></button></figcaption>
          <blockquote><mark>${first.quote}</mark></blockquote>
        </figure>`
  }
  ${
    cited.length > 1
      ? html`<details class="more-sources"><summary>${words.say('sources.more', { n: cited.length - 1 })}</summary>
          <ul class="sources">${cited.slice(1).map((one, at) => row(one, at + 1))}</ul></details>`
      : nothing
  }`;
}

function rating(m: Message, room: Room): TemplateResult {
  const { words, acts } = room;
  const press = (
    value: 'up' | 'down',
    drawn: TemplateResult,
  ) => html`<button type="button" class="rate" aria-label=${words.say(`rate.${value}`)}
    title=${words.say(`rate.${value}`)} aria-pressed=${m.rating?.value === value ? 'true' : 'false'} @click=${() => acts.rate(m, value)}>${icon(drawn)}</button>`;
  const copy = () => void navigator.clipboard?.writeText(m.text.replace(/\s?\[\d{1,3}\]/g, ''));
  return html`<div class="actions">
    <button type="button" class="rate" aria-label=${words.say('copy')} title=${words.say('copy')} @click=${copy}>${icon(copyIcon)}</button>
    ${press('up', upIcon)}${press('down', downIcon)}
  </div>
  ${m.rating?.value === 'down' && !m.rating.reason && m.rating.comment === undefined ? explanation(m, room) : nothing}`;
}

const REASONS = ['not-what-i-asked', 'wrong', 'unclear'] as const;

function explanation(m: Message, room: Room): TemplateResult {
  const { words, acts } = room;
  const submit = (press: SubmitEvent) => {
    press.preventDefault();
    const form = new FormData(press.currentTarget as HTMLFormElement);
    const text = String(form.get('comment') ?? '').trim();
    acts.explain(m, (form.get('reason') as string | null) ?? undefined, text);
  };
  return html`<form class="explain" @submit=${submit}>
    <fieldset><legend>${words.say('rate.why')}</legend>
      ${REASONS.map(reason => html`<label><input type="radio" name="reason" value=${reason}><span>${words.say(`rate.${reason}`)}</span></label>`)}
    </fieldset>
    <input class="field" name="comment" maxlength="2000" placeholder=${words.say('rate.comment')} aria-label=${words.say('rate.comment')}>
    <button type="submit" class="press">${words.say('rate.send')}</button>
  </form>`;
}

const KB = 1024;
export function bytes(room: Pick<Room, 'words'>, size: number): string {
  const kilo = size / KB;
  return kilo < 1000
    ? room.words.say('size.kb', { size: Math.max(1, Math.round(kilo)) })
    : room.words.say('size.mb', { size: (kilo / KB).toLocaleString(room.words.locale, { maximumFractionDigits: 1 }) });
}

function attached(one: Attachment, room: Room): TemplateResult {
  const address = one.url.startsWith('/') ? room.origin + one.url : one.url;
  const name = html`<span class="file-name">${one.name}</span> <small>${bytes(room, one.size)}</small>`;
  return html`<li><a class="file" href=${address} target="_blank" rel="noopener noreferrer" download=${one.name}>${
    one.type.startsWith('image/') ? html`<img src=${address} alt="" loading="lazy">` : icon(fileIcon)
  }${name}</a></li>`;
}

const attachments = (m: Message, room: Room) =>
  m.attachments?.length ? html`<ul class="files">${m.attachments.map(one => attached(one, room))}</ul>` : nothing;

/** A press on a chip in the body. */
function chipPressed(m: Message, room: Room): (press: Event) => void {
  return press => {
    const chip = (press.target as Element).closest<HTMLElement>('[data-cite]');
    const at = (m.citations ?? []).findIndex(one => String(one.n) === chip?.dataset.cite);
    if (chip && at >= 0) room.acts.openSource(m.citations!, at, chip);
  };
}

/** @param waits the conversation, if this is the notice that tells of its waiting; @param newest the last word of another */
export function message(m: Message, room: Room, waits: Conversation | null, newest: boolean): TemplateResult {
  if (m.kind === 'notice') return room.staff?.notice(m) ?? notice(m, waits, room);
  const answered = m.author.kind === 'assistant' && m.lane === 'answer';
  return html`${meta(m, room)}
    <div class="body" @click=${chipPressed(m, room)}>${folded(m, room)}</div>
    ${attachments(m, room)} ${sources(m, room)}
    ${m.hint && newest && room.view === 'student' ? hintActions(m, room) : nothing}
    ${answered && room.view === 'student' ? rating(m, room) : nothing}
    ${m.kind === 'nudge' && room.view === 'student' ? html`<button type="button" class="quiet" @click=${room.acts.noNudges}>${room.words.say('nudge.off')}</button>` : nothing}`;
}

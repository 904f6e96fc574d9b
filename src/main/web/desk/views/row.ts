// A row: who, by when, what they ask, why it is with people. A link, so that it can be opened elsewhere.
import eyeIcon from 'virtual:icon/eye';
import penIcon from 'virtual:icon/pen-line';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { icon } from '../../common/icon.js';
import type { Words } from '../../common/words.js';
import type { Row } from '../book.js';
import { type Told, told } from '../clock.js';
import type { OpDesk } from '../desk.js';
import type { Item } from '../types.js';
import { write } from '../where.js';
import { initials } from './rail.js';

/** What a row carries when a lead drags it onto a colleague. */
export const DRAGGED = 'application/x-opora-handoff';

/** Time that is left, from the bottom up. An SVG: a style of one's own would break the strict policy. */
export function bar({ look, share }: Told): TemplateResult {
  const high = Math.round(share * 100);
  return html`<svg class="bar ${look}" viewBox="0 0 4 100" preserveAspectRatio="none" aria-hidden="true">
    <rect class="whole" width="4" height="100"></rect>${svg`<rect class="left" width="4" y=${100 - high} height=${high}></rect>`}
  </svg>`;
}

export const number = (words: Words, value: number): string =>
  value.toLocaleString(words.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What is worth knowing before it is opened, in a few words. */
function facts(d: OpDesk, item: Item): string {
  const { words, where } = d;
  const x = item.confidence === undefined ? '' : number(words, item.confidence);
  return [
    item.draft
      ? words.say('row.draft')
      : words.say(`why.${item.reason}`) + (x && item.reason === 'low-confidence' ? ` ${x}` : ''),
    item.draft && x ? words.say('confidence', { x }) : '',
    item.mood !== 'calm' && item.reason !== 'emotional' && words.say(`mood.${item.mood}`),
    item.hintLevel ? words.say('row.hint', { level: item.hintLevel }) : '',
    item.priority === 'high' || item.priority === 'urgent' ? words.say(`priority.${item.priority}`) : '',
    item.assignee?.id === d.me.id
      ? words.say('row.yours')
      : item.assignee && item.state === 'waiting'
        ? words.say('row.for', { name: item.assignee.name })
        : '',
    where.list !== 'mine' && item.state === 'claimed' && item.curator
      ? words.say('row.leads', { name: item.curator.name })
      : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What a row is drawn from; equal facts keep its elements. */
export function signOf(d: OpDesk, row: Row, open: boolean, current: boolean): unknown[] {
  const now = Date.now();
  const { text, look, share } = told(row.item, d.words, now);
  const looks = d.shelf.book.lookers(row.item.id, d.me.id, now).map(one => `${one.id}${one.typing}`);
  const chosen = d.selected.size ? d.selected.has(row.item.id) : null;
  return [
    row.item,
    row.taken?.id,
    row.closed,
    text,
    look,
    Math.round(share * 100),
    looks.join(),
    chosen,
    open,
    current,
    d.words,
    location.search,
  ];
}

export function rowView(d: OpDesk, row: Row, open: boolean, current: boolean): TemplateResult {
  const { words } = d;
  const { item } = row;
  const clock = told(item, words, Date.now());
  const address = location.pathname + write({ ...d.where, handoff: item.id, facts: false }, location.search);
  const press = (click: MouseEvent) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.button) return;
    click.preventDefault();
    d.open(item.id);
  };
  const drag = (start: DragEvent) => start.dataTransfer?.setData(DRAGGED, item.id);
  const gone = row.closed
    ? words.say('row.closed')
    : row.taken
      ? row.taken.id === d.me.id
        ? words.say('row.own')
        : words.say('row.leads', { name: row.taken.name })
      : '';
  return html`${bar(clock)}
    ${d.selected.size ? checkbox(d, item) : nothing}
    <a href=${address} data-id=${item.id} tabindex=${current ? 0 : -1} aria-current=${open ? 'true' : nothing} @click=${press} @dragstart=${d.session.leads() ? drag : nothing} @focus=${() => {
      d.at = item.id;
    }}>
      <span class="top"><b>${item.student.name}</b><span class="due ${clock.look}">${clock.text}</span></span>
      <span class="preview">${item.preview.slice(0, 180)}</span>
      <span class="why">${gone ? html`<em>${gone}</em>` : facts(d, item)} ${lookers(d, item)}</span>
    </a>`;
}

function lookers(d: OpDesk, item: Item): TemplateResult | typeof nothing {
  const looks = d.shelf.book.lookers(item.id, d.me.id, Date.now());
  if (!looks.length) return nothing;
  return html`<span class="looks">${looks.map(one => {
    const label = d.words.say(one.typing ? 'look.types' : 'look.looks', { name: one.name });
    return html`<span class="look" title=${label}><span class="unseen">${label}</span><span aria-hidden="true">${initials(one.name)}</span>${icon(one.typing ? penIcon : eyeIcon)}</span>`;
  })}</span>`;
}

function checkbox(d: OpDesk, item: Item): TemplateResult {
  const toggle = () => {
    if (!d.selected.delete(item.id)) d.selected.add(item.id);
    d.requestUpdate();
  };
  return html`<label class="choose"><span class="unseen">${d.words.say('row.select', { name: item.student.name })}</span>
    <input type="checkbox" .checked=${d.selected.has(item.id)} @change=${toggle}></label>`;
}

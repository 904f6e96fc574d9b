// The list: who waits, most urgent first. It does not move while a hand or the focus is on it.
import filterIcon from 'virtual:icon/list-filter';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../common/icon.js';
import { clock } from '../../common/times.js';
import type { OpDesk } from '../desk.js';
import type { Filter, List } from '../where.js';
import { askedView } from './asked.js';
import { boardView } from './board.js';
import { bulkView } from './bulk.js';
import { rowView, signOf } from './row.js';
import { searchView } from './search.js';

const CLASSES = ['organisational', 'study', 'technical', 'emotional', 'complaint', 'human-request'];
const REASONS = [
  'student-request',
  'low-confidence',
  'no-evidence',
  'emotional',
  'complaint',
  'policy',
  'check-failed',
  'model-unavailable',
  'limit-reached',
  'curator-joined',
  'risk',
];
/** The next page is read when so much is left below, px. */
const NEAR_END = 1200;

export function listView(d: OpDesk): TemplateResult {
  const { words, where } = d;
  if (where.list === 'search')
    return html`<section class="list" aria-label=${words.say('list.search')}>${searchView(d)}${offline(d)}</section>`;
  const { shelf } = d;
  const other: List = where.list === 'mine' ? 'queue' : 'mine';
  return html`<section class="list" aria-label=${words.say(`list.${where.list}`)}>
    <header class="list-head">
      <h2>${words.say(`list.${where.list}`)} <span class="count">${shelf.loaded ? `${shelf.book.count}${shelf.more ? '+' : ''}` : ''}</span></h2>
      <button type="button" class="quiet" @click=${() => d.go({ list: other, filters: {} })}>${words.say(`list.${other}.short`)}${other === 'mine' && shelf.mine ? html` <b>${shelf.mine}</b>` : nothing}</button>
      ${filterButton(d)}
    </header>
    ${filtersOpen(d) ? filtersView(d) : nothing}
    ${where.list === 'team' ? boardView(d) : where.list === 'mine' ? askedView(d) : nothing}
    ${bulkView(d)} ${rowsView(d)} ${asks(d)} ${offline(d)}
  </section>`;
}

export const filtersOpen = (d: OpDesk): boolean => d.filtering || Object.keys(d.where.filters).length > 0;

export function filterButton(d: OpDesk): TemplateResult {
  const { words, where } = d;
  return html`<button type="button" class="tool" aria-expanded=${d.filtering ? 'true' : 'false'} title=${words.say('filter')} aria-label=${words.say('filter')}
        data-on=${Object.keys(where.filters).length ? 'true' : nothing} @click=${() => {
          d.filtering = !d.filtering;
        }}>${icon(filterIcon)}</button>`;
}

function offline(d: OpDesk): TemplateResult | typeof nothing {
  return d.live.online
    ? nothing
    : html`<p class="bar wait" role="status">${d.words.say('offline.list', { time: clock(new Date(d.live.at)) })}</p>`;
}

/** One is asked, once, and nothing waits for the answer. */
function asks(d: OpDesk): TemplateResult | typeof nothing {
  const { words, self, errands } = d;
  const ask = (
    text: string,
    yes: string,
    no: string,
    answer: (wanted: boolean) => void,
  ) => html`<div class="bar ask" role="status"><p>${text}</p>
    <button type="button" class="press" @click=${() => answer(true)}>${yes}</button>
    <button type="button" class="quiet" @click=${() => answer(false)}>${no}</button></div>`;
  return html`${
    self.asks
      ? ask(words.say('self.asks'), words.say('self.here'), words.say('self.gone'), here =>
          self.set({ state: here ? 'online' : 'away' }),
        )
      : nothing
  }${
    errands.asksNotices
      ? ask(words.say('notices.ask'), words.say('notices.yes'), words.say('notices.no'), wanted => {
          errands.asksNotices = false;
          if (wanted) void d.notices.ask().then(() => d.requestUpdate());
          else d.notices.want({ asked: true });
          d.requestUpdate();
        })
      : nothing
  }${errands.notices.slice(-2).map(
    notice => html`<div class="bar ask" role="status"><p><b>${words.say(`notice.${notice.kind}`, { name: notice.by ?? '' })}</b> ${notice.text}</p>
      <button type="button" class="press" @click=${() => {
        errands.forget(notice);
        d.open(notice.handoffId);
      }}>${words.say('open')}</button>
      <button type="button" class="quiet" @click=${() => errands.forget(notice)}>${words.say('close')}</button></div>`,
  )}`;
}

export function select(d: OpDesk, name: Filter, options: [value: string, label: string][]): TemplateResult {
  const { words, where } = d;
  const chosen = (change: Event) => {
    const { [name]: _, ...rest } = where.filters;
    const { value } = change.target as HTMLSelectElement;
    d.go({ filters: value ? { ...rest, [name]: value } : rest });
  };
  return html`<label class="filter"><span>${words.say(`filter.${name}`)}</span>
    <select @change=${chosen} .value=${where.filters[name] ?? ''}>
      <option value="">${words.say('filter.any')}</option>
      ${options.map(([value, label]) => html`<option value=${value} ?selected=${where.filters[name] === value}>${label}</option>`)}
    </select></label>`;
}

export function filtersView(d: OpDesk, rest: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { words, where } = d;
  return html`<div class="filters" role="group" aria-label=${words.say('filter')}>
    ${select(
      d,
      'team',
      d.teamsKnown.map(team => [team.key, team.title]),
    )}
    ${
      d.courses.length
        ? select(
            d,
            'course',
            d.courses.map(one => [one.externalId, one.title]),
          )
        : nothing
    }
    ${select(
      d,
      'class',
      CLASSES.map(one => [one, words.say(`class.${one}`)]),
    )}
    ${select(
      d,
      'reason',
      REASONS.map(one => [one, words.say(`why.${one}`)]),
    )}
    ${rest}
    ${Object.keys(where.filters).length ? html`<button type="button" class="quiet" @click=${() => d.go({ filters: {} })}>${words.say('filter.none')}</button>` : nothing}
  </div>`;
}

function rowsView(d: OpDesk): TemplateResult {
  const { words, shelf } = d;
  const { rows, newcomers } = shelf.book;
  const hold = (held: boolean) => () => {
    shelf.book.hold(held);
    d.requestUpdate();
  };
  const left = (gone: FocusEvent | PointerEvent) => {
    const list = gone.currentTarget as HTMLElement;
    const root = list.getRootNode() as ShadowRoot;
    if (
      gone.type === 'focusout'
        ? list.matches(':hover') || list.contains(gone.relatedTarget as Node)
        : list.contains(root.activeElement)
    )
      return;
    hold(false)();
  };
  const scrolled = (scroll: Event) => {
    const list = scroll.currentTarget as HTMLElement;
    if (d.drawn.scrolled(list)) d.requestUpdate();
    if (list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END) void shelf.readMore().catch(() => undefined);
  };
  const show = () => {
    shelf.book.show();
    d.requestUpdate();
    d.renderRoot.querySelector('.items-scroll')?.scrollTo({ top: 0 });
  };
  const { from, to } = d.drawn.part(rows.length);
  const near = rows.slice(from, to);
  const first = near.some(row => row.item.id === d.at) ? d.at : near[0]?.item.id;
  return html`<div class="held" @pointerenter=${hold(true)} @pointerleave=${left} @focusin=${hold(true)} @focusout=${left}>${newcomers ? html`<button type="button" class="newcomers" @click=${show}>↑ ${words.say('newcomers', { n: newcomers })}</button>` : nothing}
    <div class="items-scroll" @scroll=${scrolled}>
      ${rows.length || shelf.loaded ? nothing : html`<div class="skeletons" aria-busy="true"><i></i><i></i><i></i><i></i></div>`}
      ${shelf.loaded && !rows.length ? emptyView(d) : nothing}
      <ul class="items">
        ${repeat(
          near,
          row => row.item.id,
          (row, at) => {
            const { id } = row.item;
            const open = d.where.handoff === id;
            const goes = row.taken || row.closed;
            return html`<li class="item ${goes ? 'goes' : ''}" aria-setsize=${shelf.more ? -1 : rows.length} aria-posinset=${from + at + 1} data-look=${d.selected.has(id) ? 'chosen' : open ? 'open' : nothing}>${guard(signOf(d, row, open, first === id), () => rowView(d, row, open, first === id))}</li>`;
          },
        )}
      </ul>
    </div></div>`;
}

function emptyView(d: OpDesk): TemplateResult {
  const { words, where } = d;
  const filtered = Object.keys(where.filters).length > 0;
  const which = filtered ? 'filtered' : where.list;
  return html`<div class="nobody"><h3>${words.say(`empty.${which}`)}</h3><p>${words.say(d.embedded && which === 'queue' ? 'empty.queue.demo' : `empty.${which}.more`)}</p></div>`;
}

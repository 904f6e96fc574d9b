// The search through all conversations of the school; a set of filters can be kept by name.
import { html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../../common/api.js';
import { said } from '../../common/times.js';
import type { OpDesk } from '../desk.js';
import type { Page } from '../types.js';
import type { Found } from '../types-school.js';
import { FILTERS } from '../where.js';
import { filterButton, filtersOpen, filtersView, select } from './list.js';

interface View {
  name: string;
  filters: Record<string, string>;
}

const PAUSE_MS = 350;
const state = { asked: '\0', items: [] as Found[], next: undefined as string | undefined, failed: '', busy: false };
let views: View[] | null = null;
let naming = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function query(d: OpDesk): string {
  const asked = new URLSearchParams();
  if (d.where.query) asked.set('query', d.where.query);
  for (const name of FILTERS) if (d.where.filters[name]) asked.set(name, d.where.filters[name]);
  return asked.toString();
}

async function look(d: OpDesk, more = false): Promise<void> {
  const asked = query(d);
  state.asked = asked;
  if (!asked) {
    Object.assign(state, { items: [], next: undefined, failed: '' });
    return;
  }
  state.busy = true;
  try {
    const after = more && state.next ? `&after=${state.next}` : '';
    const page = await d.api.get<Page<Found>>(`/conversations?${asked}&limit=30${after}`);
    if (state.asked !== asked) return;
    Object.assign(state, { items: more ? [...state.items, ...page.items] : page.items, next: page.next, failed: '' });
  } catch (why) {
    Object.assign(state, {
      failed: why instanceof Refused ? (why.status === 403 || why.status === 404 ? 'away' : why.code) : 'page',
      items: [],
    });
  }
  state.busy = false;
  d.requestUpdate();
}

async function loadViews(d: OpDesk): Promise<void> {
  views = [];
  views = await d.api.get<Page<View>>('/desk/views').then(
    page => page.items,
    () => [],
  );
  d.requestUpdate();
}

async function keepView(d: OpDesk, name: string): Promise<void> {
  const filters = { ...d.where.filters, ...(d.where.query ? { query: d.where.query } : {}) } as Record<string, string>;
  views = [...(views ?? []).filter(one => one.name !== name), { name, filters }];
  naming = false;
  d.requestUpdate();
  await d.api.call('PUT', '/desk/views', { items: views }).catch(() => undefined);
}

export function searchView(d: OpDesk): TemplateResult {
  const { words, where } = d;
  if (query(d) !== state.asked) void look(d);
  if (!views) void loadViews(d);
  const typed = (event: Event) => {
    clearTimeout(timer);
    const { value } = event.target as HTMLInputElement;
    timer = setTimeout(() => d.go({ query: value.trim() }, true), PAUSE_MS);
  };
  const rest = html`${select(d, 'rating', [
    ['up', words.say('rating.up')],
    ['down', words.say('rating.down')],
  ])}
    ${select(
      d,
      'curator',
      d.people.map(one => [one.id, one.name]),
    )} ${select(d, 'state', [
      ['open', words.say('state.open')],
      ['closed', words.say('state.closed')],
    ])}`;
  return html`<form class="search" role="search" @submit=${(submit: Event) => submit.preventDefault()}>
      <h2>${words.say('list.search')} ${filterButton(d)}</h2>
      <input class="field" type="search" .value=${where.query} placeholder=${words.say('search.placeholder')} aria-label=${words.say('search.placeholder')} @input=${typed}>
    </form>
    ${viewsView(d)} ${filtersOpen(d) ? filtersView(d, rest) : nothing}
    <div class="items-scroll">${resultsView(d)}</div>`;
}

function viewsView(d: OpDesk): TemplateResult | typeof nothing {
  const { words } = d;
  const open = (one: View) => () => {
    const { query: asked = '', ...filters } = one.filters;
    d.go({ query: asked, filters });
  };
  const name = (submit: SubmitEvent) => {
    submit.preventDefault();
    const text = String(new FormData(submit.currentTarget as HTMLFormElement).get('name') ?? '').trim();
    if (text) void keepView(d, text);
  };
  if (!views?.length && !query(d)) return nothing;
  return html`<div class="views">${(views ?? []).map(one => html`<button type="button" class="press" @click=${open(one)}>${one.name}</button>`)}
    ${
      naming
        ? html`<form @submit=${name}><input class="field" name="name" maxlength="60" placeholder=${words.say('views.name')} aria-label=${words.say('views.name')}><button type="submit" class="press">${words.say('save')}</button></form>`
        : query(d)
          ? html`<button type="button" class="quiet" @click=${() => {
              naming = true;
              d.requestUpdate();
            }}>${words.say('views.keep')}</button>`
          : nothing
    }</div>`;
}

function resultsView(d: OpDesk): TemplateResult {
  const { words } = d;
  if (state.failed)
    return html`<div class="nobody" role="status"><h3>${words.say(state.failed === 'away' ? 'search.away' : 'search.failed', { code: state.failed })}</h3></div>`;
  if (!state.asked)
    return html`<div class="nobody"><h3>${words.say('search.how')}</h3><p>${words.say('search.how.more')}</p></div>`;
  if (!state.items.length)
    return html`<div class="nobody" role="status"><h3>${words.say(state.busy ? 'loading' : 'search.nothing')}</h3></div>`;
  const open = (one: Found) => (one.handoffId ? d.open(one.handoffId) : d.go({ conversation: one.id, facts: false }));
  return html`<ul class="found">${state.items.map(
    one => html`<li><button type="button" @click=${() => open(one)}><span class="top"><b>${one.student.name}</b><time>${said(words, one.lastAt ?? one.createdAt)}</time></span>
      <span class="snippet">${marked(one)}</span><small>${[one.reason && words.say(`why.${one.reason}`), one.curator?.name, words.say(one.state === 'closed' ? 'state.closed' : 'state.open')].filter(Boolean).join(' · ')}</small></button></li>`,
  )}</ul>
    ${state.next ? html`<button type="button" class="press more" @click=${() => void look(d, true)}>${words.say('more.results')}</button>` : nothing}`;
}

/** The words that were found, marked; ranges count code points. */
function marked({ snippet, preview, marks = [] }: Found): unknown[] {
  const points = [...(snippet ?? preview)];
  const parts: unknown[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    parts.push(points.slice(from, start).join(''), html`<mark>${points.slice(start, end).join('')}</mark>`);
    from = end;
  }
  return [...parts, points.slice(from).join('')];
}

// The parts of the knowledge page: courses and lessons, conditions, passages found, the table.
import { html, nothing, type TemplateResult } from 'lit';
import { plain } from '../../common/markdown.js';
import { day, decimal } from '../format.js';
import { deadLine } from '../links.js';
import type { Knowledge } from '../pages/knowledge.js';
import { KINDS, type Listed, NEEDS, type Part, STATES } from '../types.js';
import { address } from '../where.js';
import { beginningView } from './beginning.js';

export function outlineView(p: Knowledge): TemplateResult {
  const { outline, asked } = p;
  const parts = outline?.parts ?? [];
  const courses = [...new Set(parts.map(part => part.course))].filter(course => course !== undefined);
  const everything = parts.reduce((sum, part) => sum + part.articles, 0);
  const whole = parts.filter(part => !part.course).reduce((sum, part) => sum + part.articles, 0);
  const line = (name: string, n: number, steps: { course?: string; lesson?: string; school?: string }) => {
    const here = asked.course === steps.course && asked.lesson === steps.lesson && asked.school === steps.school;
    return html`<a href=${address([], { ...steps, q: asked.q, state: asked.state, kind: asked.kind, need: asked.need })} aria-current=${here ? 'true' : nothing}><span>${name}</span><b class="num">${n}</b></a>`;
  };
  const course = (id: string) => {
    const own = parts.filter(part => part.course === id);
    const lessons = own.filter(part => part.lesson);
    const title = own[0]!.courseTitle ?? id;
    const all = own.reduce((sum, part) => sum + part.articles, 0);
    return html`<li>${line(title, all, { course: id })}
      ${
        lessons.length
          ? html`<details ?open=${asked.course === id}><summary>${p.say('knowledge.lessons', { n: lessons.length })}</summary>
              <ul>${lessons.map((part: Part) => html`<li>${line(part.lessonTitle ?? part.lesson!, part.articles, { course: id, lesson: part.lesson! })}</li>`)}</ul></details>`
          : nothing
      }</li>`;
  };
  return html`<nav class="outline" aria-label=${p.say('knowledge.outline')}><ul>
    <li>${line(p.say('knowledge.everything'), everything, {})}</li>
    <li>${line(p.say('knowledge.school'), whole, { school: '1' })}</li>
    ${courses.map(course)}
  </ul></nav>`;
}

export function filtersView(p: Knowledge): TemplateResult {
  const { asked, outline } = p;
  const choice = (
    name: 'state' | 'kind' | 'need',
    all: readonly string[],
    count?: (one: string) => number | undefined,
  ) =>
    html`<label class="labelled"><span>${p.say(`knowledge.${name}`)}</span>
      <select @change=${(change: Event) => p.turn({ [name]: (change.target as HTMLSelectElement).value || undefined })}>
        <option value="" ?selected=${!asked[name]}>${p.say('knowledge.any')}</option>
        ${all.map(one => {
          const n = count?.(one);
          return html`<option value=${one} ?selected=${asked[name] === one}>${p.say(`${name}.${one}`)}${n ? ` · ${n}` : ''}</option>`;
        })}
      </select></label>`;
  return html`<div class="asked-for">
    <label class="labelled search"><span>${p.say('knowledge.search')}</span>
      <input class="field" type="search" .value=${asked.q ?? ''} placeholder=${p.say('knowledge.search.hint')}
        @input=${(typed: Event) => p.typed((typed.target as HTMLInputElement).value)}></label>
    ${choice('need', NEEDS, one => outline?.needs[one as (typeof NEEDS)[number]])}
    ${choice('kind', KINDS)}
    ${choice('state', STATES, one => outline?.states[one as (typeof STATES)[number]])}
  </div>`;
}

export function foundView(p: Knowledge): TemplateResult | typeof nothing {
  if (!p.hits.length) return nothing;
  const rank = (n: number | undefined) => (n === undefined ? '–' : String(n));
  return html`<section class="hits" aria-labelledby="hits-head">
    <h2 id="hits-head">${p.say('knowledge.hits')}</h2>
    <ol>${p.hits.map(
      hit => html`<li><a href=${address(['articles', hit.externalId])}>${hit.title}${hit.heading && hit.heading !== hit.title ? ` › ${hit.heading}` : ''}</a>
        <p class="hit-text">${plain(hit.text)}</p>
        <small class="num">${p.say('knowledge.ranks', { lexical: rank(hit.ranks.lexical), dense: rank(hit.ranks.dense), score: decimal(p.words, hit.score, 3) })}</small></li>`,
    )}</ol></section>`;
}

function stateTag(p: Knowledge, one: Listed): TemplateResult {
  const look = one.state === 'published' ? 'ok' : one.state === 'draft' ? 'note' : '';
  return html`<span class="tag ${look}">${p.say(`state.${one.state}`)}</span>`;
}

const GRAVE = new Set(['expired', 'failing']);

function row(p: Knowledge, one: Listed): TemplateResult {
  const check = p.checks.get(one.externalId);
  const cell = (key: string, value: unknown, look = '') =>
    html`<td class=${look} data-name=${p.say(key)}>${value}</td>`;
  return html`<tr>
    <td class="pick"><label><input type="checkbox" .checked=${p.selected.has(one.externalId)} aria-label=${p.say('knowledge.pick', { title: one.title })}
      @change=${(change: Event) => p.choose(one.externalId, (change.target as HTMLInputElement).checked)}></label></td>
    <th scope="row"><a href=${address(['articles', one.externalId])}>${one.title}</a>
      ${one.needs.length ? html`<span class="needs">${one.needs.map(need => html`<span class="tag ${GRAVE.has(need) ? 'danger' : 'wait'}">${p.say(`need.${need}`)}</span>`)}</span>` : nothing}
      ${one.deadLinks.map(link => html`<small>${deadLine(p.words, link)}</small>`)}
      ${one.owner ? html`<small>${p.say('knowledge.owner', { name: one.owner.name })}</small>` : nothing}</th>
    ${cell('knowledge.kind', p.say(`kind.${one.kind}`))}
    ${cell('knowledge.state', stateTag(p, one))}
    ${cell('knowledge.revision', one.newestRevision === one.revision ? one.revision : `${one.revision} → ${one.newestRevision}`, 'num')}
    ${cell('knowledge.passages', one.passages, 'num')}
    ${cell('knowledge.used', one.cited, 'num')}
    ${cell('knowledge.check', check ? p.say(check.passing === undefined ? 'last.never' : check.passing ? 'last.passed' : 'last.failed') : '–', check?.passing === false ? 'late' : '')}
    ${cell('knowledge.until', one.validUntil ? day(p.words, one.validUntil) : '–', 'num')}
  </tr>`;
}

export function tableView(p: Knowledge): TemplateResult {
  const { items } = p;
  if (!items) return html`<div class="skeletons" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<i></i>`)}</div>`;
  if (!items.length) {
    if (!p.place.query.size) return beginningView(p);
    return html`<div class="nobody"><h2>${p.say('knowledge.none')}</h2>
      <p>${p.say('knowledge.none.more')}</p>
      <a class="press" href=${address([])}>${p.say('knowledge.everything')}</a></div>`;
  }
  const every = items.every(one => p.selected.has(one.externalId));
  const columns = ['kind', 'state', 'revision', 'passages', 'used', 'check', 'until'];
  return html`${
    p.selected.size
      ? html`<div class="bulk"><p>${p.say('knowledge.picked', { n: p.selected.size })}</p>
          <button type="button" class="press risky" @click=${() => void p.archive()}>${p.say('knowledge.archive')}</button>
          <button type="button" class="quiet" @click=${() => {
            p.selected.clear();
            p.requestUpdate();
          }}>${p.say('knowledge.unpick')}</button></div>`
      : nothing
  }
    <table class="articles"><caption class="unseen">${p.say('knowledge.list')}</caption>
      <thead><tr><td class="pick"><label><input type="checkbox" .checked=${every} aria-label=${p.say('knowledge.pick.all')}
          @change=${(change: Event) => {
            for (const one of items) p.choose(one.externalId, (change.target as HTMLInputElement).checked);
          }}></label></td>
        <th scope="col">${p.say('knowledge.title')}</th>
        ${columns.map(name => html`<th scope="col" class=${['revision', 'passages', 'used', 'until'].includes(name) ? 'num' : ''}>${p.say(`knowledge.${name}`)}</th>`)}</tr></thead>
      <tbody>${items.map(one => row(p, one))}</tbody></table>
    ${p.next ? html`<button type="button" class="press more" @click=${() => void p.more()}>${p.say('more')}</button>` : nothing}`;
}

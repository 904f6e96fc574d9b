// From which confidence on a class is answered, and what that would have made of the last days' questions.
import { html, nothing, svg, type TemplateResult } from 'lit';
import {
  type Counts,
  type Effect,
  type Example,
  GOVERNED,
  type Judged,
  type OfClass,
  peopleOnly,
  total,
} from '../courses.js';
import { decimal } from '../format.js';
import type { Course } from '../pages/course.js';
import { address } from '../where.js';

const DAYS = [7, 14, 31] as const;
const LANES = ['answer', 'draft', 'handoff', 'decline'] as const;
type Lane = (typeof LANES)[number];

/** Nothing is declined in most weeks; then there is no column of noughts. */
const shown = (effect: Effect): readonly Lane[] =>
  LANES.filter(lane => lane !== 'decline' || effect.classes.some(one => one.now[lane] || one.tried[lane]));

const WIDE = 100;

export function thresholdsView(p: Course): TemplateResult {
  return html`<section class="sheet course-part" aria-labelledby="course-cuts"><h2 id="course-cuts">${p.say('cuts')}</h2>
    <p class="meta-text">${p.say('cuts.more')}</p>
    <div class="cuts">${GOVERNED.map(one => cutView(p, one))}</div>
    ${p.effect ? effectView(p, p.effect) : p.trouble ? nothing : html`<div class="skeletons" aria-hidden="true"><i></i><i></i></div>`}</section>`;
}

function cutView(p: Course, questionClass: string): TemplateResult {
  const own = p.form.thresholds[questionClass];
  const people = peopleOnly(own);
  const cuts = own && !people ? own : p.usual;
  const slider = (
    name: 'answer' | 'draft',
  ) => html`<label class="labelled"><span>${p.say(`cuts.${name}`)} <output class="num">${decimal(p.words, cuts[name])}</output></span>
    <input type="range" name="${questionClass}-${name}" min="0" max="1" step="0.01" .value=${String(cuts[name])} aria-valuetext=${decimal(p.words, cuts[name])}
      @input=${(e: Event) => p.cut(questionClass, { [name]: Number((e.target as HTMLInputElement).value) })}></label>`;
  return html`<fieldset class="cut" data-class=${questionClass}><legend>${p.say(`class.${questionClass}`)}</legend>
    ${people ? html`<p class="meta-text">${p.say('cuts.people.more')}</p>` : p.effect ? html`${slider('answer')}${slider('draft')}` : nothing}
    <p class="cut-foot"><label class="flat"><input type="checkbox" name="${questionClass}-people" .checked=${people} @change=${(e: Event) => p.cut(questionClass, (e.target as HTMLInputElement).checked ? 'people' : 'usual')}>${p.say('cuts.people')}</label>
      ${own ? html`<button type="button" class="quiet" @click=${() => p.cut(questionClass, 'usual')}>${p.say('cuts.usual')}</button>` : html`<span class="meta-text">${p.say('cuts.is-usual')}</span>`}</p></fieldset>`;
}

function effectView(p: Course, effect: Effect): TemplateResult {
  return html`<div class="effect"><header class="effect-head"><h3 id="effect-head">${p.say('effect')}</h3>
      <label><span class="unseen">${p.say('effect.days')}</span><select @change=${(e: Event) => p.lookBack(Number((e.target as HTMLSelectElement).value))}>${DAYS.map(
        one => html`<option value=${one} ?selected=${one === p.days}>${p.say('effect.last', { n: one })}</option>`,
      )}</select></label></header>
    ${effect.questions ? found(p, effect) : html`<p class="meta-text">${p.say('effect.none', { n: effect.days })}</p>`}</div>`;
}

function found(p: Course, effect: Effect): TemplateResult {
  const all = total(effect);
  const lanes = shown(effect);
  return html`<p class="effect-said">${sentence(p, effect, all.more, all.fewer)}</p>
    ${effect.whole ? nothing : html`<p class="warned">${p.say('effect.part', { n: effect.questions })}</p>`}
    <div class="wide" tabindex="0" role="region" aria-labelledby="effect-head"><table class="effect-table">
      <thead><tr><td></td>${lanes.map(lane => html`<th scope="col" class="num">${p.say(`lane.${lane}`)}</th>`)}<td></td></tr></thead>
      <tbody>${effect.classes.map(one => classView(p, one, lanes))}</tbody></table></div>
    <p class="meta-text">${p.say('effect.unwritten')}</p>
    ${effect.examples.length ? examples(p, effect) : nothing}`;
}

/** "14 more are answered: 3 rated right, 2 wrong." */
function sentence(p: Course, effect: Effect, more: Judged, fewer: Judged): string {
  if (!effect.changed) return p.say('effect.same', { n: effect.questions });
  const judged = (of: Judged) =>
    of.right + of.wrong ? p.say('effect.judged', { right: of.right, wrong: of.wrong }) : p.say('effect.unjudged');
  const parts = [
    p.say('effect.changed', { n: effect.changed, total: effect.questions }),
    more.questions ? `${p.say('effect.more', { n: more.questions })}${judged(more)}` : '',
    fewer.questions ? `${p.say('effect.fewer', { n: fewer.questions })}${judged(fewer)}` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function classView(p: Course, one: OfClass, lanes: readonly Lane[]): TemplateResult {
  const row = (name: 'now' | 'tried') => {
    const counts = one[name];
    return html`<tr class=${name}><th scope="row">${name === 'now' ? html`<b>${p.say(`class.${one.questionClass}`)}</b> ` : nothing}<span>${p.say(`effect.${name}`)}</span></th>
      ${lanes.map(lane => html`<td class="num" ?data-other=${name === 'tried' && counts[lane] !== one.now[lane]}>${counts[lane]}</td>`)}
      <td class="bar-cell">${bar(counts, one.questions)}</td></tr>`;
  };
  return html`${row('now')}${row('tried')}`;
}

/** Shares of the lanes side by side; the numbers beside it say the same. */
function bar(counts: Counts, of: number): TemplateResult {
  let at = 0;
  return html`<svg class="lanes" viewBox="0 0 ${WIDE} 10" preserveAspectRatio="none" aria-hidden="true">${LANES.map(
    lane => {
      const width = (counts[lane] / Math.max(1, of)) * WIDE;
      at += width;
      return svg`<rect class=${`in-${lane}`} x=${at - width} width=${width} height="10"></rect>`;
    },
  )}</svg>`;
}

function examples(p: Course, effect: Effect): TemplateResult {
  return html`<details class="examples"><summary>${p.say('effect.examples', { n: effect.examples.length, total: effect.changed })}</summary>
    <ul>${effect.examples.map(
      one => html`<li><a href=${address(['answers', one.questionId])}>${one.text}</a>
        <p class="meta-text">${p.say('effect.moves', { class: p.say(`class.${one.questionClass}`), confidence: decimal(p.words, one.confidence), now: p.say(`lane.${one.now}`), tried: p.say(`lane.${one.tried}`) })}${verdict(p, one)}</p></li>`,
    )}</ul></details>`;
}

function verdict(p: Course, { rated, judged }: Example): TemplateResult | typeof nothing {
  if (judged !== undefined) return tag(judged, p.say(judged ? 'effect.by-curator.right' : 'effect.by-curator.wrong'));
  if (rated !== undefined) return tag(rated, p.say(rated ? 'effect.by-student.right' : 'effect.by-student.wrong'));
  return nothing;
}

const tag = (right: boolean, text: string) => html` <span class="tag ${right ? 'ok' : 'danger'}">${text}</span>`;

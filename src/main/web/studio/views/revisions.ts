// The list of revisions, and two of them compared: side by side, or one text with both in it.
import { html, nothing, type TemplateResult } from 'lit';
import { differing, type Field, type Piece } from '../differing.js';
import { dayAndTime } from '../format.js';
import type { Revisions } from '../pages/revisions.js';
import type { Article, RevisionInfo } from '../types.js';

const author = (p: Revisions, one: RevisionInfo): string =>
  one.author ? (one.author.name ?? p.say(`author.${one.author.kind}`)) : p.say('author.unknown');

export function listView(p: Revisions, kept: Article): TemplateResult {
  const { after } = p.shown!;
  return html`<nav class="revision-list" aria-label=${p.say('page.revisions')}><ol reversed>${[...kept.revisions]
    .reverse()
    .map(
      one => html`<li><button type="button" aria-current=${one.n === after.revision ? 'true' : nothing} @click=${() => p.compare(one.n)}>
        <b class="num">${one.n}</b> <span>${author(p, one)} <small><time datetime=${one.createdAt}>${dayAndTime(p.words, one.createdAt)}</time></small>
        ${one.note ? html`<em>${one.note}</em>` : nothing}
        ${one.n === kept.publishedRevision ? html`<i class="tag ok">${p.say('state.published')}</i>` : nothing}</span></button></li>`,
    )}</ol></nav>`;
}

export function comparedView(p: Revisions): TemplateResult {
  const { after, before } = p.shown!;
  const others = p.kept!.revisions.filter(one => one.n !== after.revision);
  const look = (columns: boolean) =>
    html`<button type="button" class="press" aria-pressed=${String(p.columns === columns)} @click=${() => {
      p.columns = columns;
    }}>${p.say(columns ? 'revisions.columns' : 'revisions.inline')}</button>`;
  return html`<section class="compared" aria-labelledby="compared-head">
    <div class="compared-head"><h2 id="compared-head">${before ? p.say('revisions.compared', { n: after.revision, other: before.revision }) : p.say('revisions.first', { n: after.revision })}</h2>
      ${
        others.length
          ? html`<label class="labelled"><span>${p.say('revisions.with')}</span><select @change=${(change: Event) => p.compare(after.revision, Number((change.target as HTMLSelectElement).value))}>
              ${others.map(one => html`<option value=${one.n} ?selected=${one.n === before?.revision}>${p.say('revisions.one', { n: one.n })}</option>`)}</select></label>`
          : nothing
      }
      ${before ? html`<div class="presses" role="group" aria-label=${p.say('revisions.look')}>${look(true)} ${look(false)}</div>` : nothing}
      ${after.published ? nothing : html`<button type="button" class="main" ?disabled=${p.publishing.busy} @click=${() => void p.bringBack()}>${p.say('revisions.back')}</button>`}
    </div>
    ${before ? (p.differences.length ? p.differences.map(field => fieldView(p, field)) : html`<p class="meta-text">${p.say('revisions.equal')}</p>`) : html`<pre class="whole-text">${after.body}</pre>`}
  </section>`;
}

function fieldView(p: Revisions, field: Field): TemplateResult {
  const pieces = differing(field.before, field.after);
  const name = p.say(`article.${field.name}`);
  if (!p.columns)
    return html`<div class="field-diff"><h3>${name}</h3><div class="diff-text">${pieces.map(drawn)}</div></div>`;
  const side = (left: boolean) =>
    html`<div class="diff-text" aria-label=${p.say(left ? 'revisions.before' : 'revisions.after')} role="group">${pieces.filter(piece => piece.look !== (left ? 'new' : 'gone')).map(drawn)}</div>`;
  return html`<div class="field-diff"><h3>${name}</h3><div class="diff-columns">${side(true)} ${side(false)}</div></div>`;
}

const drawn = ({ text, look }: Piece): TemplateResult =>
  look === 'gone' ? html`<del>${text}</del>` : look === 'new' ? html`<ins>${text}</ins>` : html`${text}`;

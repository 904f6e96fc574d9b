// The parts of the import page: choosing files, one import file by file, imports before.
import { html, nothing, type TemplateResult } from 'lit';
import { dayAndTime, size } from '../format.js';
import { chosen, counted, dropped, type Import, type ImportFile, isOver, lookOf } from '../importing.js';
import type { ImportPage } from '../pages/import.js';
import { KINDS } from '../types.js';
import { address } from '../where.js';

export function choosingView(p: ImportPage): TemplateResult {
  const picked = (change: Event) => {
    const input = change.target as HTMLInputElement;
    p.take(chosen(input.files ?? []));
    input.value = '';
  };
  const held = (event: DragEvent) => {
    event.preventDefault();
    p.over = true;
  };
  const fell = async (event: DragEvent) => {
    event.preventDefault();
    p.take(await dropped(event.dataTransfer!));
  };
  const pick = (folder: boolean) =>
    html`<label class="press pick-files">${p.say(folder ? 'import.folder' : 'import.files')}<input type="file" multiple ?webkitdirectory=${folder} @change=${picked}></label>`;
  const barred = !p.files.length || p.busy || p.tooLarge.length > 0;
  return html`<form class="choosing" @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    void p.begin(
      new FormData(event.currentTarget as HTMLFormElement),
      (event.submitter as HTMLButtonElement).value === 'preview',
    );
  }}>
    <div class="drop" ?data-over=${p.over} @dragover=${held} @dragleave=${() => {
      p.over = false;
    }} @drop=${fell}>
      <p>${p.say('import.drop')}</p><div class="presses">${pick(false)} ${pick(true)}</div>
      <p class="meta-text">${p.say('import.formats')}</p></div>
    ${p.files.length ? filesView(p) : nothing}
    <div class="import-fields">
      <label class="labelled"><span>${p.say('article.course')}</span><select name="course"><option value="">${p.say('knowledge.school')}</option>
        ${p.parts.filter(part => part.course && !part.lesson).map(part => html`<option value=${part.course!}>${part.courseTitle ?? part.course}</option>`)}</select></label>
      <label class="labelled"><span>${p.say('article.kind')}</span><select name="kind"><option value="">${p.say('import.kind.none')}</option>
        ${KINDS.map(kind => html`<option value=${kind}>${p.say(`kind.${kind}`)}</option>`)}</select></label>
      <label class="labelled source"><span>${p.say('import.source')}</span><input class="field" name="source" maxlength="300"><span class="meta-text">${p.say('import.source.more')}</span></label>
      <label class="tick"><input type="checkbox" name="publish" checked><span>${p.say('import.publish')}</span></label>
    </div>
    <div class="presses">
      ${p.previews ? html`<button type="submit" class="main" value="preview" ?disabled=${barred}>${p.say(p.busy ? 'import.sending' : 'import.preview')}</button>` : nothing}
      <button type="submit" class=${p.previews ? 'press' : 'main'} value="now" ?disabled=${barred}>${p.say(p.busy && !p.previews ? 'import.sending' : 'import.begin')}</button>
    </div></form>`;
}

function filesView(p: ImportPage): TemplateResult {
  const all = p.files.reduce((sum, one) => sum + one.file.size, 0);
  return html`<section class="chosen" aria-labelledby="chosen-head"><h2 id="chosen-head">${p.say('import.chosen', { n: p.files.length, size: size(p.words, all) })}</h2>
    ${p.tooLarge.length ? html`<p class="warned" role="alert">${p.say('import.too-large', { names: p.tooLarge.map(one => one.name).join(', ') })}</p>` : nothing}
    <ul>${p.files.map(
      ({ name, file }) => html`<li><span>${name}</span> <small class="num">${size(p.words, file.size)}</small>
        <button type="button" class="quiet" aria-label=${p.say('import.remove', { name })} @click=${() => p.drop(name)}>${p.say('remove')}</button></li>`,
    )}</ul></section>`;
}

export function runningView(p: ImportPage, one: Import): TemplateResult {
  const counts = counted(one.files);
  const share = one.total ? one.done / one.total : 0;
  const parts = (['imported', 'new', 'changed', 'unchanged', 'rejected', 'waits'] as const)
    .filter(look => counts[look])
    .map(look => p.say(`import.count.${look}`, { n: counts[look] }));
  return html`<section class="running" aria-labelledby="running-head"><h2 id="running-head">${p.say(`import.state.${one.state}`)}</h2>
    <p>${parts.join(' · ')}</p>
    ${isOver(one) ? nothing : html`<wa-progress-bar value=${Math.round(share * 100)} label=${p.say('import.progress', { done: one.done, total: one.total })}></wa-progress-bar><p class="meta-text">${p.say('import.leave')}</p>`}
    ${one.archived?.length ? html`<details><summary>${p.say('import.archived', { n: one.archived.length })}</summary><p>${one.archived.join(', ')}</p></details>` : nothing}
    <div class="presses">
      ${one.state === 'preview' ? html`<button type="button" class="main" ?disabled=${p.busy} @click=${() => void p.carryOut()}>${p.say('import.carry-out')}</button><button type="button" class="press" ?disabled=${p.busy} @click=${() => void p.hold('cancelled')}>${p.say('import.cancel')}</button>` : nothing}
      ${one.state === 'running' ? html`<button type="button" class="press" ?disabled=${p.busy} @click=${() => void p.hold('paused')}>${p.say('import.pause')}</button>` : nothing}
      ${one.state === 'paused' ? html`<button type="button" class="main" ?disabled=${p.busy} @click=${() => void p.hold('running')}>${p.say('import.resume')}</button>` : nothing}
      ${one.state === 'running' || one.state === 'paused' ? html`<button type="button" class="press risky" ?disabled=${p.busy} @click=${() => void p.hold('cancelled')}>${p.say('import.cancel')}</button>` : nothing}
      ${one.state === 'done' ? html`<a class="press" href=${address([])}>${p.say('page.knowledge')}</a>` : nothing}
    </div>
    <table class="import-files"><caption class="unseen">${p.say('import.table')}</caption>
      <thead><tr><th scope="col">${p.say('import.file')}</th><th scope="col">${p.say('import.look')}</th><th scope="col">${p.say('import.made')}</th></tr></thead>
      <tbody>${[...one.files].sort(badFirst).map(file => fileRow(p, file))}</tbody></table></section>`;
}

/** What somebody has to do something about stands on top. */
const badFirst = (one: ImportFile, other: ImportFile): number =>
  Number(lookOf(other) === 'rejected') - Number(lookOf(one) === 'rejected');

const LOOKS = { waits: '', new: 'ok', changed: 'wait', unchanged: '', rejected: 'danger', imported: 'ok' };
const MANY = 5;

function fileRow(p: ImportPage, file: ImportFile): TemplateResult {
  const look = lookOf(file);
  const links = (ids: readonly string[]) =>
    ids.map((id, at) => html`${at ? ', ' : ''}<a href=${address(['articles', id])}>${id}</a>`);
  return html`<tr><th scope="row">${file.name}</th><td><span class="tag ${LOOKS[look]}">${p.say(`import.look.${look}`)}</span></td>
    <td>${file.reason ? html`<span class="reason">${file.reason}</span>` : nothing}
      ${links(file.articles.slice(0, MANY))}
      ${file.articles.length > MANY ? html`<details><summary>${p.say('import.more', { n: file.articles.length - MANY })}</summary>${links(file.articles.slice(MANY))}</details>` : nothing}</td></tr>`;
}

export function pastView(p: ImportPage): TemplateResult | typeof nothing {
  if (!p.past.length) return nothing;
  return html`<section class="past"><h2>${p.say('import.past')}</h2><ul>${p.past.map(
    one =>
      html`<li><a href=${address(['import', one.id])}>${one.createdAt ? dayAndTime(p.words, one.createdAt) : one.id}</a> <small>${p.say(`import.state.${one.state}`)}${one.total === undefined ? '' : ` · ${p.say('import.files.n', { n: one.total })}`}</small></li>`,
  )}</ul></section>`;
}

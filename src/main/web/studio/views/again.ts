// The same question once more, with something changed; what came out otherwise.
import { html, nothing, type TemplateResult } from 'lit';
import { plain } from '../../common/markdown.js';
import type { Change } from '../explained.js';
import type { Inspector } from '../pages/inspector.js';

export function againView(p: Inspector): TemplateResult {
  const { text, course = '' } = p.explained!.question;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const number = (name: string) => Number(given.get(name));
    const n = number('revision');
    const [answer, draft] = [number('answerFrom'), number('draftFrom')];
    const { answerFrom, draftFrom } = p.explained!.decidedBy;
    void p.ask({
      question: String(given.get('question') ?? ''),
      course: String(given.get('course') ?? ''),
      model: given.get('model') !== null,
      ...(p.revisions && n ? { revision: { externalId: p.revisions.of, n } } : {}),
      // As it was decided then: the course may have other cuts by now, which count unless others are given here.
      ...(answer === cut(answerFrom) && draft === cut(draftFrom)
        ? {}
        : { thresholds: { [p.explained!.questionClass]: { answer, draft: Math.min(answer, draft) } } }),
    });
  };
  return html`<section class="sheet again" aria-labelledby="again-head"><h2 id="again-head">${p.say('again')}</h2>
    <form @submit=${submit}>
      <label class="labelled"><span>${p.say('again.question')}</span><textarea class="field" name="question" rows="2" maxlength="8000" .value=${text}></textarea></label>
      <label class="labelled"><span>${p.say('article.course')}</span><select name="course"><option value="">${p.say('knowledge.school')}</option>
        ${p.courses.map(one => html`<option value=${one.externalId} ?selected=${one.externalId === course}>${one.title}</option>`)}</select></label>
      ${p.readArticles.length ? revision(p) : nothing}
      ${course ? cuts(p) : nothing}
      <label class="tick"><input type="checkbox" name="model" checked> ${p.say('again.model')}</label>
      <button type="submit" class="press" ?disabled=${p.again === 'asking'}>${p.say('again.ask')}</button>
    </form>
    <div aria-live="polite">${p.again === 'asking' ? html`<p class="meta-text">${p.say('loading')}</p>` : p.again ? differences(p, p.again.changes) : nothing}</div></section>`;
}

const cut = (value: number): number => Math.min(1, Math.round(value * 100) / 100);

function revision(p: Inspector): TemplateResult {
  return html`<div class="again-pair"><label class="labelled"><span>${p.say('again.article')}</span><select @change=${(e: Event) => p.choose((e.target as HTMLSelectElement).value)}><option value="">${p.say('again.published')}</option>
      ${p.readArticles.map(one => html`<option value=${one.externalId} ?selected=${one.externalId === p.revisions?.of}>${one.title}</option>`)}</select></label>
    ${p.revisions ? html`<label class="labelled"><span>${p.say('again.revision')}</span><select name="revision">${p.revisions.numbers.map(n => html`<option value=${n}>${p.say('again.revision.n', { n: String(n) })}</option>`)}</select></label>` : nothing}</div>`;
}

function cuts(p: Inspector): TemplateResult {
  const { answerFrom, draftFrom } = p.explained!.decidedBy;
  const field = (name: string, key: string, value: number) =>
    html`<label class="labelled"><span>${p.say(key)}</span><input class="field num" type="number" name=${name} min="0" max="1" step="0.01" required .value=${String(cut(value))}></label>`;
  return html`<div class="again-pair">${field('answerFrom', 'cuts.answer', answerFrom)}${field('draftFrom', 'cuts.draft', draftFrom)}</div>`;
}

function differences(p: Inspector, all: readonly Change[]): TemplateResult {
  if (!all.length) return html`<p>${p.say('again.same')}</p>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label=${p.say('again.changed')}><table class="differs"><caption>${p.say('again.changed')}</caption>
    <thead><tr><td></td><th scope="col">${p.say('again.before')}</th><th scope="col">${p.say('again.after')}</th></tr></thead>
    <tbody>${all.map(one => html`<tr><th scope="row">${p.say(`again.${one.name}`)}</th><td>${plain(one.before) || '–'}</td><td>${plain(one.after) || '–'}</td></tr>`)}</tbody></table></div>`;
}

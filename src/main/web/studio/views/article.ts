// The parts of an article's page: head with what can be done, fields, text beside passages, warnings, questions to it.
import { html, nothing, type TemplateResult } from 'lit';
import { plain } from '../../common/markdown.js';
import { decimal, fromField, toField } from '../format.js';
import type { Article } from '../pages/article.js';
import { type Alike, type Cut, KINDS, type Trial } from '../types.js';
import { address } from '../where.js';
import type { Form } from '../writing.js';
import { nameFor, workedOn } from '../writing.js';

export function articleHead(p: Article): TemplateResult {
  const { kept, form } = p;
  const draft = kept?.publishedRevision !== undefined && workedOn(kept) > kept.publishedRevision;
  const ready = Boolean(form!.title.trim() && form!.body.trim() && (p.articleId || nameFor(form!.title)));
  const note = () => p.querySelector<HTMLInputElement>('[name=note]')?.value ?? '';
  const publishable = ready && (p.changed || kept?.state !== 'published' || draft);
  return html`<header class="page-head article-head">
    <div class="article-name">
      <p class="path"><a href=${address([])}>${p.say('page.knowledge')}</a> / <span>${p.articleId || p.say('article.new')}</span></p>
      <h1>${form!.title || p.say('article.new')}</h1>
      <p class="tags">${kept ? html`<span class="tag ${kept.state === 'published' ? 'ok' : 'note'}">${p.say(`state.${kept.state}`)}</span>` : nothing}
        ${draft ? html`<span class="tag note">${p.say('article.draft', { n: workedOn(kept) })}</span>` : nothing}
        ${p.changed ? html`<span class="tag wait">${p.say('article.changed')}</span>` : nothing}
        ${kept ? html`<a href=${address(['articles', p.articleId, 'revisions'])}>${p.say('article.revisions', { n: kept.revisions.length })}</a>` : nothing}
        ${p.done && !p.changed ? html`<span class="did">${p.say(p.done)}</span>` : nothing}</p>
    </div>
    <div class="presses">
      <button type="button" class="press" ?disabled=${!ready || !p.changed || p.publishing.busy} @click=${() => void p.keep(false, note())}>${p.say('article.keep')}</button>
      <button type="button" class="main" ?disabled=${!publishable || p.publishing.busy} @click=${() => void p.keep(true, note())}>${p.say(p.publishing.busy ? 'article.publishing' : 'article.publish')}</button>
    </div>
  </header>`;
}

export function articleView(p: Article): TemplateResult {
  return html`<div class="fields">
      <label class="labelled wide-field"><span>${p.say('article.title')}</span><input class="field" name="title" maxlength="300" .value=${p.form!.title}
        @input=${(typed: Event) => p.write({ title: (typed.target as HTMLInputElement).value })}></label>
      ${choice(
        p,
        'kind',
        KINDS.map(kind => [kind, p.say(`kind.${kind}`)]),
      )}
      ${placeFields(p)}
    </div>
    ${p.form!.kind === 'faq' ? questionsView(p) : nothing}
    ${warningsView(p)}
    <div class="sides">
      <section class="side"><h2 id="body-head">${p.say('article.body')}</h2>
        <textarea class="field body-field" aria-labelledby="body-head" spellcheck="true" .value=${p.form!.body}
          @input=${(typed: Event) => p.write({ body: (typed.target as HTMLTextAreaElement).value })}></textarea></section>
      <section class="side" aria-labelledby="cuts-head"><h2 id="cuts-head">${p.say('article.cuts', { n: p.cuts.length })}</h2>
        ${cutsView(p)}</section>
    </div>
    ${askView(p)}
    ${moreFields(p)}`;
}

function choice(
  p: Article,
  name: 'kind' | 'course' | 'lesson' | 'visibility',
  options: [string, string][],
): TemplateResult {
  const now = p.form![name];
  return html`<label class="labelled"><span>${p.say(`article.${name}`)}</span>
    <select name=${name} @change=${(change: Event) => {
      const value = (change.target as HTMLSelectElement).value;
      p.write({ [name]: value, ...(name === 'course' ? { lesson: '' } : {}) } as Partial<Form>);
    }}>${options.map(([value, text]) => html`<option value=${value} ?selected=${value === now}>${text}</option>`)}</select></label>`;
}

function placeFields(p: Article): TemplateResult {
  const courses = new Map(
    p.parts.filter(part => part.course).map(part => [part.course!, part.courseTitle ?? part.course!]),
  );
  const lessons = p.parts.filter(part => part.course === p.form!.course && part.lesson);
  const known = (id: string, all: [string, string][]) =>
    id && !all.some(([one]) => one === id) ? [...all, [id, id] as [string, string]] : all;
  return html`${choice(p, 'course', known(p.form!.course, [['', p.say('knowledge.school')], ...courses]))}
    ${
      p.form!.course
        ? choice(
            p,
            'lesson',
            known(p.form!.lesson, [
              ['', p.say('article.lesson.none')],
              ...lessons.map(part => [part.lesson!, part.lessonTitle ?? part.lesson!] as [string, string]),
            ]),
          )
        : nothing
    }`;
}

/** An entry answers several phrasings of one question. */
function questionsView(p: Article): TemplateResult {
  const { questions } = p.form!;
  const put = (at: number, text: string) => p.write({ questions: questions.map((one, i) => (i === at ? text : one)) });
  const add = () => {
    p.write({ questions: [...questions, ''] });
    void p.updateComplete.then(() => [...p.querySelectorAll<HTMLInputElement>('.question input')].at(-1)?.focus());
  };
  return html`<fieldset class="questions sheet"><legend>${p.say('article.questions')}</legend>
    <p class="meta-text">${p.say('article.questions.more')}</p>
    ${questions.map(
      (
        question,
        at,
      ) => html`<div class="question"><input class="field" maxlength="8000" aria-label=${p.say('article.question', { n: at + 1 })} .value=${question}
          @input=${(typed: Event) => put(at, (typed.target as HTMLInputElement).value)}>
        <button type="button" class="quiet" aria-label=${p.say('article.question.drop', { n: at + 1 })}
          @click=${() => p.write({ questions: questions.filter((_, i) => i !== at) })}>${p.say('remove')}</button></div>`,
    )}
    <button type="button" class="press" @click=${add}>${p.say('article.question.add')}</button></fieldset>`;
}

function alikeLine(p: Article, one: Alike): TemplateResult {
  const key = `alike.${one.kind}`;
  const numbers = { own: one.onlyOwn.join(', '), other: one.onlyOther.join(', ') };
  return html`<li><p>${p.say(key, numbers)} <a href=${address(['articles', one.externalId])}>${one.title}${one.heading && one.heading !== one.title ? ` › ${one.heading}` : ''}</a></p>
    <blockquote>${plain(one.other)}</blockquote></li>`;
}

function warningsView(p: Article): TemplateResult | typeof nothing {
  const long = p.cuts.filter(cut => cut.tooLong);
  if (!long.length && !p.alike.length && !p.links.dead.length) return nothing;
  return html`<section class="warnings" aria-label=${p.say('article.warnings')}>
    ${long.length ? html`<p class="warned">${p.say('article.long', { n: long.length, at: long.map(cut => cut.position + 1).join(', ') })}</p>` : nothing}
    ${p.links.view()}
    ${p.alike.length ? html`<details class="alike" ?open=${p.alike.some(one => one.kind === 'contradiction')}><summary>${p.say('article.alike', { n: p.alike.length })}</summary><ul>${p.alike.map(one => alikeLine(p, one))}</ul></details>` : nothing}
  </section>`;
}

function cutView(p: Article, cut: Cut): TemplateResult {
  const trial = p.trial === 'asking' ? null : p.trial;
  const read = trial?.own.find(one => one.position === cut.position);
  const first = read !== undefined && read === trial!.own[0];
  return html`<li class="cut" data-at=${cut.position} ?data-long=${cut.tooLong} ?data-read=${first}>
    <p class="cut-head"><b class="num">${cut.position + 1}</b> <span>${cut.heading || p.say('article.no-heading')}</span>
      <span class="num ${cut.tooLong ? 'late' : ''}">${p.say('article.length', { n: cut.length })}</span></p>
    ${first ? html`<p class="cut-read">${p.say('trial.read')} · ${p.say('trial.score', { score: decimal(p.words, read.score, 3), place: read.place })}</p>` : nothing}
    <div class="cut-text">${marked(cut.text, first ? read.quote : '')}</div></li>`;
}

/** The text as it stands, with the quote marked where it is a part of it. */
function marked(text: string, quote: string): TemplateResult {
  const at = quote && quote !== text ? text.indexOf(quote) : -1;
  if (quote === text) return html`<mark>${text}</mark>`;
  if (at < 0) return html`${text}`;
  return html`${text.slice(0, at)}<mark>${quote}</mark>${text.slice(at + quote.length)}`;
}

const cutsView = (p: Article): TemplateResult =>
  p.cuts.length
    ? html`<ol class="cuts" tabindex="0" aria-labelledby="cuts-head" aria-busy=${String(p.cutting)}>${p.cuts.map(cut => cutView(p, cut))}</ol>`
    : html`<p class="meta-text">${p.say(p.cutting ? 'loading' : 'article.cuts.none')}</p>`;

export function askView(p: Article): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void p.ask(String(new FormData(event.currentTarget as HTMLFormElement).get('question') ?? ''));
  };
  return html`<section class="sheet ask" aria-labelledby="ask-head"><h2 id="ask-head">${p.say('trial')}</h2>
    <form @submit=${submit}><label class="labelled"><span>${p.say('trial.question')}</span>
      <input class="field" name="question" maxlength="8000" placeholder=${p.say('trial.hint')}></label>
      <button type="submit" class="press" ?disabled=${p.trial === 'asking' || !p.form!.body.trim() || !p.form!.title.trim()}>${p.say('trial.ask')}</button></form>
    <div aria-live="polite">${p.trial === 'asking' ? html`<p class="meta-text">${p.say('loading')}</p>` : p.trial ? trialView(p, p.trial) : nothing}</div></section>`;
}

function trialView(p: Article, trial: Trial): TemplateResult {
  const first = trial.own[0];
  const facts = {
    confidence: decimal(p.words, trial.confidence),
    answer: decimal(p.words, trial.answerFrom),
    draft: decimal(p.words, trial.draftFrom),
  };
  const found = first
    ? p.say(trial.others.length ? 'trial.behind' : 'trial.first', { n: first.position + 1, place: first.place })
    : p.say('trial.unfound');
  return html`<p><b>${found}</b> ${p.say(`trial.${trial.lane}`, facts)}</p>
    ${trial.others.length ? html`<p class="meta-text">${p.say('trial.others')} ${trial.others.map((other, at) => html`${at ? ', ' : ''}<a href=${address(['articles', other.externalId])}>${other.title}</a>`)}</p>` : nothing}
    ${
      trial.text
        ? html`<p class="meta-text">${p.say(trial.quoted ? 'trial.own' : 'trial.foreign')}</p><blockquote class="given">${plain(trial.text)}</blockquote>`
        : first
          ? html`<p class="meta-text">${p.say('trial.would')}</p><blockquote class="given">${plain(first.quote)}</blockquote>`
          : nothing
    }`;
}

function moreFields(p: Article): TemplateResult {
  const { form, kept } = p;
  const days = (name: 'validFrom' | 'validUntil') =>
    html`<label class="labelled"><span>${p.say(`article.${name}`)}</span><input class="field" type="date" .value=${toField(form![name])}
      @change=${(change: Event) => p.write({ [name]: fromField((change.target as HTMLInputElement).value) ?? '' } as Partial<Form>)}></label>`;
  return html`<details class="more-about"><summary>${p.say('article.more')}</summary><div class="fields">
      <label class="labelled wide-field"><span>${p.say('article.note')}</span><input class="field" name="note" maxlength="300"></label>
      <label class="labelled wide-field"><span>${p.say('article.url')}</span><input class="field" type="url" maxlength="2000" .value=${form!.url}
        @input=${(typed: Event) => p.write({ url: (typed.target as HTMLInputElement).value })}></label>
      ${days('validFrom')} ${days('validUntil')}
      ${choice(
        p,
        'visibility',
        (['student', 'staff'] as const).map(one => [one, p.say(`article.visibility.${one}`)]),
      )}
      ${
        kept
          ? html`<label class="labelled"><span>${p.say('article.owner')}</span><select @change=${(change: Event) => void p.care({ owner: (change.target as HTMLSelectElement).value })}>
                <option value="" ?selected=${!kept.owner}>${p.say('article.owner.none')}</option>
                ${p.people.map(one => html`<option value=${one.id} ?selected=${one.id === kept.owner?.id}>${one.name}</option>`)}</select></label>
              <label class="labelled"><span>${p.say('article.review')}</span><input class="field" type="date" .value=${toField(kept.reviewAt)}
                @change=${(change: Event) => void p.care({ reviewAt: fromField((change.target as HTMLInputElement).value) ?? '' })}></label>
              ${kept.state === 'archived' ? nothing : html`<button type="button" class="press risky" @click=${() => void p.archive()}>${p.say('knowledge.archive')}</button>`}`
          : nothing
      }
    </div></details>`;
}

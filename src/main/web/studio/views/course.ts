// A course's name and manner, the team of each class, and the questions that students are offered to begin with.
import arrowDown from 'virtual:icon/arrow-down';
import arrowUp from 'virtual:icon/arrow-up';
import cross from 'virtual:icon/x';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../common/icon.js';
import { LANGS, MOST_OPENERS, moved, SERVED, served, TONES, usualTeam } from '../courses.js';
import type { StudioPage } from '../page.js';
import type { Course } from '../pages/course.js';

const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** Any two letters may come from a platform; those we speak have a name. */
export const languageOf = (p: StudioPage, lang: string): string =>
  p.words.has(`courses.lang.${lang}`) ? p.say(`courses.lang.${lang}`) : lang;

export function factsView(p: Course): TemplateResult {
  const { title, lang, tone } = p.form;
  return html`<section class="sheet course-part" aria-labelledby="course-facts"><h2 id="course-facts">${p.say('course.facts')}</h2>
    <label class="labelled"><span>${p.say('courses.title')}</span><input class="field" required maxlength="300" .value=${title} @input=${(e: Event) => p.set({ title: value(e) })}></label>
    ${title.trim() ? nothing : html`<p class="wrong" role="alert">${p.say('course.no-title')}</p>`}
    <label class="labelled"><span>${p.say('courses.lang')}</span><select @change=${(e: Event) => p.set({ lang: value(e) })}>${[...new Set([...LANGS, lang])].map(one => html`<option value=${one} ?selected=${one === lang}>${languageOf(p, one)}</option>`)}</select></label>
    <label class="labelled"><span>${p.say('course.tone')}</span><select @change=${(e: Event) => p.set({ tone: (value(e) || undefined) as typeof tone })}>
      <option value="" ?selected=${!tone}>${p.say('course.tone.school')}</option>${TONES.map(one => html`<option value=${one} ?selected=${one === tone}>${p.say(`tone.${one}`)}</option>`)}</select></label>
    <p class="meta-text">${p.say('course.tone.more')}</p></section>`;
}

export function teamsView(p: Course): TemplateResult {
  const { teams } = p.form;
  return html`<section class="sheet course-part" aria-labelledby="course-teams"><h2 id="course-teams">${p.say('course.teams')}</h2>
    <p class="meta-text">${p.say('course.teams.more')}</p>
    ${SERVED.map(one => {
      const now = teams[one] ?? usualTeam(one);
      return html`<label class="labelled beside"><span>${p.say(`class.${one}`)}</span><select @change=${(e: Event) => p.set(served(p.form, one, value(e)))}>${p.teams.map(
        team => html`<option value=${team.key} ?selected=${team.key === now}>${team.title}</option>`,
      )}</select></label>`;
    })}</section>`;
}

export function openersView(p: Course): TemplateResult {
  const all = p.openers;
  const put = (at: number, text: string) => p.start(all.map((one, n) => (n === at ? text : one)));
  return html`<section class="sheet course-part" aria-labelledby="course-openers"><h2 id="course-openers">${p.say('openers.head')}</h2>
    <p class="meta-text">${p.say('openers.more')}</p>
    ${
      p.lessons.length
        ? html`<label class="labelled"><span>${p.say('openers.where')}</span><select @change=${(e: Event) => (p.starting = value(e))}>
            <option value="" ?selected=${!p.starting}>${p.say('openers.course')}</option>${p.lessons.map(
              one =>
                html`<option value=${one.externalId} ?selected=${p.starting === one.externalId}>${one.title}${one.suggestions.length ? ` · ${one.suggestions.length}` : ''}</option>`,
            )}</select></label>`
        : nothing
    }
    ${all.length ? nothing : html`<p class="meta-text">${p.say('openers.none')}</p>`}
    <ol class="openers">${all.map(
      (
        one,
        at,
      ) => html`<li><input class="field" maxlength="200" aria-label=${p.say('openers.one', { n: at + 1 })} .value=${one} @input=${(e: Event) => put(at, value(e))}>
        <button type="button" class="tool" ?disabled=${at === 0} aria-label=${p.say('openers.up', { n: at + 1 })} @click=${() => p.start(moved(all, at, -1))}>${icon(arrowUp)}</button>
        <button type="button" class="tool" ?disabled=${at === all.length - 1} aria-label=${p.say('openers.down', { n: at + 1 })} @click=${() => p.start(moved(all, at, 1))}>${icon(arrowDown)}</button>
        <button type="button" class="tool" aria-label=${p.say('openers.remove', { n: at + 1 })} @click=${() => p.start(all.filter((_, n) => n !== at))}>${icon(cross)}</button></li>`,
    )}</ol>
    ${all.length < MOST_OPENERS ? html`<p><button type="button" class="press" @click=${(e: Event) => added(p, all, e)}>${p.say('openers.add')}</button></p>` : nothing}</section>`;
}

/** The new line is written in at once. */
async function added(p: Course, all: readonly string[], press: Event): Promise<void> {
  const part = (press.currentTarget as HTMLElement).closest('section')!;
  p.start([...all, '']);
  await p.updateComplete;
  part.querySelector<HTMLElement>('.openers li:last-child input')?.focus();
}

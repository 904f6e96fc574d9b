// Before the first question: starting, greeting, and what stands there when the session does not start.
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../common/words.js';
import type { OporaWidget } from '../widget.js';

export const startingView = (w: OporaWidget): TemplateResult =>
  html`<div class="skeleton" aria-busy="true"><span class="unseen">${w.words.say('loading')}</span><i></i><i></i><i></i></div>`;

export function failedView(w: OporaWidget): TemplateResult {
  const { words, problem } = w;
  return html`<div class="empty" role="alert">
    <p class="greeting">${words.say(problem?.code === 'offline' || !problem ? 'start.late' : 'start.failed', { code: problem?.code ?? '' })}</p>
    <button type="button" class="press" @click=${() => {
      w.problem = null;
      void w.wake();
    }}>${words.say('again')}</button>
  </div>`;
}

/** The usual time of a reply, in words. */
function within(words: Words, minutes: number): string {
  const [size, unit] = minutes % 60 ? [minutes, 'minute'] : [minutes / 60, 'hour'];
  return new Intl.NumberFormat(words.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(size);
}

export function greetingView(w: OporaWidget): TemplateResult {
  const { words } = w;
  const session = w.session!;
  const { course, lesson } = session.context;
  const questions = w.shell.settings().suggestions ?? session.suggestions;
  return html`<div class="empty">
    <p class="greeting">${course ? words.say('greeting', { course: course.title }) : words.say('greeting.school')}</p>
    ${lesson ? html`<p class="quiet-text">${words.say('greeting.lesson', { lesson: lesson.title })}</p>` : nothing}
    <p class="quiet-text">${words.say('greeting.answers', { team: session.answers.team, within: within(words, session.answers.withinMinutes) })}</p>
    ${
      questions.length
        ? html`<ul class="starters" aria-label=${words.say('starters')}>${questions
            .slice(0, 4)
            .map(
              question => html`<li><button type="button" @click=${() => w.ask(question)}>${question}</button></li>`,
            )}</ul>`
        : nothing
    }
    ${session.toneChosen === false && words.locale === 'ru' ? toneView(w) : nothing}
  </div>`;
}

/** Asked once: how the student wants to be talked to. */
const toneView = (
  w: OporaWidget,
): TemplateResult => html`<div class="tone" role="group" aria-label=${w.words.say('tone')}>
  <span>${w.words.say('tone')}</span>
  <button type="button" class="press" @click=${() => void w.wardrobe.chooseTone('friendly')}>${w.words.say('tone.friendly')}</button>
  <button type="button" class="press" @click=${() => void w.wardrobe.chooseTone('strict')}>${w.words.say('tone.strict')}</button>
</div>`;

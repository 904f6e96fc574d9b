// The assignments of a course, and the rules for hints of those that have none of their own.
import { html, type TemplateResult } from 'lit';
import { moment } from '../../common/times.js';
import type { Course } from '../pages/course.js';
import { address } from '../where.js';
import { policyView, USUAL } from './policy.js';

export const courseHintsView = (p: Course): TemplateResult =>
  html`<section class="sheet course-part" aria-labelledby="course-hints"><h2 id="course-hints">${p.say('course.hints')}</h2>
    <p class="meta-text">${p.say('course.hints.more')}</p>
    ${policyView(p, { ...USUAL, ...p.form.hintPolicy }, change => p.set({ hintPolicy: { ...p.form.hintPolicy, ...change } }))}</section>`;

export const assignmentsView = (p: Course): TemplateResult =>
  html`<section class="sheet course-part" aria-labelledby="course-tasks"><h2 id="course-tasks">${p.say('tasks')}</h2>
    ${
      p.assignments.length
        ? html`<ul class="tasks">${p.assignments.map(
            one => html`<li><a href=${address(['courses', p.courseId, 'assignments', one.externalId])}>${one.title}</a>
              <span class="meta-text">${one.dueAt ? p.say('hints.due', { at: moment(p.words, one.dueAt) }) : p.say('hints.undated')} · ${p.say(one.ownPolicy ? 'hints.own' : 'hints.inherited')}</span></li>`,
          )}</ul>`
        : html`<p class="meta-text">${p.say('tasks.none')}</p>`
    }
    <p><a class="press" href=${address(['courses', p.courseId, 'assignments'])}>${p.say('tasks.new')}</a></p></section>`;

/**
 * What is taught: courses, lessons, assignments with their hint policy, enrolments and what the LMS reports.
 * Owns: Course, Lesson, Assignment, HintPolicy, QuestionClass, Enrolment, LMS events. Does not own: articles.
 * Listens to: nothing. Publishes: AssignmentChanged.
 */
@NullMarked
package org.opora.course;

import org.jspecify.annotations.NullMarked;

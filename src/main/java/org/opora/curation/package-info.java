/**
 * Keeping the base good: what it could not answer, what is proposed for it, and that nothing old breaks.
 * Owns: missed questions, gaps, proposals, checks and their runs. Does not own: articles (knowledge), answers (answering).
 * Listens to: QuestionDecided, HandoffRequested, MessageRated, HandoffResolved, RevisionPublished. Publishes: nothing.
 */
@NullMarked
package org.opora.curation;

import org.jspecify.annotations.NullMarked;

/**
 * From a question to what becomes of it: triage, evidence, confidence, writing, checks, lane.
 * Owns: the pipeline, the decision record, the answer task; triage, writing and hints in the rooms below. Does not own: passages, owners.
 * Listens to: QuestionAsked, StudentWrote, LeftUnread, Returned. Publishes: nothing; it calls Conversations.
 */
@NullMarked
package org.opora.answering;

import org.jspecify.annotations.NullMarked;

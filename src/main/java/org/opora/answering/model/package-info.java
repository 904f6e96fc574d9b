/**
 * The way to a chat model: calls with limits of time and tokens, faults told apart, prompts.
 * Owns: what a call may cost and how it may fail. Does not own: what is asked for (triage, writing). Listens to: nothing.
 * Publishes: nothing.
 */
@NullMarked
package org.opora.answering.model;

import org.jspecify.annotations.NullMarked;

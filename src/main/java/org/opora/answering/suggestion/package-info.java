/**
 * What is offered to a student before they have sent a question: verified entries, their own earlier questions, openers.
 * Owns: how near is near enough, what an entry may not give away. Does not own: entries (knowledge), earlier questions
 * (conversation), the reply to a chosen entry (answering). Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.answering.suggestion;

import org.jspecify.annotations.NullMarked;

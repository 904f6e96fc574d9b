/**
 * What is done beside a handoff: asking a mentor, reminders, snoozing, joining two conversations of one student.
 * Owns: consultations, reminders. Does not own: the handoff, its curator, what is said.
 * Listens to: nothing. Publishes: Called.
 */
@NullMarked
package org.opora.desk.aside;

import org.jspecify.annotations.NullMarked;

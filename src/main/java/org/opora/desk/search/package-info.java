/**
 * Finding conversations of a school.
 * Owns: the list of conversations, for students and staff; its filters. Does not own: what is said (conversation), handoffs (desk).
 * Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.search;

import org.jspecify.annotations.NullMarked;

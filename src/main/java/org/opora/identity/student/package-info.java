/**
 * Students as the school knows them, and the signed tokens with which the LMS vouches for them.
 * Owns: Student, widget tokens and sessions. Does not own: enrolments. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.identity.student;

import org.jspecify.annotations.NullMarked;

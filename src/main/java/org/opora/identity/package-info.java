/**
 * Who is calling, and for which school.
 * Owns: School, keys, settings, words, the caller, tenancy; staff and students in the rooms below. Does not own: courses.
 * Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.identity;

import org.jspecify.annotations.NullMarked;

/**
 * Staff accounts, their sessions and teams.
 * Owns: Staff, Team, sign-in. Does not own: what staff do (desk, curation). Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.identity.staff;

import org.jspecify.annotations.NullMarked;

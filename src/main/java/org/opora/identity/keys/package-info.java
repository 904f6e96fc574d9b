/**
 * What a school's backend and its LMS show us: API keys and widget secrets, made, named, listed and revoked.
 * Owns: their lists. Does not own: how a key is read (identity). Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.identity.keys;

import org.jspecify.annotations.NullMarked;

/**
 * Acts of administration: what somebody did to the school itself, told so that it can be audited.
 * Owns: their names. Does not own: the log (desk). Listens to: nothing. Publishes: Administered.
 */
@NullMarked
package org.opora.identity.acts;

import org.jspecify.annotations.NullMarked;

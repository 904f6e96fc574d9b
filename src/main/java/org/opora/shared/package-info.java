/**
 * What every feature stands on: typed ids, the database handle, problem+json, paging, durable jobs, signals.
 * Owns: no rule of the product. Does not own: schools, callers. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.shared;

import org.jspecify.annotations.NullMarked;

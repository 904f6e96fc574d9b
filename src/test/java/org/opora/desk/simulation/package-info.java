/**
 * Two weeks at the desks of three schools, as people live them: who is there when, what comes, how long it takes. Knows nothing
 * of the database: the same weeks run over Opora itself ({@code org.opora.desk.OporaDesk}) and over plain rules in memory.
 */
@NullMarked
package org.opora.desk.simulation;

import org.jspecify.annotations.NullMarked;

/**
 * By when a person promises to reply: working hours, policies, clocks; arithmetic only, no database and no clock of its own.
 * Owns: Hours, Policy, Promise. Does not own: handoffs and when their clocks run (desk). Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.sla;

import org.jspecify.annotations.NullMarked;

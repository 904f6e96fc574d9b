/**
 * What heads see: whether promises are kept, who is there with what load, how long students wait.
 * Owns: the board. Does not own: any fact on it. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.board;

import org.jspecify.annotations.NullMarked;

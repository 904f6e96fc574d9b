/**
 * What a school sees of many questions at once: load, first replies, what nobody has answered, ratings, resolution, reliability.
 * Owns: how figures are counted. Does not own: any fact; it reads the views that the other rooms make (V023), and never a text.
 * Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.analytics;

import org.jspecify.annotations.NullMarked;

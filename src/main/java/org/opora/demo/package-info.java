/**
 * The pretended LMS of the demo school: signs widget tokens and signs the demo's curator in.
 * Owns: nothing that lasts. Does not own: anything a real school uses; absent unless OPORA_DEMO=true. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.demo;

import org.jspecify.annotations.NullMarked;

/** Questions whose answers must stay what they are, asked again when something is published, by hand and every night. */
@NullMarked
package org.opora.curation.checks;

import org.jspecify.annotations.NullMarked;

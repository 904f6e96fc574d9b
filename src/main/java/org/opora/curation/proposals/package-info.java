/** Changes of the base that somebody may accept, made from gaps and by curators; each accepted one gets its check. */
@NullMarked
package org.opora.curation.proposals;

import org.jspecify.annotations.NullMarked;

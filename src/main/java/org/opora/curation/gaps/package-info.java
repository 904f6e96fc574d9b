/** Questions without a good automatic answer, without personal data, grouped by what they mean. */
@NullMarked
package org.opora.curation.gaps;

import org.jspecify.annotations.NullMarked;

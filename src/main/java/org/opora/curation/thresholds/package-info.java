/** What other thresholds would have made of a course's last questions, told with the questions' words. */
@NullMarked
package org.opora.curation.thresholds;

import org.jspecify.annotations.NullMarked;

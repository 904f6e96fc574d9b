package org.opora.analytics;

import org.jspecify.annotations.Nullable;

/**
 * How many of how many.
 *
 * @param students whose they are
 * @param share 0 to 1; absent while fewer than {@link #FEW} students are behind it, or nothing is
 */
record Share(int count, int of, int students, @Nullable Double share) {
    /** A rate over fewer people tells of single ones. */
    static final int FEW = 5;

    static Share of(int count, int of, int students) {
        return new Share(count, of, students, of == 0 ? null : enough(students, (double) count / of));
    }

    /** What is told of a group only when it is large enough. */
    static @Nullable Double enough(int students, @Nullable Double value) {
        return students < FEW ? null : value;
    }
}

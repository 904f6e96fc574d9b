package org.opora.answering.writing.leak;

import java.util.Arrays;

/** A set of runs of tokens. */
final class Grams {
    private final long[] sorted;

    private Grams(long[] sorted) {
        this.sorted = sorted;
    }

    static Grams of(Tokens tokens) {
        return of(tokens.grams());
    }

    static Grams of(long[] grams) {
        long[] sorted = Arrays.stream(grams).filter(gram -> gram != 0).toArray();
        Arrays.sort(sorted);
        return new Grams(sorted);
    }

    boolean has(long gram) {
        return Arrays.binarySearch(sorted, gram) >= 0;
    }

    boolean hasAll(long[] grams) {
        return Arrays.stream(grams).allMatch(gram -> gram == 0 || has(gram));
    }

    boolean hasAny(long[] grams) {
        return Arrays.stream(grams).anyMatch(gram -> gram != 0 && has(gram));
    }
}

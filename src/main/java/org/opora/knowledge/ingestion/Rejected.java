package org.opora.knowledge.ingestion;

/** A file that cannot be taken in; {@code word} names the reason among our words, so that a teacher reads it in their language. */
final class Rejected extends Exception {
    private final String word;

    Rejected(String word) {
        super(word, null, false, false);
        this.word = word;
    }

    String word() {
        return word;
    }
}

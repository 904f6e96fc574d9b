package org.opora.knowledge.ingestion.site;

/** An address that is not read; {@code word} names the reason among our words. */
final class Refusal extends Exception {
    private final String word;

    Refusal(String word) {
        super(word, null, false, false);
        this.word = word;
    }

    String word() {
        return word;
    }
}

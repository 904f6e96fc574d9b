package org.opora.knowledge.ingestion.reading;

/** A file that cannot be taken in; {@code word} names the reason among our words, so that a teacher reads it in their language. */
public final class Rejected extends Exception {
    public static final String EMPTY = "import.empty";
    public static final String DAMAGED = "import.damaged";
    public static final String PASSWORD = "import.password";
    public static final String TOO_LARGE = "import.zip-too-large";
    private final String word;

    public Rejected(String word) {
        super(word, null, false, false);
        this.word = word;
    }

    public String word() {
        return word;
    }
}

package org.opora.knowledge;

/** The language of a text by its letters: Russian where a fifth of them is Cyrillic, since Russian questions carry Latin names. */
public final class Language {
    public static final String RUSSIAN = "ru";
    public static final String ENGLISH = "en";
    private static final double CYRILLIC_SHARE = 0.2;

    private Language() {}

    public static String of(String text) {
        long cyrillic = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC)
                .count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        return cyrillic > 0 && cyrillic >= letters * CYRILLIC_SHARE ? RUSSIAN : ENGLISH;
    }
}

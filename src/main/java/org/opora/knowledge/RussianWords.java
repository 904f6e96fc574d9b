package org.opora.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;

/** The words of Russian in all their forms, from the dictionary of aot.ru as LanguageTool keeps it. */
final class RussianWords {
    private static final Dictionary FORMS = read();

    private RussianWords() {}

    private static Dictionary read() {
        try {
            return Dictionary.read(Objects.requireNonNull(
                    RussianWords.class.getResource("/org/languagetool/resource/ru/russian.dict"), "the dictionary"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a word as it stands; a slip of the finger seldom is. */
    static boolean has(String word) {
        return !new DictionaryLookup(FORMS)
                .lookup(word.toLowerCase(Locale.ROOT))
                .isEmpty();
    }
}

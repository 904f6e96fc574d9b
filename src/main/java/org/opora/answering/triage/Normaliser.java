package org.opora.answering.triage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of a message in which patterns are searched; calibrate/triage.py does the same, in the same order. */
final class Normaliser {
    private static final Pattern UNSEEN = Pattern.compile("[\u00ad\u200b-\u200f\u2060\ufeff]");
    private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019\u02bc`\u00b4]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Normaliser() {}

    static String normalise(String text) {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        String plain = APOSTROPHE
                .matcher(seen.toLowerCase(Locale.ROOT).replace('\u0451', '\u0435'))
                .replaceAll("'");
        return SPACE.matcher(plain).replaceAll(" ").strip();
    }
}

package org.opora.answering.triage;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a message in which patterns are searched; calibrate/triage.py does the same, in the same order. */
final class Normaliser {
    private Normaliser() {}

    static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\u00ad\u200b-\u200f\u2060\ufeff]", "")
                .toLowerCase(Locale.ROOT)
                .replace('\u0451', '\u0435')
                .replaceAll("[\u2018\u2019\u02bc`\u00b4]", "'")
                .replaceAll("\\s+", " ")
                .strip();
    }
}

package org.opora.answering.writing;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a model is asked to put a hint that does not solve: in few words, ending with a question to the student. */
public final class HintForm {
    private static final int FEWEST_WORDS = 80;
    private static final int MOST_WORDS = 160;
    private static final Pattern NO_WORDS = Pattern.compile("```.*?```|\\[\\d+\\]", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]++(?:[-'\u2019][\\p{L}\\p{Nd}]++)*+");
    private static final Pattern ENDS_ASKING = Pattern.compile("\\?[\\s*_\u00bb\u201d\"')]*\\z");

    private HintForm() {}

    /** What is amiss, in words for the model; quoted code does not count. */
    public static Optional<String> amiss(String text) {
        String said = NO_WORDS.matcher(text).replaceAll(" ");
        long words = WORD.matcher(said).results().count();
        if (words < FEWEST_WORDS || words > MOST_WORDS) {
            return Optional.of("form: has " + words + " words and not " + FEWEST_WORDS + " to " + MOST_WORDS);
        }
        return ENDS_ASKING.matcher(said).find()
                ? Optional.empty()
                : Optional.of("form: does not end with a question to the student");
    }
}

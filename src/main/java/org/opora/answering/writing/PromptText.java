package org.opora.answering.writing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.opora.answering.model.Prompts;

/** Whether a reply repeats our prompts: a run of their words, or a tag that delimits data in them. */
final class PromptText {
    private static final List<String> PROMPTS =
            List.of("answer", "hint-1", "hint-2", "hint-3", "classify", "sufficiency", "reveals");
    private static final Pattern DELIMITER =
            Pattern.compile("(?i)</?\\s*(?:passage|assignment|question|solution|before|mend|tone)\\b|cannotAnswer");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int RUN = 7;

    private final Set<String> runs = new HashSet<>();

    PromptText(Prompts prompts) {
        for (String lang : List.of("ru", "en")) {
            PROMPTS.forEach(name -> runs.addAll(runs(prompts.of(name, lang).text())));
        }
    }

    boolean isIn(String reply) {
        return DELIMITER.matcher(reply).find() || runs(reply).stream().anyMatch(runs::contains);
    }

    private static Set<String> runs(String text) {
        List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        return runs;
    }
}

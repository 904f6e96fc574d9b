package org.opora.answering.writing.leak;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One reading of a text, taken apart once for all solutions. */
record Reading(String text, Tokens tokens, Grams grams, Set<List<String>> lines) {
    static Reading of(String text) {
        Tokens tokens = Tokens.of(text);
        Set<List<String>> lines =
                text.lines().map(line -> Solution.line(line).words()).collect(Collectors.toSet());
        return new Reading(text, tokens, Grams.of(tokens), lines);
    }
}

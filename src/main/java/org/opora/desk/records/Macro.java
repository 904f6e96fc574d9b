package org.opora.desk.records;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/**
 * A text to reply with; its variables are filled in when it is used.
 *
 * @param id null = a new one
 * @param scope null = one's own
 */
record Macro(
        @Nullable MacroId id,
        @Nullable String title,
        @Nullable String text,
        @Nullable Scope scope) {
    enum Scope {
        OWN,
        SCHOOL
    }

    private static final int TITLE = 80;
    private static final Set<String> VARIABLES = Set.of("name", "course", "due");
    private static final Pattern VARIABLE = Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{N}_]*)}");

    /** @throws Problem 422 naming what breaks a rule, and a variable that is none */
    void check(String at) {
        Texts.required(at + ".title", title, TITLE);
        String checked = Texts.required(at + ".text", text, Texts.MESSAGE);
        VARIABLE.matcher(checked)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(word -> !VARIABLES.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw Problem.invalid(
                            "unknown-variable",
                            at + ".text",
                            "{" + word + "} is not a variable; those are {name}, {course} and {due}");
                });
    }

    boolean isOfSchool() {
        return scope == Scope.SCHOOL;
    }
}

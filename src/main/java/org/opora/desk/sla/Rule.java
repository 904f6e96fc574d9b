package org.opora.desk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;

/** A promise for some handoffs only: every condition that is set must hold. */
record Rule(
        Optional<QuestionClass> questionClass,
        Optional<Reason> reason,
        Optional<String> priority,
        Optional<String> mood,
        Optional<String> course,
        Targets targets,
        Optional<Boolean> always) {
    private static final Set<String> FIELDS = fields();
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");
    private static final Set<String> MOODS = Set.of("calm", "tense", "upset");

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of("class", "reason", "priority", "mood", "course", "always"));
        fields.addAll(Targets.FIELDS);
        return fields;
    }

    static Rule read(JsonNode rule, String path) {
        Fields.check(rule, path, FIELDS);
        Rule read = new Rule(
                constant(QuestionClass.class, rule, path, "class"),
                constant(Reason.class, rule, path, "reason"),
                word(PRIORITIES, rule, path, "priority"),
                word(MOODS, rule, path, "mood"),
                Fields.text(rule, path, "course"),
                Targets.read(rule, path),
                Fields.flag(rule, path, "always"));
        if (read.targets.within().isEmpty() && read.always.isEmpty()) {
            throw Problem.invalid(path, "promises nothing");
        }
        return read;
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, JsonNode rule, String path, String name) {
        return Fields.text(rule, path, name).map(word -> Kebab.parse(type, word)
                .orElseThrow(() -> Problem.invalid(path + "." + name, "is not a known " + name)));
    }

    private static Optional<String> word(Set<String> words, JsonNode rule, String path, String name) {
        Optional<String> word = Fields.text(rule, path, name);
        if (word.isPresent() && !words.contains(word.get())) {
            throw Problem.invalid(path + "." + name, "is not a known " + name);
        }
        return word;
    }

    boolean matches(Facts facts) {
        return questionClass.map(facts.questionClass()::equals).orElse(true)
                && reason.map(facts.reason()::equals).orElse(true)
                && priority.map(facts.priority()::equals).orElse(true)
                && mood.map(facts.mood()::equals).orElse(true)
                && course.map(wanted -> wanted.equals(facts.course())).orElse(true);
    }
}

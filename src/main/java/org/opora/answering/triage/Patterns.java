package org.opora.answering.triage;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.opora.course.QuestionClass;
import org.opora.shared.Kebab;
import org.opora.shared.Resources;

/** Precise wordings, from resource files: found anywhere in the normalised message. */
@ApplicationScoped
class Patterns {
    /** Case is no matter: message and patterns are in lower case. */
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

    private static final JsonNode WORDINGS = Resources.yaml("/triage/patterns.yml");
    private static final List<Pattern> ASKS = compiled(WORDINGS.path("asks"));

    private final Map<QuestionClass, List<Pattern>> byClass = new EnumMap<>(QuestionClass.class);
    private final Map<SmallTalk.Kind, List<Pattern>> byTalk = new EnumMap<>(SmallTalk.Kind.class);
    private final List<Pattern> stuck;
    private final List<Pattern> takesBack;
    private final List<Pattern> ofUs;
    private final List<Pattern> defines;
    private final List<Pattern> risk;

    Patterns() {
        for (QuestionClass questionClass : QuestionClass.values()) {
            byClass.put(questionClass, compiled(WORDINGS.path(Kebab.of(questionClass))));
        }
        for (SmallTalk.Kind kind : SmallTalk.Kind.values()) {
            byTalk.put(kind, compiled(WORDINGS.path(Kebab.of(kind))));
        }
        stuck = compiled(WORDINGS.path("stuck"));
        defines = compiled(WORDINGS.path("defines"));
        ofUs = compiled(WORDINGS.path("of-us"));
        takesBack = compiled(WORDINGS.path("takes-back"));
        risk = compiled(Resources.yaml("/triage/risk.yml").path("patterns"));
    }

    private static List<Pattern> compiled(JsonNode list) {
        List<Pattern> patterns = new ArrayList<>();
        list.forEach(regex -> patterns.add(Pattern.compile(regex.asText(), FLAGS)));
        return patterns;
    }

    static boolean asks(String normalised) {
        return any(ASKS, normalised);
    }

    boolean stuck(String normalised) {
        return any(stuck, normalised);
    }

    boolean defines(String normalised) {
        return any(defines, normalised);
    }

    boolean isOfUs(String normalised) {
        return any(ofUs, normalised);
    }

    boolean takesBack(String normalised) {
        return any(takesBack, normalised);
    }

    boolean risk(String normalised) {
        return any(risk, normalised);
    }

    boolean of(QuestionClass questionClass, String normalised) {
        return any(byClass.getOrDefault(questionClass, List.of()), normalised);
    }

    boolean of(SmallTalk.Kind kind, String normalised) {
        return any(byTalk.getOrDefault(kind, List.of()), normalised);
    }

    private static boolean any(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}

package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Json;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** What the product says to students and a school may say in its own words. */
final class OwnTexts {
    /** Where a text is read. */
    enum Group {
        START,
        WAITING,
        WARM,
        ASIDE
    }

    /**
     * A text that makes sense to be put in a school's own words.
     *
     * @param places names that stand in braces in it and are filled in
     * @param usual ours by language; {@code ty} is the form for who is addressed as a friend
     * @param own the school's by language
     */
    record One(String key, Group group, List<String> places, Map<String, String> usual, JsonNode own) {}

    private static final Map<Group, List<String>> KEYS = Map.of(
            Group.START, List.of("greeting", "greeting.school", "disclosure", "placeholder"),
            Group.WAITING, List.of("abstain", "wait.title", "wait.due", "wait.draft", "wait.late", "call.shared"),
            Group.WARM, List.of("emotional", "emotional.plain", "complaint", "complaint.plain", "risk"),
            Group.ASIDE,
                    List.of(
                            "smalltalk.greeting",
                            "smalltalk.who",
                            "smalltalk.call",
                            "smalltalk",
                            "smalltalk.other",
                            "decline",
                            "returned",
                            "closed"));

    /** Without this a student in danger would not read whom to call. */
    private static final Map<String, String> MUST_STAY = Map.of("risk", "emergency");

    private OwnTexts() {}

    /** In the order in which a student meets them. */
    static List<One> of(School school, Words words) {
        return List.of(Group.values()).stream()
                .flatMap(group ->
                        KEYS.getOrDefault(group, List.of()).stream().map(key -> one(school, words, group, key)))
                .toList();
    }

    private static One one(School school, Words words, Group group, String key) {
        JsonNode own = school.texts().path(key);
        return new One(
                key,
                group,
                List.copyOf(words.places(key)),
                words.forms(key),
                own.isObject() ? own : Json.tree(Map.of()));
    }

    /** Those of before with these changes: a text that is null, or has no form left, is as usual again. @throws Problem 422 */
    static JsonNode changed(JsonNode before, JsonNode change, Words words) {
        if (!change.isObject()) {
            throw Problem.invalid("texts", "must be {key: {ru?, en?}}");
        }
        ObjectNode all = before.deepCopy();
        change.properties().forEach(entry -> {
            String key = entry.getKey();
            ObjectNode forms = forms("texts." + key, key, entry.getValue(), words);
            if (forms == null || forms.isEmpty()) {
                all.remove(key);
            } else {
                all.set(key, forms);
            }
        });
        return all;
    }

    private static @Nullable ObjectNode forms(String field, String key, JsonNode sent, Words words) {
        if (!words.has(key) || !(sent.isObject() || sent.isNull())) {
            throw Problem.invalid(field, "is not a text of ours, or not {ru?, en?}");
        }
        if (sent.isNull()) {
            return null;
        }
        ObjectNode kept = sent.deepCopy();
        sent.properties().forEach(form -> {
            String at = field + "." + form.getKey();
            JsonNode text = form.getValue();
            if (!Settings.LOCALES.contains(form.getKey()) || !(text.isTextual() || text.isNull())) {
                throw Problem.invalid(at, "must be a text in ru or en");
            }
            if (text.isNull()) {
                kept.remove(form.getKey());
            } else {
                places(at, key, Texts.required(at, text.asText(), Texts.MESSAGE), words);
            }
        });
        return kept;
    }

    private static void places(String field, String key, String text, Words words) {
        Set<String> known = words.places(key);
        Set<String> named = Words.placesIn(text);
        named.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.invalid(
                    "unknown-place",
                    field,
                    "says {" + name + "}, which nothing fills in; "
                            + (known.isEmpty()
                                    ? "this text has no such places"
                                    : "there is {" + String.join("}, {", known) + "}"));
        });
        String needed = MUST_STAY.get(key);
        if (needed != null && !named.contains(needed)) {
            throw Problem.invalid("place-missing", field, "must say {" + needed + "}");
        }
    }
}

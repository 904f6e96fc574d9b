package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Lane;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.Reason;
import org.opora.desk.Handoff;
import org.opora.desk.packet.Packet.HintFacts;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.student.Student;
import org.opora.shared.Kebab;

/** The first line of a packet, as one curator would say it to another: who asks what, what was tried, why it stopped. */
@ApplicationScoped
class Opening {
    private static final int QUESTION = 160;
    private final Words words;

    Opening(Words words) {
        this.words = words;
    }

    String of(School school, Student student, Handoff h, List<Message> messages, @Nullable HintFacts hints) {
        List<String> lines = new ArrayList<>();
        lines.add(say(school, "asks", Map.of("name", student.shownName(), "question", cut(h.preview()))));
        String comment = h.comment();
        if (comment != null) {
            lines.add(say(school, "comment", Map.of("comment", cut(comment))));
        }
        long answers = messages.stream().filter(Opening::isAnswer).count();
        if (hints != null && hints.level() > 0) {
            lines.add(say(
                    school,
                    "hint",
                    Map.of(
                            "level",
                            String.valueOf(hints.level()),
                            "max",
                            String.valueOf(hints.max()),
                            "attempts",
                            String.valueOf(hints.attempts()))));
        } else {
            lines.add(
                    answers == 0
                            ? say(school, "nothing", Map.of())
                            : say(school, "answered", Map.of("n", String.valueOf(answers))));
        }
        lines.add(
                h.draft() == null
                        ? say(school, "why", Map.of("why", why(school, h, hints)))
                        : say(school, "draft", Map.of()));
        return String.join(" ", lines);
    }

    /** Why the assistant stopped, with value and threshold, in the school's language. */
    String why(School school, Handoff h, @Nullable HintFacts hints) {
        boolean unhinted = h.reason() == Reason.POLICY && hints != null && hints.max() == 0;
        JsonNode packet =
                Objects.requireNonNullElse(h.packet(), com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        Map<String, String> places = Map.of(
                "x",
                number(packet.path("confidence"), school.locale()),
                "y",
                number(packet.path("decidedBy").path(h.draft() == null ? "draftFrom" : "answerFrom"), school.locale()),
                "check",
                failedChecks(packet),
                "t",
                "",
                "limit",
                "",
                "name",
                Objects.requireNonNullElse(h.curatorName(), ""));
        return words.say(
                school, unhinted ? "reason.policy.hints" : "reason." + Kebab.of(h.reason()), school.locale(), places);
    }

    private String say(School school, String key, Map<String, String> places) {
        return words.say(school, "opening." + key, school.locale(), places);
    }

    private static boolean isAnswer(Message m) {
        return m.authorKind() == Author.ASSISTANT
                && (m.kind() == Kind.TEXT || m.kind() == Kind.HINT)
                && m.lane() != Lane.DECLINE;
    }

    /** A full stop at the end would stand inside of the quotation marks and again outside. */
    private static String cut(String text) {
        String one = text.strip().replaceAll("\\s+", " ").replaceAll("(?<!\\.)\\.$", "");
        return one.codePointCount(0, one.length()) <= QUESTION
                ? one
                : one.substring(0, one.offsetByCodePoints(0, QUESTION)).strip() + "…";
    }

    private static String number(JsonNode value, String locale) {
        return value.isNumber() ? String.format(Locale.forLanguageTag(locale), "%.2f", value.asDouble()) : "";
    }

    private static String failedChecks(JsonNode packet) {
        List<String> failed = new ArrayList<>();
        packet.path("checks").forEach(check -> {
            if (!check.path("passed").asBoolean(true)) {
                failed.add(check.path("name").asText());
            }
        });
        return String.join(", ", failed);
    }
}

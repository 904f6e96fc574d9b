package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.opora.conversation.MessageId;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/**
 * How answers to a student came about. What was read is named, not copied; drafts, and what a check held against a text, stay
 * out: they may quote a solution that is locked. All of it goes with the conversation.
 */
@ApplicationScoped
class DecidedRecords implements StudentRecords {
    record Kept(MessageId questionId, JsonNode record, Instant createdAt) {}

    record Labelled(MessageId question, Labels.Source source, boolean right, Instant at) {}

    record Corrected(MessageId question, String questionClass, Instant at) {}

    private static final List<String> FACTS = List.of(
            "lane",
            "questionClass",
            "classProbability",
            "confidence",
            "reason",
            "hintLevel",
            "mode",
            "lang",
            "signals",
            "model",
            "promptVersion",
            "timings");
    private static final List<String> READ =
            List.of("passageId", "externalId", "title", "heading", "score", "ranks", "used", "why");
    private static final List<String> CHECKED = List.of("name", "passed");
    private static final List<String> BASIS =
            List.of("answerFrom", "draftFrom", "coefficients", "searchedFor", "risk", "mood", "offTopic");

    @Override
    public Set<String> told() {
        return Set.of("decision", "answer_label", "triage_exemplar");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of(
                "decisions",
                DecisionQueries.ofStudent(handle, school, student).stream()
                        .map(DecidedRecords::told)
                        .toList(),
                "labels",
                DecisionQueries.labelsOfStudent(handle, school, student),
                "corrections",
                DecisionQueries.correctionsOfStudent(handle, school, student));
    }

    private static ObjectNode told(Kept kept) {
        JsonNode record = kept.record();
        ObjectNode told = some(record, FACTS);
        told.put("question", kept.questionId().value().toString());
        told.put("at", kept.createdAt().toString());
        told.set("evidence", each(record.path("evidence"), READ));
        told.set("checks", each(record.path("checks"), CHECKED));
        told.set("decidedBy", some(record.path("decidedBy"), BASIS));
        return told;
    }

    private static ArrayNode each(JsonNode list, List<String> fields) {
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        list.forEach(one -> told.add(some(one, fields)));
        return told;
    }

    private static ObjectNode some(JsonNode from, List<String> fields) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        fields.stream().filter(from::hasNonNull).forEach(field -> told.set(field, from.get(field)));
        return told;
    }
}

package org.opora.answering.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.ChatCall;
import org.opora.answering.model.ChatPort;
import org.opora.answering.model.ModelFailed;
import org.opora.answering.model.Prompts;
import org.opora.answering.model.Tagged;
import org.opora.answering.writing.ModelWriter.Task;
import org.opora.course.Assignment;

/** A second look at a model's words, by a call of its own. Where it fails, the other checks stand alone. */
@ApplicationScoped
public class Judge {
    private static final Logger LOG = Logger.getLogger(Judge.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonObjectSchema SUFFICIENCY = JsonObjectSchema.builder()
            .addProperty(
                    "claims",
                    JsonArraySchema.builder()
                            .items(JsonObjectSchema.builder()
                                    .addStringProperty("claim")
                                    .addBooleanProperty("supported")
                                    .required("claim", "supported")
                                    .additionalProperties(false)
                                    .build())
                            .build())
            .addBooleanProperty("answersQuestion")
            .required("claims", "answersQuestion")
            .additionalProperties(false)
            .build();
    private static final JsonObjectSchema REVEALS = JsonObjectSchema.builder()
            .addBooleanProperty("reveals")
            .required("reveals")
            .additionalProperties(false)
            .build();

    private final ChatPort chat;
    private final Prompts prompts;

    Judge(ChatPort chat, Prompts prompts) {
        this.chat = chat;
        this.prompts = prompts;
    }

    /** Share of the claims that the cited passages carry, 0 when they do not answer the question; empty when unknown. */
    public OptionalDouble sufficiency(Task task, Written written) {
        Tagged data = new Tagged().with("question", task.question()).with("answer", written.text());
        written.citations().forEach(citation -> data.with("passage", "n=\"" + citation.n() + "\"", citation.quote()));
        JsonNode verdict = verdict(task, "sufficiency", data, SUFFICIENCY);
        if (verdict == null || !verdict.path("answersQuestion").isBoolean()) {
            return OptionalDouble.empty();
        }
        return verdict.path("answersQuestion").asBoolean()
                ? StreamSupport.stream(verdict.path("claims").spliterator(), false)
                        .mapToDouble(claim -> claim.path("supported").asBoolean() ? 1 : 0)
                        .average()
                : OptionalDouble.of(0);
    }

    /** Whether a hint goes beyond its level; empty when unknown. */
    public Optional<Boolean> reveals(Task task, Written written) {
        Tagged data = new Tagged().with("level", Integer.toString(task.hintLevel()));
        Assignment assignment = task.assignment();
        if (assignment != null) {
            data.with("assignment", assignment.text());
        }
        JsonNode verdict = verdict(task, "reveals", data.with("hint", written.text()), REVEALS);
        return verdict == null || !verdict.path("reveals").isBoolean()
                ? Optional.empty()
                : Optional.of(verdict.path("reveals").asBoolean());
    }

    private @Nullable JsonNode verdict(Task task, String prompt, Tagged data, JsonObjectSchema form) {
        try {
            ChatCall call = new ChatCall(
                    task.asker(),
                    "judge",
                    prompts.of(prompt, task.lang()),
                    data.toString(),
                    form,
                    ChatCall.Listener.PATIENT);
            return JSON.readTree(chat.reply(call).text());
        } catch (ModelFailed | JsonProcessingException e) {
            LOG.infof("no verdict on %s", prompt);
            return null;
        }
    }
}

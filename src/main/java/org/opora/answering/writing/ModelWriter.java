package org.opora.answering.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.model.Asker;
import org.opora.answering.model.ChatCall;
import org.opora.answering.model.ChatPort;
import org.opora.answering.model.ChatReply;
import org.opora.answering.model.ModelFailed;
import org.opora.answering.model.ModelFailed.Why;
import org.opora.answering.model.Prompts;
import org.opora.answering.model.Tagged;
import org.opora.conversation.Message.Mode;
import org.opora.course.Assignment;
import org.opora.course.HintPolicy;
import org.opora.knowledge.Hit;

/** Answers and hints in a model's words, from the passages it was given and with marks to them. */
@ApplicationScoped
public class ModelWriter {
    /**
     * What is to be written.
     *
     * @param before what was said before, each turn with its author, oldest first
     * @param amiss what a check found in the words written before; null at first
     */
    public record Task(
            Asker asker,
            String question,
            List<String> before,
            String lang,
            String tone,
            int hintLevel,
            @Nullable Assignment assignment,
            @Nullable String amiss) {
        public Task again(String whatWasAmiss) {
            return new Task(asker, question, before, lang, tone, hintLevel, assignment, whatWasAmiss);
        }
    }

    private static final int MOST_PASSAGES = 5;
    private static final int MOST_TURNS = 6;
    private static final int TRIES = 2;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonObjectSchema FORM = JsonObjectSchema.builder()
            .addStringProperty("text")
            .addProperty(
                    "used",
                    dev.langchain4j.model.chat.request.json.JsonArraySchema.builder()
                            .items(new dev.langchain4j.model.chat.request.json.JsonIntegerSchema())
                            .build())
            .addBooleanProperty("cannotAnswer")
            .required("text", "used", "cannotAnswer")
            .additionalProperties(false)
            .build();

    private final ChatPort chat;
    private final Prompts prompts;

    ModelWriter(ChatPort chat, Prompts prompts) {
        this.chat = chat;
        this.prompts = prompts;
    }

    public boolean isConnected() {
        return chat.model().isPresent();
    }

    /**
     * Writes from the evidence; bad JSON is asked for once more.
     *
     * @return empty when the model says that the passages do not answer
     * @throws ModelFailed when there is no usable reply
     */
    public Optional<Written> write(Task task, Evidence evidence, ChatCall.Listener listener) {
        List<Hit> passages = evidence.hits().stream().limit(MOST_PASSAGES).toList();
        Prompts.Prompt prompt = prompts.of(task.hintLevel() == 0 ? "answer" : "hint-" + task.hintLevel(), task.lang());
        ChatCall call = new ChatCall(task.asker(), "write", prompt, data(task, passages), FORM, listener);
        for (int tried = 1; ; tried++) {
            try {
                return parsed(chat.reply(call), task, passages, evidence, prompt.version());
            } catch (IOException e) {
                listener.restarted();
                if (tried == TRIES) {
                    throw new ModelFailed(Why.GARBLED, "not the JSON that was asked for", e);
                }
            }
        }
    }

    /** No locked solution is ever part of it. */
    private static String data(Task task, List<Hit> passages) {
        Tagged data = new Tagged().with("tone", task.tone());
        for (int i = 0; i < passages.size(); i++) {
            Hit hit = passages.get(i);
            data.with("passage", "n=\"" + (i + 1) + "\"", hit.title() + " › " + hit.heading() + "\n" + hit.text());
        }
        Assignment assignment = task.assignment();
        if (assignment != null) {
            data.with("assignment", assignment.title() + "\n" + assignment.text());
            if (task.hintLevel() == HintPolicy.FULL) {
                assignment.solutions().stream().findFirst().ifPresent(open -> data.with("solution", open));
            }
        }
        List<String> before = task.before();
        before.subList(Math.max(0, before.size() - MOST_TURNS), before.size())
                .forEach(turn -> data.with("before", turn));
        data.with("question", task.question());
        String amiss = task.amiss();
        return (amiss == null ? data : data.with("mend", amiss)).toString();
    }

    private static Optional<Written> parsed(
            ChatReply reply, Task task, List<Hit> passages, Evidence evidence, String version) throws IOException {
        JsonNode json = JSON.readTree(reply.text());
        if (json == null || !json.isObject() || !json.path("text").isTextual()) {
            throw new IOException("no text");
        }
        if (json.path("cannotAnswer").asBoolean(false)) {
            return Optional.empty();
        }
        String text = json.path("text").asText().strip();
        List<Citation> citations = new ArrayList<>();
        Quotes quotes = new Quotes(evidence, task.question());
        for (int n : Marks.in(text)) {
            if (n < 1 || n > passages.size()) {
                throw new IOException("a mark that points nowhere");
            }
            Hit hit = passages.get(n - 1);
            citations.add(Citation.of(n, hit, quotes.best(hit)));
        }
        if (text.isEmpty() || citations.isEmpty()) {
            throw new IOException("no text, or no mark");
        }
        return Optional.of(new Written(text, citations, Mode.MODEL, reply.model(), version, reply.tokens()));
    }
}

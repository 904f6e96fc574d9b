package org.opora.answering.writing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Evidence;
import org.opora.conversation.Message.Mode;
import org.opora.course.Assignment;
import org.opora.knowledge.Hit;

/** Answers and hints in a model's words, from the passages it was given and with marks to them. */
@ApplicationScoped
public class ModelWriter {
    /** What is to be written. */
    public record Task(
            String question,
            String lang,
            String tone,
            int hintLevel,
            @Nullable Assignment assignment) {}

    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,2})\\]");
    private static final int MOST_PASSAGES = 5;
    private static final int TRIES = 2;
    private static final ObjectMapper JSON = new ObjectMapper();
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
    public Optional<Written> write(Task task, Evidence evidence) {
        List<Hit> passages = evidence.hits().stream().limit(MOST_PASSAGES).toList();
        Prompts.Prompt prompt = prompts.of(task.hintLevel() == 0 ? "answer" : "hint-" + task.hintLevel());
        String user = prompts.user(task, passages);
        for (int tried = 1; ; tried++) {
            try {
                return parsed(chat.complete(prompt.text(), user), task, passages, evidence, prompt.version());
            } catch (IOException e) {
                if (tried == TRIES) {
                    throw new ModelFailed("not the JSON that was asked for", e);
                }
            }
        }
    }

    private Optional<Written> parsed(String reply, Task task, List<Hit> passages, Evidence evidence, String version)
            throws IOException {
        JsonNode json = JSON.readTree(reply);
        if (json == null || !json.isObject() || !json.path("text").isTextual()) {
            throw new IOException("no text");
        }
        if (json.path("cannotAnswer").asBoolean(false)) {
            return Optional.empty();
        }
        String text = json.path("text").asText().strip();
        TreeSet<Integer> used = new TreeSet<>();
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            used.add(Integer.parseInt(marks.group(1)));
        }
        List<Citation> citations = new ArrayList<>();
        for (int n : used) {
            if (n < 1 || n > passages.size()) {
                throw new IOException("a mark that points nowhere");
            }
            Hit hit = passages.get(n - 1);
            citations.add(Citation.of(n, hit, Quotes.best(hit, evidence, task.question())));
        }
        if (text.isEmpty() || citations.isEmpty()) {
            throw new IOException("no text, or no mark");
        }
        return Optional.of(new Written(text, citations, Mode.MODEL, chat.model().orElseThrow(), version));
    }
}

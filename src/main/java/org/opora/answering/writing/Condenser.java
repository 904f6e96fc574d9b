package org.opora.answering.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.opora.answering.model.Asker;
import org.opora.answering.model.ChatCall;
import org.opora.answering.model.ChatPort;
import org.opora.answering.model.ModelFailed;
import org.opora.answering.model.Prompts;
import org.opora.answering.model.Spender;
import org.opora.answering.model.Tagged;
import org.opora.answering.writing.facts.Addresses;
import org.opora.answering.writing.facts.Figures;
import org.opora.knowledge.Language;
import org.opora.shared.Texts;

/** One text from what people have replied to the same question, by a model, with nothing in it that no reply says. */
@ApplicationScoped
public class Condenser {
    private static final Logger LOG = Logger.getLogger(Condenser.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonObjectSchema FORM = JsonObjectSchema.builder()
            .addStringProperty("text")
            .required("text")
            .additionalProperties(false)
            .build();
    /** Replies to one question say the same; more of them tell no more. */
    private static final int MOST_REPLIES = 12;

    private final ChatPort chat;
    private final Prompts prompts;

    Condenser(ChatPort chat, Prompts prompts) {
        this.chat = chat;
        this.prompts = prompts;
    }

    /** @return empty without a model, where it fails, and where it says what no reply says */
    public Optional<String> condensed(Spender spender, String question, List<String> replies, String lang) {
        if (chat.model().isEmpty()) {
            return Optional.empty();
        }
        List<String> read = replies.stream().distinct().limit(MOST_REPLIES).toList();
        return written(spender, question, read, lang).filter(text -> holds(text, question, read, lang));
    }

    private Optional<String> written(Spender spender, String question, List<String> replies, String lang) {
        Tagged data = new Tagged().with("question", question);
        replies.forEach(reply -> data.with("reply", reply));
        ChatCall call = new ChatCall(
                Asker.of(spender),
                "condense",
                prompts.of("condense", lang),
                data.toString(),
                FORM,
                ChatCall.Listener.PATIENT);
        try {
            String text =
                    JSON.readTree(chat.reply(call).text()).path("text").asText().strip();
            return Optional.of(text).filter(one -> !one.isEmpty() && one.length() <= Texts.MESSAGE);
        } catch (ModelFailed | JsonProcessingException e) {
            LOG.infof("replies stay as they are: %s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static boolean holds(String text, String question, List<String> replies, String lang) {
        String said = String.join("\n", replies);
        boolean figures = Figures.statedIn(Addresses.without(text)).stream()
                .allMatch(figure -> Figures.isIn(figure, said, () -> Figures.keysOf(said)));
        boolean grounded = Grounds.carry(text, replies, List.of(question));
        boolean holds = figures
                && grounded
                && Addresses.links(said).containsAll(Addresses.links(text))
                && Addresses.contacts(said).containsAll(Addresses.contacts(text))
                && Language.of(text).equals(lang);
        if (!holds) {
            LOG.info("a model's condensation was dropped: it says what no reply says");
        }
        return holds;
    }
}

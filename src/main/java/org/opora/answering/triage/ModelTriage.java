package org.opora.answering.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.opora.answering.model.Asker;
import org.opora.answering.model.ChatCall;
import org.opora.answering.model.ChatPort;
import org.opora.answering.model.ModelFailed;
import org.opora.answering.model.Prompts;
import org.opora.answering.model.Tagged;
import org.opora.course.QuestionClass;
import org.opora.shared.Kebab;

/** A connected model's word on the class: one structured call, for what our own triage is not sure of. */
@ApplicationScoped
public class ModelTriage {
    private static final Logger LOG = Logger.getLogger(ModelTriage.class);
    /** From here on our own triage is as right as a model, and free. */
    private static final double SURE = 0.9;
    /** A model that says less about its own word is not heard. */
    private static final double LEAST_CERTAINTY = 0.6;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonObjectSchema FORM = JsonObjectSchema.builder()
            .addProperty(
                    "class",
                    JsonEnumSchema.builder()
                            .enumValues(Arrays.stream(QuestionClass.values())
                                    .map(Kebab::of)
                                    .toList())
                            .build())
            .addNumberProperty("certainty")
            .required("class", "certainty")
            .additionalProperties(false)
            .build();

    private final ChatPort chat;
    private final Prompts prompts;

    ModelTriage(ChatPort chat, Prompts prompts) {
        this.chat = chat;
        this.prompts = prompts;
    }

    /**
     * The verdict with the model's class. Danger, a call for a person and plain wordings stand whatever it says, and so does
     * everything when it fails.
     */
    public Verdict sharpened(Verdict own, Asker asker, String lang, String message, List<String> before) {
        boolean stands = own.risk()
                || own.byPattern()
                || own.probability() >= SURE
                || own.questionClass() == QuestionClass.HUMAN_REQUEST;
        if (stands || chat.model().isEmpty()) {
            return own;
        }
        Tagged data = new Tagged();
        before.forEach(turn -> data.with("before", turn));
        try {
            JsonNode said = JSON.readTree(chat.reply(new ChatCall(
                            asker,
                            "classify",
                            prompts.of("classify", lang),
                            data.with("message", message).toString(),
                            FORM,
                            ChatCall.Listener.PATIENT))
                    .text());
            double certainty = Math.min(1, said.path("certainty").asDouble(0));
            return Kebab.parse(QuestionClass.class, said.path("class").asText())
                    .filter(known -> certainty >= LEAST_CERTAINTY)
                    .map(known -> own.as(known, certainty))
                    .orElse(own);
        } catch (ModelFailed | JsonProcessingException e) {
            LOG.info("no class from the model: our own stands");
            return own;
        }
    }
}

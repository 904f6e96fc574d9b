package org.opora.answering;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.Asker;
import org.opora.answering.model.ChatCall;
import org.opora.answering.model.ChatCall.Listener;
import org.opora.answering.model.ChatPort;
import org.opora.answering.model.ChatReply;
import org.opora.answering.model.ModelFailed;
import org.opora.answering.model.ModelFailed.Why;
import org.opora.answering.model.Prompts.Prompt;
import org.opora.answering.model.Spender;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.Schools;

/** Whether the chat model replies: one short call, the same way as those that write answers. */
@Path("/api/v1/model-trials")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
class ModelTrialResource {
    /**
     * What came of it.
     *
     * @param model absent when none is connected
     * @param why absent when it replied
     */
    record Tried(
            @Nullable String model,
            @Nullable Why why,
            long tookMs,
            @Nullable Long tokens) {}

    private static final Prompt PROMPT =
            new Prompt("Reply with the JSON object that is asked for and nothing else.", "trial");
    private static final JsonObjectSchema FORM = JsonObjectSchema.builder()
            .addStringProperty("reply", "the word ready")
            .required("reply")
            .build();

    private final ChatPort chat;
    private final Schools schools;
    private final CurrentCaller me;

    ModelTrialResource(ChatPort chat, Schools schools, CurrentCaller me) {
        this.chat = chat;
        this.schools = schools;
        this.me = me;
    }

    @POST
    public Tried tried() {
        ChatCall call = new ChatCall(
                Asker.of(new Spender(schools.get(me.school()), null, null)),
                "trial",
                PROMPT,
                "Say that you are ready.",
                FORM,
                Listener.PATIENT);
        Stopwatch watch = new Stopwatch(stage -> {});
        try {
            ChatReply reply = chat.reply(call);
            return new Tried(reply.model(), null, took(watch), reply.tokens());
        } catch (ModelFailed e) {
            return new Tried(chat.model().orElse(null), e.why(), took(watch), null);
        }
    }

    private static long took(Stopwatch watch) {
        return watch.stop().getOrDefault("total", 0L);
    }
}

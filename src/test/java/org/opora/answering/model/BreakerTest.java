package org.opora.answering.model;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.opora.cast.ScriptedModel.whole;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.model.ChatCall.Listener;
import org.opora.answering.model.ModelFailed.Why;
import org.opora.answering.model.Prompts.Prompt;
import org.opora.cast.Cast;
import org.opora.cast.ScriptedModel;
import org.opora.identity.School;
import org.opora.identity.Schools;

/** A model that fails again and again is left alone for a while, and then asked again. */
@QuarkusTest
@TestProfile(ScriptedModel.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BreakerTest {
    private static final int FAILURES = 3;

    @Inject
    Budgets budgets;

    @Inject
    Meter meter;

    @Inject
    Schools schools;

    private ChatPort port() {
        String address = ConfigProvider.getConfig().getValue("opora.chat.base-url", String.class);
        Map<String, String> settings = Map.of(
                "opora.chat.base-url",
                address,
                "opora.chat.model",
                "scripted",
                "opora.chat.failures-before-pause",
                Integer.toString(FAILURES),
                "opora.chat.pause",
                "PT0.5S");
        ChatConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(ChatConfig.class)
                .build()
                .getConfigMapping(ChatConfig.class);
        return new ChatPort(config, budgets, meter);
    }

    private ChatCall call() {
        School school = schools.byKey(Cast.shared().key).orElseThrow();
        return new ChatCall(
                Asker.of(new Spender(school, null, null)),
                "trial",
                new Prompt("Reply with \"cannotAnswer\".", "test"),
                "Now.",
                JsonObjectSchema.builder().addBooleanProperty("cannotAnswer").build(),
                Listener.PATIENT);
    }

    private Why fails(ChatPort port) {
        return assertThrows(ModelFailed.class, () -> port.reply(call())).why();
    }

    @Test
    void a_model_that_fails_in_a_row_is_not_asked_until_a_pause_is_over() {
        ChatPort port = port();
        ScriptedModel.script(whole(500, "", 0));
        for (int i = 0; i < FAILURES; i++) {
            assertEquals(Why.UNAVAILABLE, fails(port));
        }
        int asked = ScriptedModel.calls();

        assertEquals(Why.UNAVAILABLE, fails(port));
        assertEquals(asked, ScriptedModel.calls(), "it was asked all the same");

        ScriptedModel.says("{\"cannotAnswer\":true}");
        await().ignoreExceptionsInstanceOf(ModelFailed.class)
                .until(() -> port.reply(call()).model().equals("scripted"));
    }

    @Test
    void one_that_replies_now_and_then_is_asked_on() {
        ChatPort port = port();
        ScriptedModel.script(
                whole(500, "", 0), whole(500, "", 0), whole(200, "{\"cannotAnswer\":true}", 0), whole(500, "", 0));

        fails(port);
        fails(port);
        assertEquals("scripted", port.reply(call()).model());
        fails(port);
        fails(port);

        assertEquals(5, ScriptedModel.calls());
    }
}

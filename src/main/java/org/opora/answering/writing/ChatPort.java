package org.opora.answering.writing;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The one way to a chat model. A late, cut, empty or refused reply is a {@link ModelFailed}, never a text. */
@ApplicationScoped
public class ChatPort {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private final @Nullable ChatModel model;
    private final String name;
    private final Semaphore atOnce;
    private volatile boolean well = true;

    ChatPort(ChatConfig config) {
        String baseUrl = config.baseUrl().orElse("");
        this.name = config.model().orElse("");
        this.atOnce = new Semaphore(config.atOnce());
        this.model = baseUrl.isBlank() || name.isBlank()
                ? null
                : OpenAiChatModel.builder()
                        .httpClientBuilder(JdkHttpClient.builder()
                                .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1))
                                .connectTimeout(CONNECT)
                                .readTimeout(config.timeout()))
                        .baseUrl(baseUrl)
                        .apiKey(config.apiKey().filter(key -> !key.isBlank()).orElse("none"))
                        .modelName(name)
                        .timeout(config.timeout())
                        .temperature(0.2)
                        .maxRetries(0)
                        .build();
    }

    public Optional<String> model() {
        return model == null ? Optional.empty() : Optional.of(name);
    }

    /** Whether the last call came to a whole reply. */
    public boolean isWell() {
        return well;
    }

    /** @throws ModelFailed for anything but a whole reply */
    String complete(String system, String user) {
        ChatModel chat = model;
        if (chat == null || !atOnce.tryAcquire()) {
            throw new ModelFailed("no model, or too many calls at once", null);
        }
        try {
            ChatResponse response = chat.chat(dev.langchain4j.model.chat.request.ChatRequest.builder()
                    .messages(SystemMessage.from(system), UserMessage.from(user))
                    .responseFormat(ResponseFormat.JSON)
                    .build());
            String text = response.aiMessage().text();
            // A stream or body that was cut has no finish reason.
            if (text == null || text.isBlank() || response.finishReason() != FinishReason.STOP) {
                throw new ModelFailed("empty, cut or filtered", null);
            }
            well = true;
            return text;
        } catch (ModelFailed e) {
            well = false;
            throw e;
        } catch (RuntimeException e) {
            well = false;
            throw new ModelFailed("no reply", e);
        } finally {
            atOnce.release();
        }
    }
}

package org.opora.answering.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.opora.answering.model.ModelFailed.Why;

/**
 * The one way to a chat model, and to those that stand in for it. A late, cut, empty, refused or garbled reply is a
 * {@link ModelFailed}, never a text.
 */
@ApplicationScoped
public class ChatPort {
    private static final Logger LOG = Logger.getLogger(ChatPort.class);
    private static final double TEMPERATURE = 0.2;

    private final ChatConfig config;
    private final ModelHttp http;
    private final Budgets budgets;
    private final Meter meter;
    private final List<One> models;
    private final Semaphore atOnce;
    private volatile boolean well = true;

    /** A model and its breaker, which leaves it alone for a while after failures in a row. */
    private record One(String name, StreamingChatModel model, TypedGuard<ChatReply> guard) {}

    ChatPort(ChatConfig config, Budgets budgets, Meter meter) {
        this.config = config;
        this.budgets = budgets;
        this.meter = meter;
        this.http = new ModelHttp(config.connectTimeout());
        this.atOnce = new Semaphore(config.atOnce());
        String baseUrl = config.baseUrl().orElse("");
        String name = config.model().orElse("");
        this.models = baseUrl.isBlank() || name.isBlank()
                ? List.of()
                : Stream.concat(Stream.of(name), config.fallbackModels().orElse(List.of()).stream())
                        .filter(one -> !one.isBlank())
                        .map(one -> new One(one, built(baseUrl, one), guard()))
                        .toList();
    }

    private StreamingChatModel built(String baseUrl, String name) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(baseUrl)
                .apiKey(config.apiKey().filter(key -> !key.isBlank()).orElse("none"))
                .modelName(name)
                .temperature(TEMPERATURE)
                .strictJsonSchema(true)
                .build();
    }

    private TypedGuard<ChatReply> guard() {
        return TypedGuard.create(ChatReply.class)
                .withCircuitBreaker()
                .requestVolumeThreshold(config.failuresBeforePause())
                .failureRatio(1)
                .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
                .when(failure -> failure instanceof ModelFailed e && e.why().mayTryAgain)
                .done()
                .build();
    }

    /** The first model's name. */
    public Optional<String> model() {
        return models.stream().map(One::name).findFirst();
    }

    /** Whether the last call came to a whole reply. */
    public boolean isWell() {
        return well;
    }

    /**
     * For the calls about one question.
     *
     * @param wanted whether their outcome is still waited for; asked twice a second
     */
    public Patience patience(BooleanSupplier wanted) {
        return new Patience(config.questionTimeout(), wanted);
    }

    /** @throws ModelFailed for anything but a whole reply */
    public ChatReply reply(ChatCall call) {
        budgets.refuseWhenSpent(call.asker().spender());
        if (call.asker().patience().left().isNegative()) {
            throw new ModelFailed(Why.LATE, "the time for all calls about a question is over", null);
        }
        if (models.isEmpty() || !atOnce.tryAcquire()) {
            throw new ModelFailed(Why.ABSENT, "no model, or too many calls at once", null);
        }
        try {
            ChatReply reply = first(call, new Deadline(config, call.asker().patience()));
            well = true;
            return reply;
        } catch (ModelFailed e) {
            well = !e.why().mayTryAgain && well;
            throw e;
        } finally {
            atOnce.release();
        }
    }

    /**
     * The first whole reply of the models in their order, in the time there is. A provider that says when to come back is
     * asked once more, if that is soon enough and nobody stands in for it.
     */
    private ChatReply first(ChatCall call, Deadline deadline) {
        ModelFailed last = new ModelFailed(Why.UNAVAILABLE, "every model is left alone for a while", null);
        One busy = null;
        Duration pause = deadline.left();
        for (One one : models) {
            try {
                return guarded(one, call, deadline);
            } catch (ModelFailed e) {
                LOG.warnf("model=%s operation=%s why=%s (%s)", one.name(), call.operation(), e.why(), e.getMessage());
                if (!e.why().mayTryAgain || deadline.isOver()) {
                    throw e;
                }
                last = e;
                Duration asked = e.retryAfter();
                if (asked != null && asked.compareTo(pause) < 0) {
                    busy = one;
                    pause = asked;
                }
            } catch (CircuitBreakerOpenException e) {
                LOG.debugf("model=%s is left alone for a while", one.name());
            }
        }
        if (busy == null || pause.compareTo(deadline.left()) >= 0) {
            throw last;
        }
        deadline.pause(pause);
        try {
            return guarded(busy, call, deadline);
        } catch (CircuitBreakerOpenException e) {
            throw last;
        }
    }

    private ChatReply guarded(One one, ChatCall call, Deadline deadline) {
        try {
            return one.guard().call(() -> once(one, call, deadline));
        } catch (ModelFailed | CircuitBreakerOpenException e) {
            throw e;
        } catch (Exception e) {
            throw new ModelFailed(Why.UNAVAILABLE, "broken off", e);
        }
    }

    private ChatReply once(One one, ChatCall call, Deadline deadline) {
        Hearing hearing = new Hearing(call);
        Meter.Running running = meter.start(one.name(), call.operation());
        try {
            http.within(deadline, () -> one.model().chat(request(call), hearing));
            ChatReply reply = hearing.reply(one.name());
            spend(call, reply.tokens());
            running.succeeded(hearing.usage(), hearing.firstHeardAfter());
            call.asker().took(hearing.called(one.name(), null));
            return reply;
        } catch (ModelFailed e) {
            if (hearing.tokens() > 0) {
                spend(call, hearing.tokens());
            }
            running.failed(e.why());
            call.asker().took(hearing.called(one.name(), e.why()));
            throw e;
        }
    }

    /** A reply that cannot be counted is a reply. */
    private void spend(ChatCall call, long tokens) {
        try {
            budgets.spend(call.asker().spender(), tokens);
        } catch (RuntimeException e) {
            LOG.errorf(e, "not counted: tokens=%d operation=%s", tokens, call.operation());
        }
    }

    private static ChatRequest request(ChatCall call) {
        return ChatRequest.builder()
                .messages(SystemMessage.from(call.prompt().text()), UserMessage.from(call.user()))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name(call.operation())
                                .rootElement(call.form())
                                .build())
                        .build())
                .build();
    }
}

package org.opora.answering.model;

import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.ModelFailed.Why;

/** Calls by the names of OpenTelemetry's GenAI conventions (semantic-conventions-genai 1.37), without any text. */
@ApplicationScoped
class Meter {
    /** Whose interface it is; who is behind the address is not known. */
    private static final String PROVIDER = "openai";

    private final MeterRegistry registry;

    Meter(MeterRegistry registry) {
        this.registry = registry;
    }

    Running start(String model, String operation) {
        return new Running(Tags.of(
                "gen_ai.provider.name", PROVIDER,
                "gen_ai.request.model", model,
                "gen_ai.operation.name", "chat",
                "opora.operation", operation));
    }

    final class Running {
        private final Tags tags;
        private final Timer.Sample sample = Timer.start(registry);

        private Running(Tags tags) {
            this.tags = tags;
        }

        void succeeded(@Nullable TokenUsage usage, @Nullable Duration firstHeardAfter) {
            sample.stop(timer("gen_ai.client.operation.duration", "none"));
            if (usage != null) {
                count("input", usage.inputTokenCount());
                count("output", usage.outputTokenCount());
            }
            if (firstHeardAfter != null) {
                timer("gen_ai.client.operation.time_to_first_chunk", "none").record(firstHeardAfter);
            }
        }

        private void count(String type, @Nullable Integer tokens) {
            if (tokens != null) {
                DistributionSummary.builder("gen_ai.client.token.usage")
                        .tags(tags.and("gen_ai.token.type", type))
                        .register(registry)
                        .record(tokens);
            }
        }

        void failed(Why why) {
            sample.stop(timer("gen_ai.client.operation.duration", why.name().toLowerCase(Locale.ROOT)));
        }

        private Timer timer(String name, String error) {
            return Timer.builder(name).tags(tags.and("error.type", error)).register(registry);
        }
    }
}

package org.opora.answering.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The chat model; without an address and a name, answers are quotes. */
@ConfigMapping(prefix = "opora.chat")
public interface ChatConfig {
    /** OpenAI-compatible base address, ending in /v1. */
    Optional<String> baseUrl();

    Optional<String> apiKey();

    Optional<String> model();

    /** Models at the same address that are asked, in this order, when the first fails. */
    Optional<List<String>> fallbackModels();

    @WithDefault("PT3S")
    Duration connectTimeout();

    /** From the request to the first word. */
    @WithDefault("PT15S")
    Duration firstTokenTimeout();

    /** Between two words; a provider that stalls is dropped. */
    @WithDefault("PT8S")
    Duration idleTimeout();

    /** For one call in all its tries: to read a question, to write, to judge; writing may take two. */
    @WithDefault("PT30S")
    Duration timeout();

    /** For all calls about one question, after which the school's own words are quoted. */
    @WithDefault("PT45S")
    Duration questionTimeout();

    /** Calls under way at once. */
    @WithDefault("64")
    int atOnce();

    /** Failures in a row after which a model is left alone for a while. */
    @WithDefault("5")
    int failuresBeforePause();

    /** How long a failing model is left alone. */
    @WithDefault("PT30S")
    Duration pause();
}

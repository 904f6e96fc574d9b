package org.opora.answering.writing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The chat model; without an address and a name, answers are quotes. */
@ConfigMapping(prefix = "opora.chat")
public interface ChatConfig {
    /** OpenAI-compatible base address, ending in /v1. */
    Optional<String> baseUrl();

    Optional<String> apiKey();

    Optional<String> model();

    /** For one call in all; a student waits no longer before the quote answer. */
    @WithDefault("PT20S")
    Duration timeout();

    /** Calls under way at once. */
    @WithDefault("64")
    int atOnce();
}

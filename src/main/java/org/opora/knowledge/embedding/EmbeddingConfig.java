package org.opora.knowledge.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where texts become vectors. Questions and passages have separate places, so that no question waits behind an import. */
@ConfigMapping(prefix = "opora.embedding")
public interface EmbeddingConfig {
    /** OpenAI-compatible base address for questions, ending in /v1. */
    String baseUrl();

    /** The same for passages; may be the same address. */
    String passageBaseUrl();

    Optional<String> apiKey();

    /** Id of the model, stored with what was made by it. */
    String model();

    /** Name of the model on the wire for questions. */
    String queryModel();

    /** Name of the model on the wire for passages. */
    String passageModel();

    /** Put before each question, where the endpoint does not do so itself. */
    Optional<String> queryPrefix();

    Optional<String> passagePrefix();

    /** Numbers in a vector; there is one narrow table per dimension, 384 so far. */
    int dimension();

    /** A file of vectors computed before, by content hash; absent = none. */
    Optional<String> vectorCache();

    /** Where to write, at the end, the vectors of all passages met: the next {@link #vectorCache}; absent = nowhere. */
    Optional<String> vectorRecord();

    /** A question that has no vector by then is searched by its words. */
    @WithDefault("PT3S")
    Duration questionTimeout();

    /** For one batch of passages. */
    @WithDefault("PT60S")
    Duration passageTimeout();
}

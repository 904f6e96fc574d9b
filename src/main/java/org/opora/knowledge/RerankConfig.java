package org.opora.knowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** An optional cross-encoder that orders the first passages anew where they are as good as equal. */
@ConfigMapping(prefix = "opora.rerank")
public interface RerankConfig {
    /** Address to which {@code /rerank} is added; absent = no reranker. */
    Optional<String> baseUrl();

    /** With a model's name the request has Jina's shape, else that of text-embeddings-inference. */
    Optional<String> model();

    Optional<String> apiKey();

    /** A student waits no longer for a better order. */
    @WithDefault("PT1S")
    Duration timeout();
}

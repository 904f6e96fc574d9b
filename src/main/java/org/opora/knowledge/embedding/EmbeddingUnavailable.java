package org.opora.knowledge.embedding;

/** The embedding server did not answer, late or not at all, after the retries. */
public final class EmbeddingUnavailable extends RuntimeException {
    EmbeddingUnavailable(Throwable cause) {
        super("the embedding server does not answer", cause);
    }
}

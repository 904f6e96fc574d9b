package org.opora.answering.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The model gave no usable reply. */
public final class ModelFailed extends RuntimeException {
    /** Why, and whether the same or another model may be tried for the same call. */
    public enum Why {
        /** No model, or too many calls under way. */
        ABSENT(false),
        /** Refused, unreachable, broken. */
        UNAVAILABLE(true),
        /** Over a limit of time. */
        LATE(true),
        /** Ended without saying that it had ended, or empty. */
        CUT(true),
        /** Not what was asked for. */
        GARBLED(true),
        /** Nobody waits for the reply any more. */
        UNWANTED(false),
        /** The day's tokens are used up. */
        SPENT(false);

        final boolean mayTryAgain;

        Why(boolean mayTryAgain) {
            this.mayTryAgain = mayTryAgain;
        }
    }

    private final Why why;
    private final @Nullable Duration retryAfter;

    public ModelFailed(Why why, String detail, @Nullable Throwable cause) {
        this(why, detail, cause, null);
    }

    /** @param retryAfter how long the provider asked to be left alone */
    ModelFailed(Why why, String detail, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(detail, cause);
        this.why = why;
        this.retryAfter = retryAfter;
    }

    public Why why() {
        return why;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}

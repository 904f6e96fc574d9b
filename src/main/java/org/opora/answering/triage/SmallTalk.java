package org.opora.answering.triage;

import jakarta.enterprise.context.ApplicationScoped;

/** What a message says that asks nothing, so that thanks are not answered like a greeting. */
@ApplicationScoped
public class SmallTalk {
    /** A kind of it. */
    public enum Kind {
        THANKS,
        WHO,
        CALL,
        GREETING,
        OTHER
    }

    private final Patterns patterns;

    SmallTalk(Patterns patterns) {
        this.patterns = patterns;
    }

    /** @param message known to be small talk, its typing repaired; who says two things is answered the weightier one */
    public Kind kind(String message) {
        String text = Normaliser.normalise(message);
        for (Kind kind : Kind.values()) {
            if (patterns.of(kind, text)) {
                return kind;
            }
        }
        return Kind.OTHER;
    }
}

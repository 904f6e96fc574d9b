package org.opora.answering.model;

/** Who a model is asked for: whose tokens it takes, and how long they wait. */
public record Asker(Spender spender, Patience patience) {
    /** Whoever makes one call and waits for its end. */
    public static Asker of(Spender spender) {
        return new Asker(spender, Patience.ENDLESS);
    }
}

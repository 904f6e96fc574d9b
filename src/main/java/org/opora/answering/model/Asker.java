package org.opora.answering.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who a model is asked for: whose tokens it takes, how long they wait, and which calls it took. */
public final class Asker {
    private final Spender spender;
    private final Patience patience;
    private final List<Called> calls = new CopyOnWriteArrayList<>();

    public Asker(Spender spender, Patience patience) {
        this.spender = spender;
        this.patience = patience;
    }

    /** Whoever makes one call and waits for its end. */
    public static Asker of(Spender spender) {
        return new Asker(spender, Patience.ENDLESS);
    }

    Spender spender() {
        return spender;
    }

    Patience patience() {
        return patience;
    }

    void took(Called call) {
        calls.add(call);
    }

    /** Oldest first. */
    public List<Called> calls() {
        return List.copyOf(calls);
    }
}

package org.opora.answering;

import org.opora.answering.model.ChatCall;
import org.opora.answering.model.TextField;

/** Passes a text on while it is written, where it may be seen before its checks end; a few times a second at most. */
final class Shown implements ChatCall.Listener {
    private static final long PAUSE_NANOS = 120_000_000;
    /** Under the limit of a passing event, in UTF-16 units. */
    private static final int LONGEST = 1_500;

    private final Progress progress;
    private final boolean streamed;
    private final StringBuilder waiting = new StringBuilder();
    private TextField text = new TextField();
    private boolean anything;
    private long lastAt;

    Shown(Progress progress, boolean streamed) {
        this.progress = progress;
        this.streamed = streamed;
    }

    @Override
    public void heard(String more) {
        if (!streamed) {
            return;
        }
        waiting.append(text.more(more));
        long now = System.nanoTime();
        if (waiting.length() > 0 && (now - lastAt >= PAUSE_NANOS || waiting.length() > LONGEST)) {
            progress.delta(waiting.toString());
            waiting.setLength(0);
            lastAt = now;
            anything = true;
        }
    }

    @Override
    public void restarted() {
        text = new TextField();
        waiting.setLength(0);
        if (anything) {
            progress.discard();
            anything = false;
        }
    }
}

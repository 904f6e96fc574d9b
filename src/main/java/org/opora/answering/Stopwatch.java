package org.opora.answering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Times the stages of one question in ms, and tells of each as it begins. */
final class Stopwatch {
    private final Consumer<String> told;
    private final long started = System.nanoTime();
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private @Nullable String running;
    private long since = started;

    Stopwatch(Consumer<String> told) {
        this.told = told;
        for (String stage : new String[] {"triage", "retrieve", "write", "check"}) {
            nanos.put(stage, 0L);
        }
    }

    void begin(String stage, String timing) {
        lap();
        running = timing;
        told.accept(stage);
    }

    Map<String, Long> stop() {
        lap();
        running = null;
        Map<String, Long> ms = new LinkedHashMap<>();
        nanos.forEach((stage, time) -> ms.put(stage, TimeUnit.NANOSECONDS.toMillis(time)));
        ms.put("total", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        return ms;
    }

    private void lap() {
        long now = System.nanoTime();
        if (running != null) {
            long spent = now - since;
            nanos.merge(running, spent, Long::sum);
        }
        since = now;
    }
}

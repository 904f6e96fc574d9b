package org.opora.knowledge.ingestion.parsing;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ingestion.parsing.Frames.Frame;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Rejected;

/**
 * Has files read in a process of its own, one after the other. The process is kept for many files; one that takes too long,
 * runs out of memory or dies costs its file, and the next gets a new process.
 */
@ApplicationScoped
public class Parsing {
    /**
     * A file to be read.
     *
     * @param nested how many archives it lay in
     */
    public record Source(String name, int nested, long size, InputStream content) {}

    /** Takes the files of an archive, one at a time. */
    @FunctionalInterface
    public interface Unpacked {
        void file(String name, byte[] content);
    }

    private static final Logger LOG = Logger.getLogger(Parsing.class);
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ScheduledExecutorService watch;
    private final ParsingConfig config;
    private @Nullable ParsingProcess process;

    Parsing(ParsingConfig config) {
        this.config = config;
        this.watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "parsing-watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @return what the file says; nothing when it was an archive, whose files {@code unpacked} has got
     * @throws Rejected with what the teacher can do about it; the process is none the worse
     */
    public List<Parsed> read(Source file, Unpacked unpacked) throws Rejected {
        turn.lock();
        try {
            ParsingProcess running = running();
            Watched watched = new Watched(running);
            try {
                return ask(running, file, unpacked, watched);
            } catch (IOException gone) {
                throw new Rejected(reason(running, watched));
            } catch (RuntimeException cannotTakeIt) {
                // What it would have said next must not be taken for an answer about another file.
                running.close();
                throw cannotTakeIt;
            } finally {
                watched.stop();
            }
        } catch (IOException cannotStart) {
            throw new java.io.UncheckedIOException(cannotStart);
        } finally {
            turn.unlock();
        }
    }

    private ParsingProcess running() throws IOException {
        ParsingProcess before = process;
        if (before != null && before.isAlive()) {
            return before;
        }
        if (before != null) {
            before.close();
        }
        ParsingProcess begun = new ParsingProcess(config);
        process = begun;
        return begun;
    }

    private static List<Parsed> ask(ParsingProcess running, Source file, Unpacked unpacked, Watched watched)
            throws IOException, Rejected {
        Frames.writeJson(running.questions, Frames.NAME, new Worker.Question(file.name(), file.nested()));
        Frames.copy(file.content(), file.size(), running.questions);
        running.questions.flush();
        List<Parsed> texts = new ArrayList<>();
        while (true) {
            Frame frame = Frames.read(running.answers);
            switch (frame.kind()) {
                case Frames.TEXT -> texts.add(frame.as(Parsed.class));
                case Frames.FILE -> {
                    unpacked.file(
                            frame.as(String.class), Frames.read(running.answers).content());
                    watched.again();
                }
                case Frames.REJECTED -> throw new Rejected(frame.as(String.class));
                default -> {
                    return texts;
                }
            }
        }
    }

    /** The process is gone, or what it says makes no sense; either way there is a new one for the next file. */
    private String reason(ParsingProcess running, Watched watched) {
        boolean late = watched.isLate();
        boolean memory = !late && running.ranOutOfMemory();
        LOG.warnf("the parsing process is replaced: pid=%d late=%s memory=%s", running.pid(), late, memory);
        running.close();
        process = null;
        return late ? "import.too-slow" : memory ? "import.too-complex" : Rejected.DAMAGED;
    }

    void stop(@Observes ShutdownEvent stopping) {
        watch.shutdownNow().forEach(left -> LOG.debugf("left: %s", left));
        ParsingProcess last = process;
        if (last != null) {
            last.close();
        }
    }

    /** Kills the process when a file takes too long. */
    private final class Watched {
        private final ParsingProcess running;
        private volatile boolean late;
        private ScheduledFuture<?> alarm;

        Watched(ParsingProcess running) {
            this.running = running;
            this.alarm = set();
        }

        private ScheduledFuture<?> set() {
            return watch.schedule(
                    () -> {
                        late = true;
                        running.kill();
                    },
                    config.timeout().toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        /** Each file of an archive has the whole time. */
        void again() {
            stop();
            alarm = set();
        }

        void stop() {
            boolean stopped = alarm.cancel(false);
            assert stopped || late || alarm.isDone();
        }

        boolean isLate() {
            return late;
        }
    }
}

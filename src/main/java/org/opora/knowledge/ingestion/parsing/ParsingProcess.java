package org.opora.knowledge.ingestion.parsing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** One running parsing process and the folder that is all it may write to. */
final class ParsingProcess implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ParsingProcess.class);
    /** What {@code -XX:+ExitOnOutOfMemoryError} ends with. */
    private static final int OUT_OF_MEMORY = 3;
    /** A network of its own with nothing in it, where a plain user may have one. */
    private static final List<String> ISOLATED = isolated();

    private final Path folder;
    private final Process process;
    final DataOutputStream questions;
    final DataInputStream answers;

    ParsingProcess(ParsingConfig config) throws IOException {
        folder = Files.createTempDirectory("opora-parsing");
        Path hosts = Files.createFile(folder.resolve("hosts"));
        List<String> command = new ArrayList<>(ISOLATED);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + config.heapMegabytes() + "m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Dpdfbox.fontcache=" + folder,
                "-Djdk.net.hosts.file=" + hosts,
                "-Djava.nio.channels.spi.SelectorProvider=" + NoSockets.class.getName(),
                "-cp",
                ClassPath.needed(),
                Worker.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        process = builder.start();
        questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    private static List<String> isolated() {
        List<String> prefix = List.of("unshare", "--map-root-user", "--net", "--");
        try {
            List<String> tried = new ArrayList<>(prefix);
            tried.add("true");
            Process trial = new ProcessBuilder(tried)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0 ? prefix : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() {
        Process killed = process.destroyForcibly();
        assert killed == process;
    }

    /** Why it is gone, once its output has ended. */
    boolean ranOutOfMemory() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == OUT_OF_MEMORY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
        boolean code =
                ranOutOfMemory(); // only its end is waited for: a process that still writes would leave its folder
        LOG.debug("the parsing process has ended: pid=" + pid() + " memory=" + code);
        try (Stream<Path> left = Files.walk(folder)) {
            left.sorted(Comparator.reverseOrder()).forEach(ParsingProcess::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("a folder of the parsing process is left: %s", folder);
        }
    }

    private static void delete(Path file) {
        try {
            boolean gone = Files.deleteIfExists(file);
            assert gone || Files.notExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

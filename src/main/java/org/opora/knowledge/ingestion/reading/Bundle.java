package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The small files of an export that is a zip or a packed tar, as the system that made it pleased. */
public final class Bundle {
    private static final int GZIP = 0x1f;
    private final Map<String, byte[]> files;

    private Bundle(Map<String, byte[]> files) {
        this.files = files;
    }

    public static Bundle open(Path file, Predicate<String> wanted) throws IOException, Rejected {
        return new Bundle(isGzip(file) ? Tar.files(file, wanted) : zipped(file, wanted));
    }

    private static boolean isGzip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == GZIP;
        }
    }

    private static Map<String, byte[]> zipped(Path file, Predicate<String> wanted) throws IOException, Rejected {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Container zip = Container.open(file)) {
            for (String name : zip.names()) {
                if (wanted.test(name)) {
                    files.put(name, zip.read(name).orElse(new byte[0]));
                }
            }
        }
        return files;
    }

    /** The path of the first file of that name, wherever it lies. */
    public @Nullable String find(String name) {
        return files.keySet().stream()
                .filter(path -> path.equals(name) || path.endsWith("/" + name))
                .findFirst()
                .orElse(null);
    }

    public Optional<Element> xml(String name) throws Rejected {
        byte[] content = files.get(name);
        return content == null ? Optional.empty() : Optional.of(Container.xml(content));
    }

    public Optional<String> text(String name) throws Rejected {
        byte[] content = files.get(name);
        return content == null ? Optional.empty() : Optional.of(Encodings.decoded(content));
    }
}

package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file to be read.
 *
 * @param name as uploaded, with its path inside the upload; nothing of ours is written under it
 */
public record Document(String name, Path content) {
    public byte[] bytes() throws IOException {
        return Files.readAllBytes(content);
    }

    /** Its text, whatever it is encoded in. */
    public String text() throws IOException, Rejected {
        return Encodings.decoded(bytes());
    }

    public String extension() {
        return extension(name);
    }

    /** In lower case and without a dot; of {@code course.tar.gz} it is {@code tar.gz}. */
    public static String extension(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (file.endsWith(".tar.gz")) {
            return "tar.gz";
        }
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1);
    }

    public String baseName() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }
}

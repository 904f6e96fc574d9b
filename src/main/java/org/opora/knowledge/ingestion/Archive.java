package org.opora.knowledge.ingestion;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a zip, unpacked in memory within bounds that no bomb passes. */
final class Archive {
    private static final int MOST_FILES = 5_000;
    private static final long MOST_BYTES = 200_000_000;
    private static final int LONGEST_FILE = 50_000_000;
    private static final Charset OLD_WINDOWS = Charset.forName("IBM866");

    private Archive() {}

    static Map<String, byte[]> files(byte[] zip) throws Rejected {
        try {
            return unpacked(zip, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException namesNotUtf8) {
            return unpacked(zip, OLD_WINDOWS);
        }
    }

    private static Map<String, byte[]> unpacked(byte[] zip, Charset names) throws Rejected {
        Map<String, byte[]> files = new LinkedHashMap<>();
        long bytes = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), names)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory() || isHidden(entry.getName())) {
                    continue;
                }
                byte[] content = in.readNBytes(LONGEST_FILE + 1);
                bytes += content.length;
                if (content.length > LONGEST_FILE || bytes > MOST_BYTES || files.size() >= MOST_FILES) {
                    throw new Rejected("import.zip-too-large");
                }
                files.put(entry.getName(), content);
            }
        } catch (IOException e) {
            throw new Rejected("import.zip-broken");
        }
        if (files.isEmpty()) {
            throw new Rejected(zip.length < 22 ? "import.zip-broken" : "import.empty");
        }
        return files;
    }

    private static boolean isHidden(String name) {
        return name.startsWith("__MACOSX/") || name.contains("/.") || name.startsWith(".");
    }
}

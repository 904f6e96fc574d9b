package org.opora.knowledge.ingestion.reading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The files of a packed tar that somebody wants, within bounds. */
final class Tar {
    private static final int BLOCK = 512;
    private static final int MOST_FILES = 50_000;
    private static final long MOST_BYTES = 200_000_000;
    /** Of all that is unpacked, wanted or not: films lie beside the texts of a course. */
    private static final long MOST_PASSED = 4_000_000_000L;

    private final InputStream in;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private long kept;
    private long passed;

    private Tar(InputStream in) {
        this.in = in;
    }

    static Map<String, byte[]> files(Path gzip, Predicate<String> wanted) throws IOException, Rejected {
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(gzip), 1 << 16))) {
            Tar tar = new Tar(in);
            tar.read(wanted);
            return tar.files;
        } catch (ZipException e) {
            throw new Rejected("import.zip-broken");
        }
    }

    private void read(Predicate<String> wanted) throws IOException, Rejected {
        String longName = null;
        for (int n = 0; ; n++) {
            byte[] head = in.readNBytes(BLOCK);
            if (head.length < BLOCK || head[0] == 0) {
                return;
            }
            long size = size(head);
            bound(n <= MOST_FILES && size >= 0 && (passed += size) <= MOST_PASSED);
            char type = (char) head[156];
            String name = longName == null ? name(head) : longName;
            longName = null;
            if (type == 'L' || type == 'x') {
                bound(size <= 1 << 16);
                longName = type == 'L' ? text(in.readNBytes((int) size)) : path(in.readNBytes((int) size), name);
            } else if ((type == '0' || type == 0) && wanted.test(name)) {
                bound((kept += size) <= MOST_BYTES && size <= Container.LONGEST_FILE);
                files.put(name, in.readNBytes((int) size));
            } else {
                in.skipNBytes(size);
            }
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    private static void bound(boolean held) throws Rejected {
        if (!held) {
            throw new Rejected(Rejected.TOO_LARGE);
        }
    }

    private static long size(byte[] head) throws Rejected {
        String octal = text(java.util.Arrays.copyOfRange(head, 124, 136)).strip();
        if (!octal.matches("[0-7]{0,12}")) {
            throw new Rejected("import.zip-broken");
        }
        return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
    }

    private static String name(byte[] head) {
        String prefix = text(java.util.Arrays.copyOfRange(head, 345, 500));
        String name = text(java.util.Arrays.copyOfRange(head, 0, 100));
        boolean posix = text(java.util.Arrays.copyOfRange(head, 257, 262)).equals("ustar");
        return posix && !prefix.isEmpty() ? prefix + "/" + name : name;
    }

    private static String path(byte[] records, String otherwise) {
        for (String record : text(records).lines().toList()) {
            int at = record.indexOf(" path=");
            if (at >= 0) {
                return record.substring(at + 6);
            }
        }
        return otherwise;
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}

package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A zip, opened within bounds that no bomb passes. Nothing is ever written under the name of an entry. */
public final class Container implements AutoCloseable {
    private static final int MOST_FILES = 5_000;
    /** Of one entry, unpacked. An office document's largest part is a tenth of it. */
    public static final int LONGEST_FILE = 50_000_000;
    /** Of all that is read from one archive. */
    private static final long MOST_BYTES = 200_000_000;
    /** Names of archives made on Russian Windows. */
    private static final Charset OLD_WINDOWS = Charset.forName("IBM866");

    private final ZipFile zip;
    private long budget = MOST_BYTES;

    private Container(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws Rejected when it is no zip, or holds too many files */
    public static Container open(Path file) throws IOException, Rejected {
        ZipFile zip;
        try {
            zip = opened(file);
        } catch (ZipException | IllegalArgumentException e) {
            throw new Rejected("import.zip-broken");
        }
        if (zip.size() > MOST_FILES) {
            zip.close();
            throw new Rejected(Rejected.TOO_LARGE);
        }
        return new Container(zip);
    }

    private static ZipFile opened(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException namesNotUtf8) {
            return new ZipFile(file.toFile(), OLD_WINDOWS);
        }
    }

    /** Those that are files, in the order of the archive. */
    public List<String> names() {
        return Collections.list(zip.entries()).stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    public boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** @throws Rejected when it is larger than any honest file */
    public Optional<byte[]> read(String name) throws IOException, Rejected {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(LONGEST_FILE + 1);
            budget -= content.length;
            if (content.length > LONGEST_FILE || budget < 0) {
                throw new Rejected(Rejected.TOO_LARGE);
            }
            return Optional.of(content);
        } catch (ZipException e) {
            throw new Rejected(Rejected.DAMAGED);
        }
    }

    /** An XML part. jsoup knows no entities but the predefined ones and opens nothing that a document names. */
    public Optional<Element> xml(String name) throws IOException, Rejected {
        Optional<byte[]> part = read(name);
        return part.isEmpty() ? Optional.empty() : Optional.of(xml(part.get()));
    }

    static Element xml(byte[] part) throws Rejected {
        return Jsoup.parse(Encodings.decoded(part), "", Parser.xmlParser());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.util.List;

/** Reads one format. What it throws beside {@link Rejected} is a damaged file to the teacher. */
@FunctionalInterface
public interface Reader {
    /** @throws Rejected with what the teacher can do about it */
    List<Parsed> read(Document file) throws IOException, Rejected;
}

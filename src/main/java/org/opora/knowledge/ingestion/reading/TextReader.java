package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.util.List;
import org.opora.knowledge.Article.Format;

/** Plain text: no character has a meaning. */
public final class TextReader implements Reader {
    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        String text = file.text();
        if (text.isBlank()) {
            throw new Rejected(Rejected.EMPTY);
        }
        return List.of(new Parsed(null, file.baseName(), text, Format.TEXT, List.of(), null, false));
    }
}

package org.opora.knowledge.ingestion.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** Asks whether a page is there, on any public host, without reading it. */
@ApplicationScoped
public class Asking {
    /**
     * What came of it, after a few redirects.
     *
     * @param asked false for an address that may not be, or that leads to one
     * @param status of HTTP; 0 when there was no answer, or none in time
     */
    public record Answer(boolean asked, int status) {}

    /** Servers that know no HEAD, and those that have no page for it which they do have. */
    private static final Set<Integer> ASK_FOR_ALL = Set.of(404, 405, 501);

    private final Fetcher fetcher;

    Asking(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    public Answer ask(String address) {
        try {
            URI uri = Addresses.parsed(address);
            int status = fetcher.head("HEAD", uri).status();
            return new Answer(
                    true,
                    ASK_FOR_ALL.contains(status) ? fetcher.head("GET", uri).status() : status);
        } catch (Refusal e) {
            return new Answer(e.word().equals("import.site-unreachable"), 0);
        }
    }
}

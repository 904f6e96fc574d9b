package org.opora.knowledge.ingestion.office;

import org.jsoup.nodes.Element;

/** What somebody wrote beside a document: comments of reviewers and notes of speakers, as quotations. */
final class Remarks {
    private Remarks() {}

    static void write(Element into, String author, String time, String text) {
        if (!text.isBlank()) {
            String head = author.isBlank() ? "" : author + (time.isBlank() ? "" : ", " + time) + ": ";
            into.appendElement("blockquote").text(head + text.strip());
        }
    }
}

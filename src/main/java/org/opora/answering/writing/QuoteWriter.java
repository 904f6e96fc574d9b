package org.opora.answering.writing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.evidence.Sought;
import org.opora.conversation.Message.Mode;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.knowledge.Hit;

/** Answers without a model: the FAQ's own answer, or the sentences of the base that carry it, verbatim. */
@ApplicationScoped
public class QuoteWriter {
    /** Further articles are quoted beside the best while their score is this near to it. */
    private static final double NEAR = 0.008;

    private static final int MOST_QUOTES = 3;
    private final Words words;

    QuoteWriter(Words words) {
        this.words = words;
    }

    /**
     * Quotes for each question of a message, in their order.
     *
     * @return empty when there is nothing to quote
     */
    public Optional<Written> answer(School school, String lang, List<Sought> questions) {
        List<Citation> citations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Sought question : questions) {
            List<Hit> best = best(question.evidence(), lang, MOST_QUOTES / questions.size());
            if (best.isEmpty()) {
                return Optional.empty();
            }
            if (!best.get(0).lang().equals(lang)) {
                paragraph(text, words.say(school, "quote.otherLanguage", lang, Map.of()));
            }
            Quotes quotes = new Quotes(question.evidence(), question.searchedFor());
            for (Hit hit : best) {
                Citation citation = Citation.of(citations.size() + 1, hit, quotes.best(hit));
                citations.add(citation);
                paragraph(text, marked(citation));
            }
        }
        return Optional.of(new Written(text.toString(), citations, Mode.QUOTE, null, null, null));
    }

    /** What of one passage would be quoted. */
    public String of(Hit hit, Evidence evidence, String searchedFor) {
        return new Quotes(evidence, searchedFor).best(hit);
    }

    /** Passages word for word, in their order. */
    public Written whole(List<Hit> passages) {
        List<Citation> citations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Hit hit : passages) {
            Citation citation = Citation.of(citations.size() + 1, hit, hit.text());
            citations.add(citation);
            paragraph(text, marked(citation));
        }
        return new Written(text.toString(), citations, Mode.QUOTE, null, null, null);
    }

    private static void paragraph(StringBuilder text, String more) {
        text.append(text.length() == 0 ? "" : "\n\n").append(more);
    }

    /** Those near the best that speak the student's language, else the best one's. */
    private static List<Hit> best(Evidence evidence, String lang, int most) {
        List<Hit> articles = evidence.oneAnArticle();
        if (articles.isEmpty()) {
            return List.of();
        }
        double least = articles.get(0).score() - NEAR;
        List<Hit> near = articles.stream().filter(hit -> hit.score() >= least).toList();
        String spoken = near.stream().anyMatch(hit -> hit.lang().equals(lang))
                ? lang
                : articles.get(0).lang();
        return near.stream()
                .filter(hit -> hit.lang().equals(spoken))
                .limit(most)
                .toList();
    }

    /** The quote with its mark; after a code block or a table the mark stands on a line of its own. */
    static String marked(Citation citation) {
        String quote = Marks.escaped(citation.quote());
        boolean block = quote.endsWith("```") || quote.endsWith("~~~") || quote.endsWith("|");
        return quote + (block ? "\n\n[" : " [") + citation.n() + "]";
    }
}

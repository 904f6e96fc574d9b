package org.opora.answering.writing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opora.answering.Evidence;
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
    /** A mark of ours in the base's own text would point to nowhere. */
    private static final Pattern FOREIGN_MARK = Pattern.compile("\\[(\\d+)\\](?!\\()");

    private final Words words;

    QuoteWriter(Words words) {
        this.words = words;
    }

    /** @return empty when there is nothing to quote */
    public Optional<Written> answer(School school, String lang, String question, Evidence evidence) {
        List<Hit> best = best(evidence);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        List<Citation> citations = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        if (!best.get(0).lang().equals(lang)) {
            text.append(words.say(school, "quote.otherLanguage", lang, java.util.Map.of()))
                    .append("\n\n");
        }
        for (Hit hit : best) {
            Citation citation = Citation.of(citations.size() + 1, hit, Quotes.best(hit, evidence, question));
            citations.add(citation);
            text.append(citations.size() == 1 ? "" : "\n\n").append(marked(citation));
        }
        return Optional.of(new Written(text.toString(), citations, Mode.QUOTE, null, null));
    }

    private static List<Hit> best(Evidence evidence) {
        List<Hit> articles = evidence.oneAnArticle();
        if (articles.isEmpty()) {
            return List.of();
        }
        double least = articles.get(0).score() - NEAR;
        String lang = articles.get(0).lang();
        return articles.stream()
                .filter(hit -> hit.score() >= least && hit.lang().equals(lang))
                .limit(MOST_QUOTES)
                .toList();
    }

    /** The quote with its mark; after a code block or a table the mark stands on a line of its own. */
    static String marked(Citation citation) {
        String quote = FOREIGN_MARK.matcher(citation.quote()).replaceAll("\\\\[$1\\\\]");
        boolean block = quote.endsWith("```") || quote.endsWith("~~~") || quote.endsWith("|");
        return quote + (block ? "\n\n[" : " [") + citation.n() + "]";
    }
}

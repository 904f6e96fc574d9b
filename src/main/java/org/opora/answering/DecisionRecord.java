package org.opora.answering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.Called;
import org.opora.answering.triage.Verdict.Mood;
import org.opora.answering.writing.Check;
import org.opora.answering.writing.Citation;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.Message.Mode;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;
import org.opora.shared.Kebab;

/** A decision over HTTP, in the log and in the packet: the same facts in the same words everywhere. */
record DecisionRecord(
        Lane lane,
        QuestionClass questionClass,
        double classProbability,
        double confidence,
        @Nullable String reason,
        @Nullable Integer hintLevel,
        String text,
        Mode mode,
        String lang,
        List<Citation> citations,
        List<Item> evidence,
        Map<String, Double> signals,
        List<Check> checks,
        @Nullable String model,
        @Nullable String promptVersion,
        @Nullable Long tokens,
        Map<String, Long> timings,
        @Nullable Words draft,
        Basis decidedBy) {
    /** One passage read; {@code why} it is not used, where it is not. */
    record Item(
            PassageId passageId,
            String externalId,
            String title,
            String heading,
            String text,
            double score,
            Map<String, Integer> ranks,
            boolean used,
            @Nullable Aside why) {}

    /**
     * What led there.
     *
     * @param coefficients version of the coefficient file
     * @param offTopic probability that the words have nothing to do with studying
     * @param dropped why a model's words were not said
     * @param calls of models, in their order
     */
    record Basis(
            double answerFrom,
            double draftFrom,
            String coefficients,
            String searchedFor,
            boolean risk,
            Mood mood,
            double offTopic,
            List<Otherwise> otherwise,
            @Nullable String dropped,
            List<Called> calls) {}

    /** Words that wait for approval. */
    record Words(String text, List<Citation> citations) {}

    private static final int KEPT = 10;

    /** @param shown what the student sees where nothing was written for them, or it waits for approval */
    static DecisionRecord of(Decision d, String shown) {
        Written written = d.written();
        Written sent = d.lane() == Lane.ANSWER ? written : null;
        return new DecisionRecord(
                d.lane(),
                d.verdict().questionClass(),
                d.verdict().probability(),
                d.confidence(),
                why(d),
                d.isHint() ? (Integer) d.hintLevel() : null,
                sent == null ? shown : sent.text(),
                sent == null ? Mode.FIXED : sent.mode(),
                d.lang(),
                sent == null ? List.of() : sent.citations(),
                evidence(d),
                d.signals(),
                d.checks(),
                written == null ? null : written.model(),
                written == null ? null : written.promptVersion(),
                written == null ? null : written.tokens(),
                d.timings(),
                written == null || sent != null ? null : new Words(written.text(), written.citations()),
                basis(d));
    }

    private static Basis basis(Decision d) {
        return new Basis(
                d.cuts().answer(),
                d.cuts().draft(),
                d.cutVersion(),
                d.searchedFor(),
                d.verdict().risk(),
                d.verdict().mood(),
                d.verdict().offTopic(),
                Otherwise.of(d),
                d.tried().dropped(),
                d.calls());
    }

    private static @Nullable String why(Decision d) {
        Reason reason = d.reason();
        QuestionClass declined = d.declined();
        if (reason != null) {
            return Kebab.of(reason);
        }
        return declined == null ? null : Kebab.of(declined);
    }

    private static List<Item> evidence(Decision d) {
        List<Hit> read = d.evidence().hits();
        return read.stream()
                .limit(KEPT)
                .map(hit -> item(hit, Aside.of(hit, read, d.written())))
                .toList();
    }

    private static Item item(Hit hit, @Nullable Aside why) {
        return new Item(
                hit.passageId(),
                hit.externalId(),
                hit.title(),
                hit.heading(),
                hit.text(),
                hit.score(),
                ranks(hit),
                why == null,
                why);
    }

    private static Map<String, Integer> ranks(Hit hit) {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        Integer lexical = hit.lexicalRank();
        Integer dense = hit.denseRank();
        if (lexical != null) {
            ranks.put("lexical", lexical);
        }
        if (dense != null) {
            ranks.put("dense", dense);
        }
        return ranks;
    }
}

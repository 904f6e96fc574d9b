package org.opora.answering.writing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Evidence;
import org.opora.conversation.Message.Mode;
import org.opora.course.Assignment;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Hit;
import org.opora.knowledge.splitting.Sentences;

/**
 * Hints without a model, of three kinds: 1 the place to read with its key sentence, 2 the passage that explains the
 * concept with its own example, 3 the reference solution. No two levels use the same passage.
 */
@ApplicationScoped
public class HintWriter {
    private final Words words;

    HintWriter(Words words) {
        this.words = words;
    }

    /**
     * Writes a hint of a level that the ladder has granted.
     *
     * @param ofAssignment passages of the assignment's own text
     * @return empty when the base has no fitting place, or level 3 has no solution
     */
    public Optional<Written> write(
            School school,
            String lang,
            int level,
            @Nullable Assignment assignment,
            List<Hit> ofAssignment,
            Evidence evidence) {
        return switch (level) {
            case 1 -> small(school, lang, ofAssignment, evidence);
            case 2 -> big(school, lang, evidence);
            default -> full(school, lang, assignment, ofAssignment);
        };
    }

    private Optional<Written> small(School school, String lang, List<Hit> ofAssignment, Evidence evidence) {
        Optional<Hit> place =
                teaching(evidence).findFirst().or(() -> ofAssignment.stream().findFirst());
        return place.map(hit -> {
            Citation citation = Citation.of(1, hit, keySentence(hit, evidence));
            return written(
                    say(school, "hint.small", lang, hit) + "\n\n" + QuoteWriter.marked(citation) + "\n\n"
                            + words.say(school, "hint.small.ask", lang, Map.of()),
                    citation);
        });
    }

    private Optional<Written> big(School school, String lang, Evidence evidence) {
        List<Hit> places = teaching(evidence).skip(1).toList();
        Optional<Hit> place = places.stream()
                .filter(hit -> hit.text().contains("```"))
                .findFirst()
                .or(() -> places.stream().findFirst());
        return place.map(hit -> {
            Citation citation = Citation.of(1, hit, hit.text());
            return written(
                    say(school, "hint.big", lang, hit) + "\n\n" + QuoteWriter.marked(citation) + "\n\n"
                            + words.say(school, "hint.big.ask", lang, Map.of()),
                    citation);
        });
    }

    private Optional<Written> full(
            School school, String lang, @Nullable Assignment assignment, List<Hit> ofAssignment) {
        if (assignment == null || assignment.solutions().isEmpty() || ofAssignment.isEmpty()) {
            return Optional.empty();
        }
        Hit task = ofAssignment.get(0);
        Citation citation =
                Citation.of(1, task, Sentences.of(task.text()).get(0).of(task.text()));
        return Optional.of(written(
                words.say(school, "hint.full", lang, Map.of("place", assignment.title())) + " [1]\n\n"
                        + assignment.solutions().get(0),
                citation));
    }

    private static java.util.stream.Stream<Hit> teaching(Evidence evidence) {
        return evidence.hits().stream()
                .filter(hit -> hit.kind() == Kind.LESSON || hit.kind() == Kind.HANDBOOK || hit.kind() == Kind.FAQ);
    }

    /** One sentence, no table and no code: a pointer, not an explanation. */
    private static String keySentence(Hit hit, Evidence evidence) {
        List<Sentences.Span> sentences = Sentences.of(hit.text());
        int from = evidence.windows().stream()
                .filter(window -> window.passageId().equals(hit.passageId()))
                .findFirst()
                .map(org.opora.knowledge.Retrieval.Window::fromAt)
                .orElse(0);
        return sentences.stream()
                .filter(span -> span.from() >= from)
                .map(span -> span.of(hit.text()))
                .filter(sentence -> !sentence.startsWith("```") && !sentence.startsWith("|"))
                .findFirst()
                .orElse(sentences.get(0).of(hit.text()));
    }

    private String say(School school, String key, String lang, Hit hit) {
        String place = hit.heading().isEmpty() ? hit.title() : hit.title() + " › " + hit.heading();
        return words.say(school, key, lang, Map.of("place", place));
    }

    private static Written written(String text, Citation citation) {
        return new Written(text, List.of(citation), Mode.QUOTE, null, null, null);
    }
}

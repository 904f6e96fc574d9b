package org.opora.answering.writing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Findings;
import org.opora.conversation.Message.Mode;
import org.opora.course.Assignment;
import org.opora.course.LessonId;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.Words.Address;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Hit;
import org.opora.knowledge.splitting.Sentences;
import org.opora.shared.Resources;

/**
 * Hints without a model, of three kinds: 1 the place to read with its key sentence, 2 the passage that explains the
 * concept with its own example, 3 the reference solution. No two levels use the same passage.
 */
@ApplicationScoped
public class HintWriter {
    /** How a block begins that shows what a program has printed, or what to type into a terminal. */
    private static final Pattern PRINTED = Pattern.compile("```(console|text|output|bash|sh|shell|plaintext)\\b");

    /** Further places have little to do with what a hint is about, whatever example they have. */
    private static final int NEAR = 8;

    private final Pattern summingUp =
            Resources.pattern(Resources.yaml("/hints.yml").path("summing-up").asText());
    private final Words words;

    HintWriter(Words words) {
        this.words = words;
    }

    /**
     * Writes a hint of a level that the ladder has granted.
     *
     * @param ofAssignment passages of the assignment's own text
     * @param findings passages, best first
     * @param before what hints on the assignment have said: who asks again is shown another place while there is one
     * @return empty when the base has no fitting place, or level 3 has no solution
     */
    public Optional<Written> write(
            School school,
            Address student,
            int level,
            @Nullable Assignment assignment,
            List<Hit> ofAssignment,
            Findings findings,
            List<String> before) {
        List<Hit> hits = findings.evidence().hits();
        KeySentence key = KeySentence.in(findings);
        return switch (level) {
            case 1 -> small(school, student, ofAssignment, unsaidFirst(hits, key, before), key);
            case 2 ->
                big(ofAssignment, hits, unsaidFirst(hits, key, before))
                        .map(hit -> pointing(school, "hint.big", student, hit, withoutPromise(hit.text())));
            default -> full(school, student, assignment, ofAssignment);
        };
    }

    /** Within the lesson that comes first: another lesson is no better for being new. */
    private static List<Hit> unsaidFirst(List<Hit> hits, KeySentence key, List<String> before) {
        if (hits.isEmpty() || before.isEmpty()) {
            return hits;
        }
        LessonId lesson = hits.get(0).lessonId();
        Set<Hit> here = hits.stream()
                .filter(hit -> lesson == null || lesson.equals(hit.lessonId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Hit> said = here.stream().filter(hit -> isSaid(key.of(hit), before)).collect(Collectors.toSet());
        return Stream.of(
                        here.stream().filter(hit -> !said.contains(hit)),
                        here.stream().filter(said::contains),
                        hits.stream().filter(hit -> !here.contains(hit)))
                .flatMap(Function.identity())
                .toList();
    }

    private static boolean isSaid(String sentence, List<String> before) {
        return before.stream().anyMatch(hint -> hint.contains(sentence));
    }

    /** The place to read, and where else to look: the nearest place is not always the one that is meant. */
    private Optional<Written> small(
            School school, Address student, List<Hit> ofAssignment, List<Hit> hits, KeySentence key) {
        return toRead(ofAssignment, hits).map(read -> {
            List<Citation> also = taught(hits)
                    .filter(hit -> explains(hit) && !isOfSection(hit, read))
                    .limit(1)
                    .map(hit -> Citation.of(2, hit, key.of(hit)))
                    .toList();
            return pointing(school, "hint.small", student, read, key.of(read), also);
        });
    }

    private Optional<Hit> toRead(List<Hit> ofAssignment, List<Hit> hits) {
        return taught(hits)
                .filter(hit -> !sumsUp(hit))
                .flatMap(first -> hits.stream().filter(hit -> isOfSection(hit, first)))
                .filter(KeySentence::isIn)
                .findFirst()
                .or(() -> taught(hits).findFirst())
                .or(() -> ofAssignment.stream().findFirst())
                .or(() -> teaching(hits).findFirst());
    }

    /** What a passage leaves unsaid its neighbours may say. */
    private static boolean isOfSection(Hit hit, Hit other) {
        return hit.articleId().equals(other.articleId()) && hit.heading().equals(other.heading());
    }

    /**
     * Where nothing in the base is near what somebody wants solved: the nearest place for what it is, and what would help.
     *
     * @return empty when the base teaches nothing
     */
    public Optional<Written> nearest(School school, Address student, Findings findings) {
        KeySentence key = KeySentence.in(findings);
        return teaching(findings.evidence().hits())
                .findFirst()
                .map(hit -> pointing(school, "hint.nearest", student, hit, key.of(hit)));
    }

    private Written pointing(School school, String key, Address student, Hit hit, String quote) {
        return pointing(school, key, student, hit, quote, List.of());
    }

    private Written pointing(School school, String key, Address student, Hit hit, String quote, List<Citation> also) {
        Citation citation = Citation.of(1, hit, quote);
        String others = also.stream()
                .map(other -> words.say(school, "hint.also", student, Map.of("place", place(other))) + " [" + other.n()
                        + "]\n\n")
                .collect(Collectors.joining());
        return written(
                words.say(school, key, student, Map.of("place", place(citation))) + "\n\n"
                        + (hit.lang().equals(student.locale())
                                ? ""
                                : words.say(school, "quote.otherLanguage", student, Map.of()) + "\n\n")
                        + QuoteWriter.marked(citation) + "\n\n" + others
                        + words.say(school, key + ".ask", student, Map.of()),
                Stream.concat(Stream.of(citation), also.stream()).toList());
    }

    private Optional<Hit> big(List<Hit> ofAssignment, List<Hit> hits, List<Hit> unsaid) {
        Hit read = toRead(ofAssignment, hits).orElse(null);
        boolean taught = taught(hits).findAny().isPresent();
        List<Hit> places = (taught ? taught(unsaid) : teaching(unsaid))
                .filter(hit -> !hit.equals(read))
                .toList();
        Predicate<Hit> here = hit ->
                read != null && read.lessonId() != null && read.lessonId().equals(hit.lessonId());
        Predicate<Hit> section = hit -> read != null && isOfSection(hit, read);
        Predicate<Hit> explains = this::explains;
        Predicate<Hit> byExample = hit -> !sumsUp(hit) && hasExample(hit);
        List<Hit> near = places.stream().limit(NEAR).toList();
        return Stream.concat(
                        first(
                                near,
                                List.of(section.and(byExample), here.and(byExample), here.and(explains), byExample)),
                        first(places, List.of(here.and(explains), byExample, explains, hit -> true)))
                .findFirst();
    }

    private static Stream<Hit> first(List<Hit> places, List<Predicate<Hit>> wanted) {
        return wanted.stream()
                .flatMap(fitting -> places.stream().filter(fitting).limit(1));
    }

    /** What a passage announces at its end stands in the next one. */
    private static String withoutPromise(String passage) {
        List<Sentences.Span> spans = Sentences.of(passage);
        Sentences.Span last = spans.get(spans.size() - 1);
        return spans.size() > 1 && last.of(passage).endsWith(":")
                ? passage.substring(0, last.from()).strip()
                : passage;
    }

    private Optional<Written> full(
            School school, Address student, @Nullable Assignment assignment, List<Hit> ofAssignment) {
        if (assignment == null || assignment.solutions().isEmpty() || ofAssignment.isEmpty()) {
            return Optional.empty();
        }
        Hit task = ofAssignment.get(0);
        Citation citation =
                Citation.of(1, task, Sentences.of(task.text()).get(0).of(task.text()));
        return Optional.of(written(
                words.say(school, "hint.full", student, Map.of("place", assignment.title())) + " [1]\n\n"
                        + shown(assignment.solutions().get(0)),
                List.of(citation)));
    }

    /** An index outside a block of code would be read as a mark. */
    private static String shown(String solution) {
        boolean isBare = !solution.contains("```") && !Marks.in(solution).isEmpty();
        return isBare ? "```\n" + solution + "\n```" : Marks.escaped(solution);
    }

    private static Stream<Hit> teaching(List<Hit> hits) {
        return hits.stream()
                .filter(hit -> hit.kind() == Kind.LESSON || hit.kind() == Kind.HANDBOOK || hit.kind() == Kind.FAQ);
    }

    /** Of a course, not of the whole school, whose pages tell how things are done there. */
    private static Stream<Hit> taught(List<Hit> hits) {
        return teaching(hits).filter(hit -> hit.courseId() != null);
    }

    private static boolean hasExample(Hit hit) {
        return Sentences.of(hit.text()).stream()
                .map(span -> span.of(hit.text()))
                .anyMatch(block ->
                        block.startsWith("```") && !PRINTED.matcher(block).lookingAt());
    }

    private boolean explains(Hit hit) {
        return !sumsUp(hit) && KeySentence.isIn(hit);
    }

    private boolean sumsUp(Hit hit) {
        return summingUp.matcher(hit.heading()).find();
    }

    private static String place(Citation citation) {
        return citation.heading().isEmpty() ? citation.title() : citation.title() + " › " + citation.heading();
    }

    private static Written written(String text, List<Citation> citations) {
        return new Written(text, citations, Mode.QUOTE, null, null, null);
    }
}

package org.opora.answering.writing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Evidence;
import org.opora.conversation.Message.Mode;
import org.opora.course.Assignment;
import org.opora.course.LessonId;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.Words.Address;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.splitting.Sentences;
import org.opora.shared.Resources;

/**
 * Hints without a model, of three kinds: 1 the place to read with its key sentence, 2 the passage that explains the
 * concept with its own example, 3 the reference solution. No two levels use the same passage.
 */
@ApplicationScoped
public class HintWriter {
    /** Characters of the shortest sentence that says something by itself. */
    private static final int TELLING = 40;

    /** How a block begins that shows what a program has printed, or what to type into a terminal. */
    private static final Pattern PRINTED = Pattern.compile("```(console|text|output|bash|sh|shell|plaintext)\\b");

    private static final Pattern ENDED = Pattern.compile("[.!?…][»”\")`*_]*$");

    /** How a block begins that is no sentence: code, a table, what a link leads to, a picture. */
    private static final Pattern MARKED_UP = Pattern.compile("```|\\||\\[[^\\]\\n]+\\]:|!\\[");

    private final Pattern summingUp =
            Resources.pattern(Resources.yaml("/hints.yml").path("summing-up").asText());
    private final Pattern caption =
            Resources.pattern(Resources.yaml("/hints.yml").path("caption").asText());
    private final Pattern teaches =
            Resources.pattern(Resources.yaml("/hints.yml").path("teaches").asText());
    private final Words words;

    HintWriter(Words words) {
        this.words = words;
    }

    /**
     * Writes a hint of a level that the ladder has granted.
     *
     * @param ofAssignment passages of the assignment's own text
     * @param before what hints on the assignment have said: who asks again is shown another place while there is one
     * @return empty when the base has no fitting place, or level 3 has no solution
     */
    public Optional<Written> write(
            School school,
            Address student,
            int level,
            @Nullable Assignment assignment,
            List<Hit> ofAssignment,
            Evidence evidence,
            List<String> before) {
        return switch (level) {
            case 1 -> small(school, student, ofAssignment, unsaidFirst(evidence, before));
            case 2 -> big(school, student, ofAssignment, evidence, before);
            default -> full(school, student, assignment, ofAssignment);
        };
    }

    /** Within the lesson that comes first: another lesson is no better for being new. */
    private Evidence unsaidFirst(Evidence evidence, List<String> before) {
        List<Hit> hits = evidence.hits();
        LessonId lesson = hits.isEmpty() ? null : hits.get(0).lessonId();
        List<Hit> ordered = hits.stream()
                .sorted(Comparator.comparing(
                        hit -> !Objects.equals(lesson, hit.lessonId()) ? 2 : isSaid(hit, evidence, before) ? 1 : 0))
                .toList();
        Found found = evidence.found();
        return new Evidence(new Found(ordered, found.windows(), found.vector(), found.signals()));
    }

    private boolean isSaid(Hit hit, Evidence evidence, List<String> before) {
        String key = keySentence(hit, evidence);
        return before.stream().anyMatch(said -> said.contains(key));
    }

    private Optional<Written> small(School school, Address student, List<Hit> ofAssignment, Evidence evidence) {
        return toRead(ofAssignment, evidence)
                .map(hit -> pointing(school, "hint.small", student, hit, keySentence(hit, evidence)));
    }

    private Optional<Hit> toRead(List<Hit> ofAssignment, Evidence evidence) {
        return taught(evidence)
                .filter(this::explains)
                .findFirst()
                .or(() -> taught(evidence).findFirst())
                .or(() -> ofAssignment.stream().findFirst())
                .or(() -> teaching(evidence).findFirst());
    }

    /**
     * Where nothing in the base is near what somebody wants solved: the nearest place for what it is, and what would help.
     *
     * @return empty when the base teaches nothing
     */
    public Optional<Written> nearest(School school, Address student, Evidence evidence) {
        return teaching(evidence)
                .findFirst()
                .map(hit -> pointing(school, "hint.nearest", student, hit, keySentence(hit, evidence)));
    }

    private Written pointing(School school, String key, Address student, Hit hit, String quote) {
        Citation citation = Citation.of(1, hit, quote);
        return written(
                say(school, key, student, hit) + "\n\n"
                        + (hit.lang().equals(student.locale())
                                ? ""
                                : words.say(school, "quote.otherLanguage", student, Map.of()) + "\n\n")
                        + QuoteWriter.marked(citation) + "\n\n"
                        + words.say(school, key + ".ask", student, Map.of()),
                citation);
    }

    private Optional<Written> big(
            School school, Address student, List<Hit> ofAssignment, Evidence evidence, List<String> before) {
        Hit read = toRead(ofAssignment, evidence).orElse(null);
        boolean taught = taught(evidence).findAny().isPresent();
        Evidence unsaid = unsaidFirst(evidence, before);
        List<Hit> places = (taught ? taught(unsaid) : teaching(unsaid))
                .filter(hit -> !hit.equals(read))
                .toList();
        Predicate<Hit> here = hit ->
                read != null && read.lessonId() != null && read.lessonId().equals(hit.lessonId());
        Predicate<Hit> explains = this::explains;
        Predicate<Hit> byExample = hit -> !sumsUp(hit) && hasExample(hit);
        return Stream.of(here.and(byExample), here.and(explains), byExample, explains, (Predicate<Hit>) hit -> true)
                .flatMap(wanted -> places.stream().filter(wanted))
                .findFirst()
                .map(hit -> pointing(school, "hint.big", student, hit, withoutPromise(hit.text())));
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
                citation));
    }

    /** An index outside a block of code would be read as a mark. */
    private static String shown(String solution) {
        boolean isBare = !solution.contains("```") && !Marks.in(solution).isEmpty();
        return isBare ? "```\n" + solution + "\n```" : Marks.escaped(solution);
    }

    private static Stream<Hit> teaching(Evidence evidence) {
        return evidence.hits().stream()
                .filter(hit -> hit.kind() == Kind.LESSON || hit.kind() == Kind.HANDBOOK || hit.kind() == Kind.FAQ);
    }

    /** Of a course, not of the whole school, whose pages tell how things are done there. */
    private static Stream<Hit> taught(Evidence evidence) {
        return teaching(evidence).filter(hit -> hit.courseId() != null);
    }

    private static boolean hasExample(Hit hit) {
        return Sentences.of(hit.text()).stream()
                .map(span -> span.of(hit.text()))
                .anyMatch(block ->
                        block.startsWith("```") && !PRINTED.matcher(block).lookingAt());
    }

    private boolean explains(Hit hit) {
        return !sumsUp(hit) && telling(hit).findAny().isPresent();
    }

    private boolean sumsUp(Hit hit) {
        return summingUp.matcher(hit.heading()).find();
    }

    /** One sentence, no table and no code: a pointer, not an explanation. That of the nearest part which says something. */
    private String keySentence(Hit hit, Evidence evidence) {
        String text = hit.text();
        List<Sentences.Span> near = evidence.windows().stream()
                .filter(window -> window.passageId().equals(hit.passageId()))
                .flatMap(window ->
                        telling(hit).filter(span -> span.from() >= window.fromAt() && span.from() < window.toAt()))
                .toList();
        Predicate<Sentences.Span> teaching =
                span -> teaches.matcher(span.of(text)).find();
        return near.stream()
                .filter(teaching)
                .findFirst()
                .or(() -> telling(hit).filter(teaching).findFirst())
                .or(() -> near.stream().findFirst())
                .or(() -> telling(hit).findFirst())
                .or(() -> plain(hit).findFirst())
                .orElse(Sentences.of(text).get(0))
                .of(text);
    }

    /** Sentences that say something by themselves: no headings, and no announcements of what is left out. */
    private Stream<Sentences.Span> telling(Hit hit) {
        return plain(hit).filter(span -> {
            String sentence = span.of(hit.text());
            return sentence.length() >= TELLING
                    && ENDED.matcher(sentence).find()
                    && !sentence.startsWith("#")
                    && !caption.matcher(sentence).find();
        });
    }

    private static Stream<Sentences.Span> plain(Hit hit) {
        return Sentences.of(hit.text()).stream()
                .filter(span -> !MARKED_UP.matcher(span.of(hit.text())).lookingAt());
    }

    private String say(School school, String key, Address student, Hit hit) {
        String place = hit.heading().isEmpty() ? hit.title() : hit.title() + " › " + hit.heading();
        return words.say(school, key, student, Map.of("place", place));
    }

    private static Written written(String text, Citation citation) {
        return new Written(text, List.of(citation), Mode.QUOTE, null, null, null);
    }
}

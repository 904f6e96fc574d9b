package org.opora.answering.suggestion;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.suggestion.Suggestion.Kind;
import org.opora.answering.writing.Citation;
import org.opora.conversation.EarlierQuestions;
import org.opora.conversation.EarlierQuestions.Answered;
import org.opora.conversation.Suggestible;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses.Place;
import org.opora.course.Lesson;
import org.opora.course.LessonId;
import org.opora.identity.Caller.Learner;
import org.opora.identity.SchoolId;
import org.opora.identity.student.Students;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Entries;
import org.opora.knowledge.Entries.Entry;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Repair;
import org.opora.shared.Json;
import org.opora.shared.Texts;

/**
 * Finds what answers a question while it is typed: the student's own earlier questions by their words, verified entries by
 * meaning and words. Costs one vector, which the question itself will need again, and a few statements.
 *
 * <p>The cuts were measured on the entries of knowledge-base/faq.yml, their 63 phrasings, 37 paraphrases typed by hand, and
 * 686 messages about anything else (the exemplars of triage).
 */
@ApplicationScoped
class Suggestions implements Suggestible {
    /**
     * Mean of the cosines with passage and nearest question, plus the share of the words: at .93 all but two of 126 beginnings
     * (60 and 80 % typed) and 34 of 37 paraphrases find their entry, three of 686 other messages find one, two of which it
     * answers. Cosines alone do not part them: .88 lets through 140, .92 loses half.
     */
    private static final double NEAR = 0.93;

    private static final double WORDS = 0.1;
    /** Of the words typed, by weight: with half of the earlier question's words, 96 of 100 beginnings and none of 14,264 others. */
    private static final double OWN_SHARE = 0.7;

    private static final double OWN_COVERED = 0.5;
    private static final int OWN_WORDS = 2;
    private static final int MOST = 3;
    private static final int OPENERS = 4;

    private final Entries entries;
    private final EarlierQuestions earlier;
    private final Spoilers spoilers;
    private final Students students;
    private final Repair repair;

    Suggestions(Entries entries, EarlierQuestions earlier, Spoilers spoilers, Students students, Repair repair) {
        this.entries = entries;
        this.earlier = earlier;
        this.spoilers = spoilers;
        this.students = students;
        this.repair = repair;
    }

    /** Up to three, one's own first. None for a student whose every question goes to a person. */
    List<Suggestion> of(Learner learner, Place place, String typed) {
        SchoolId school = learner.school();
        if (students.get(school, learner.id()).noAi()) {
            return List.of();
        }
        String meant = repair.repair(school, typed);
        List<Entry> near = near(school, place, meant);
        List<Suggestion> own = own(learner, place, meant, near);
        Set<String> answered = own.stream().map(Suggestions::source).collect(Collectors.toSet());
        return Stream.concat(
                        own.stream(),
                        near.stream().map(Suggestions::faq).filter(entry -> !answered.contains(source(entry))))
                .limit(MOST)
                .toList();
    }

    private List<Entry> near(SchoolId school, Place place, String typed) {
        Course course = place.course();
        List<Entry> found = entries.near(school, id(course), id(place.lesson()), typed);
        List<TypedWords> all = found.stream()
                .map(entry -> TypedWords.of(asked(entry) + "\n" + entry.hit().text()))
                .toList();
        TypedWords words = TypedWords.of(typed);
        return found.stream()
                .filter(entry -> entry.hit().score() + WORDS * nearestQuestion(words, entry, all) >= NEAR)
                .filter(entry -> spoilers.in(school, course, entry.hit().text()).isEmpty())
                .limit(MOST)
                .toList();
    }

    private static double nearestQuestion(TypedWords typed, Entry entry, List<TypedWords> all) {
        String title = entry.hit().title();
        return Stream.concat(Stream.of(title), entry.questions().stream().map(question -> question + "\n" + title))
                .mapToDouble(text -> typed.shareIn(TypedWords.of(text), all))
                .max()
                .orElse(0);
    }

    private static String asked(Entry entry) {
        return entry.hit().title() + "\n" + String.join("\n", entry.questions());
    }

    /** By their words, or because an entry near to what is typed was their answer; only while the base still says so. */
    private List<Suggestion> own(Learner learner, Place place, String typed, List<Entry> near) {
        List<Answered> all = earlier.of(learner.school(), learner.id(), id(place.course()));
        List<TypedWords> pool =
                all.stream().map(one -> TypedWords.of(one.question())).toList();
        Set<String> sources = near.stream()
                .map(entry -> entry.hit().articleId().value().toString())
                .collect(Collectors.toSet());
        TypedWords words = TypedWords.of(typed);
        Set<String> seen = new HashSet<>();
        List<Answered> fitting = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean fits = isSame(words, pool.get(i), pool)
                    || sources.contains(article(all.get(i).citation()));
            if (fits && seen.add(all.get(i).answer())) {
                fitting.add(all.get(i));
            }
        }
        Set<UUID> current = entries.current(
                learner.school(),
                fitting.stream()
                        .map(one -> passage(one.citation()))
                        .flatMap(Stream::ofNullable)
                        .toList());
        return fitting.stream()
                .filter(one -> current.contains(passage(one.citation())))
                .map(Suggestions::own)
                .limit(MOST)
                .toList();
    }

    private static boolean isSame(TypedWords typed, TypedWords asked, List<TypedWords> pool) {
        return typed.commonWith(asked) >= OWN_WORDS
                && asked.commonWith(typed) >= OWN_COVERED * asked.stems().size()
                && typed.shareIn(asked, pool) >= OWN_SHARE;
    }

    private static Suggestion faq(Entry entry) {
        Hit hit = entry.hit();
        return new Suggestion(
                Kind.FAQ, hit.articleId(), null, hit.title(), hit.text(), Json.tree(Citation.of(1, hit, hit.text())));
    }

    private static Suggestion own(Answered one) {
        String question = one.question().strip();
        String title = question.codePointCount(0, question.length()) <= Texts.TITLE
                ? question
                : question.substring(0, question.offsetByCodePoints(0, Texts.TITLE));
        return new Suggestion(Kind.OWN, null, one.conversationId(), title, one.answer(), one.citation());
    }

    private static String source(Suggestion suggestion) {
        return article(suggestion.citation());
    }

    private static String article(@Nullable JsonNode citation) {
        return citation == null ? "" : citation.path("articleId").asText();
    }

    private static @Nullable UUID passage(@Nullable JsonNode citation) {
        return citation == null
                ? null
                : UUID.fromString(citation.path("passageId").asText());
    }

    private static @Nullable CourseId id(@Nullable Course course) {
        return course == null ? null : course.id();
    }

    private static @Nullable LessonId id(@Nullable Lesson lesson) {
        return lesson == null ? null : lesson.id();
    }

    @Override
    public boolean holds(SchoolId school, @Nullable CourseId course, UUID article) {
        return !entries.passages(school, course, new ArticleId(article)).isEmpty();
    }

    /** Those that the school has set, the open lesson's before the course's; the base fills what is left. */
    @Override
    public List<String> openers(SchoolId school, Place place, String locale) {
        Course course = place.course();
        Lesson lesson = place.lesson();
        List<String> set = Stream.concat(
                        lesson == null ? Stream.of() : lesson.suggestions().stream(),
                        course == null ? Stream.of() : course.suggestions().stream())
                .distinct()
                .limit(OPENERS)
                .toList();
        return set.size() == OPENERS
                ? set
                : Stream.concat(set.stream(), entries.openers(school, id(course), id(lesson), locale, OPENERS).stream())
                        .distinct()
                        .limit(OPENERS)
                        .toList();
    }
}

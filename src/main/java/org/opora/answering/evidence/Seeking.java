package org.opora.answering.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opora.answering.triage.Gist;
import org.opora.course.Assignment;
import org.opora.course.Courses.Place;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Article;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;

/** Which searches a message takes: one, one for each of its questions, or one more in the light of what was said before. */
@ApplicationScoped
public class Seeking {
    private static final int CANDIDATES = 40;
    /** Passages of which parts are compared for quoting. */
    private static final int WINDOWED = 8;
    /** Passages nearest to a message by which it is told whose matter it is. */
    private static final int NEAREST = 10;
    /** Of 40 matters of the demo's school typed with an assignment open none has so many, of 85 questions on homework nine in ten. */
    private static final double MOSTLY = 0.7;
    /** How likely a short question cannot be understood without what is told around it. */
    private static final double ABOUT_THE_STORY = 1.0 / 3;
    /** How likely what was found with the question before answers only that. */
    private static final double ABOUT_ANOTHER = 0.5;

    private final Retrieval retrieval;
    private final Confidence confidence;
    private final Repair repair;
    private final FollowUps followUps;

    Seeking(Retrieval retrieval, Confidence confidence, Repair repair, FollowUps followUps) {
        this.repair = repair;
        this.followUps = followUps;
        this.retrieval = retrieval;
        this.confidence = confidence;
    }

    /**
     * Searches for a message.
     *
     * @param before what the student said before, where the message leans on it
     */
    public Findings seek(SchoolId school, Place place, String message, @Nullable String before) {
        Sought whole = searchFor(school, place, message);
        List<String> questions = Parts.of(message);
        if (questions.size() > 1) {
            List<Sought> parts = questions.stream()
                    .map(question -> searchFor(school, place, question))
                    .toList();
            return new Findings(areOne(parts) ? List.of(whole) : parts);
        }
        return new Findings(
                List.of(before == null || isSure(place, whole) ? whole : withContext(school, place, whole, before)));
    }

    /**
     * What a hint on an assignment rests on: the course first, only then what the school says at all. What is asked for itself is
     * sought by its own words; what leans on the task by both, each weighing as much however long the task is, and nothing but a
     * hint by the task's, in its lesson before the rest of the course.
     *
     * @param task title and text of the assignment, or of the part that is meant
     * @param question blank when nothing but a hint is asked for
     * @param lang which the student speaks: a compiler's words are English whoever sends them
     * @param known what was found for these words already
     */
    public Findings seekForTask(
            SchoolId school,
            Place place,
            Assignment assignment,
            String task,
            String question,
            String lang,
            List<Sought> known) {
        String asked =
                repair.saysSomething(school, question) ? Gist.of(question).plain() : "";
        if (asked.isBlank() || followUps.leans(asked)) {
            return new Findings(List.of(withTask(school, place, assignment, task, asked)));
        }
        Sought alone = known.stream()
                .filter(sought -> sought.searchedFor().equals(asked))
                .findFirst()
                .orElseGet(() -> searchFor(school, place, question));
        if (isOfCourse(alone) && isSure(place, alone)) {
            return new Findings(List.of(alone));
        }
        Predicate<Hit> beside = hit -> hit.courseId() == null || Confidence.isOfOtherCodes(asked, hit);
        float[] vector = retrieval.vector(alone.searchedFor());
        Found near = new Evidence(retrieval.ofCourse(school, assignment.courseId(), null, WINDOWED, vector))
                .without(beside)
                .found();
        Found searched = alone.evidence().without(beside).found();
        Found taught = isInAnother(lang, near) ? searched.behind(near) : near.behind(searched);
        return new Findings(
                List.of(alone.restingOn(new Evidence(alone.evidence().found().behind(taught)))));
    }

    /** Whether what is near is mostly in another language than the student speaks: search puts the few passages in that one first. */
    private static boolean isInAnother(String lang, Found near) {
        return near.hits().stream().filter(hit -> !hit.lang().equals(lang)).count()
                > near.hits().size() / 2;
    }

    private Sought withTask(SchoolId school, Place place, Assignment assignment, String task, String asked) {
        Sought sought = search(school, place, asked.isBlank() ? task : asked + "\n" + task);
        Found found = sought.evidence().found();
        Found taught = retrieval.ofCourse(
                school, assignment.courseId(), assignment.lessonId(), WINDOWED, between(found.vector(), asked, task));
        return sought.restingOn(new Evidence(found.behind(taught)));
    }

    /** What is told around a question may hide it, so that is searched alone, too; a short one may be about what is told. */
    private Sought searchFor(SchoolId school, Place place, String part) {
        Gist gist = Gist.of(part);
        Sought whole = search(school, place, gist.plain());
        String question = gist.question();
        if (question == null || isSure(place, whole)) {
            return whole;
        }
        Sought found = search(school, place, question);
        Sought alone = followUps.isOne(question) ? found.tempered(whole, ABOUT_THE_STORY) : found;
        return alone.confidence() > whole.confidence() ? alone : whole;
    }

    /** Whether nearly all that is near a message is taught in the course. */
    public boolean isTaught(Findings findings) {
        double taught = findings.evidence().hits().stream()
                .limit(NEAREST)
                .mapToInt(hit -> hit.courseId() == null ? 0 : 1)
                .average()
                .orElse(0);
        return taught >= MOSTLY;
    }

    /** Whether the base answers all that is asked. */
    public boolean isAnswered(Place place, Findings findings) {
        return findings.parts().stream().allMatch(part -> isSure(place, part));
    }

    /** Whether it is no matter of lessons, and the pages of the whole school answer it. */
    public boolean isAnsweredBySchool(Place place, Findings findings) {
        return isAnswered(place, findings) && findings.parts().stream().allMatch(Seeking::beginsWithSchool);
    }

    private static boolean beginsWithSchool(Sought sought) {
        return sought.evidence().hits().stream()
                .limit(1)
                .anyMatch(hit -> hit.courseId() == null && hit.kind() != Article.Kind.LESSON);
    }

    private boolean isSure(Place place, Sought sought) {
        return sought.confidence()
                >= confidence.cuts(place.course(), QuestionClass.ORGANISATIONAL).answer();
    }

    private static boolean isOfCourse(Sought sought) {
        return sought.evidence().hits().stream().limit(1).anyMatch(hit -> hit.courseId() != null);
    }

    private float[] between(float[] whole, String asked, String task) {
        float[] question = asked.isBlank() ? whole : retrieval.vector(asked);
        float[] ofTask = retrieval.vector(task);
        if (asked.isBlank() || question.length == 0 || ofTask.length == 0) {
            return whole;
        }
        float[] middle = new float[question.length];
        double length = 0;
        for (int i = 0; i < middle.length; i++) {
            middle[i] = question[i] + ofTask[i];
            length += middle[i] * middle[i];
        }
        for (int i = 0; i < middle.length; i++) {
            middle[i] /= (float) Math.sqrt(length);
        }
        return middle;
    }

    /** Questions whose best passages are of one article are one question. */
    private static boolean areOne(List<Sought> parts) {
        List<ArticleId> best = parts.stream()
                .flatMap(part -> part.evidence().hits().stream().limit(1))
                .map(Hit::articleId)
                .distinct()
                .toList();
        return best.size() < 2;
    }

    /** With the question before it may look surer than it is: that one's answer need not be this one's. */
    private Sought withContext(SchoolId school, Place place, Sought alone, String before) {
        Sought together = search(school, place, before + "\n" + alone.searchedFor());
        return together.confidence() > alone.confidence() ? together.tempered(alone, ABOUT_ANOTHER) : alone;
    }

    private Sought search(SchoolId school, Place place, String text) {
        var course = place.course();
        Evidence evidence = new Evidence(retrieval.search(
                school,
                new Retrieval.Query(
                        text, course == null ? null : course.id(), place.lessonId(), false, CANDIDATES, WINDOWED)));
        Map<String, Double> signals = confidence.signals(evidence, text);
        double sure = repair.saysSomething(school, text) ? confidence.of(signals, evidence, text) : 0;
        return new Sought(text, evidence, signals, sure);
    }
}

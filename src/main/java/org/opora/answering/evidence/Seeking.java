package org.opora.answering.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.course.Courses.Place;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Retrieval;

/** Which searches a message takes: one, one for each of its questions, or one more in the light of what was said before. */
@ApplicationScoped
public class Seeking {
    private static final int CANDIDATES = 40;
    private static final int WINDOWED = 5;
    private final Retrieval retrieval;
    private final Confidence confidence;
    private final FollowUps followUps;

    Seeking(Retrieval retrieval, Confidence confidence, FollowUps followUps) {
        this.retrieval = retrieval;
        this.confidence = confidence;
        this.followUps = followUps;
    }

    /**
     * Searches for a message.
     *
     * @param vector of the message; empty when there is none
     * @param before what the student said before, oldest first
     */
    public Findings seek(SchoolId school, Place place, String message, float[] vector, List<String> before) {
        Sought whole = search(school, place, message, vector);
        List<String> questions = Parts.of(message);
        if (questions.size() > 1) {
            List<Sought> parts = questions.stream()
                    .map(question -> search(school, place, question, null))
                    .toList();
            return new Findings(areOne(parts) ? List.of(whole) : parts);
        }
        boolean leans = !before.isEmpty()
                && whole.confidence()
                        < confidence
                                .cuts(place.course(), QuestionClass.ORGANISATIONAL)
                                .answer()
                && followUps.isOne(message);
        return new Findings(List.of(leans ? withContext(school, place, whole, before.get(before.size() - 1)) : whole));
    }

    /** What a hint on an assignment rests on is sought with the task's words. */
    public Findings seekForTask(SchoolId school, Place place, String words) {
        return new Findings(List.of(search(school, place, words, null)));
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

    /** Half as sure as the question before makes it look: that one's answer need not be this one's. */
    private Sought withContext(SchoolId school, Place place, Sought alone, String before) {
        Sought together = search(school, place, before + "\n" + alone.searchedFor(), null);
        return together.confidence() > alone.confidence()
                ? together.as((together.confidence() + alone.confidence()) / 2)
                : alone;
    }

    private Sought search(SchoolId school, Place place, String text, float @Nullable [] known) {
        var course = place.course();
        var lesson = place.lesson();
        Found found = retrieval.search(
                school,
                new Retrieval.Query(
                        text,
                        course == null ? null : course.id(),
                        lesson == null ? null : lesson.id(),
                        false,
                        CANDIDATES));
        List<Retrieval.Window> windows = retrieval.windows(
                school,
                found.hits().stream().limit(WINDOWED).map(Hit::passageId).toList(),
                known == null ? found.vector() : known);
        Evidence evidence = new Evidence(found, windows);
        Map<String, Double> signals = confidence.signals(evidence, text);
        return new Sought(text, evidence, signals, confidence.of(signals, evidence));
    }
}

package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.writing.Citation;
import org.opora.answering.writing.QuoteWriter;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.course.AssignmentId;
import org.opora.course.Courses;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.knowledge.Content;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Supposing;
import org.opora.knowledge.Supposing.Supposed;
import org.opora.shared.Kebab;

/** Asking one article, as it is typed: what of it would be read, and what a student would get. Nothing is stored. */
@ApplicationScoped
class Trial {
    /**
     * A passage of the article as the search sees it.
     *
     * @param position in the text, from 0
     * @param place among all passages that were found, from 1; only the first are read
     * @param quote what of it would be quoted
     */
    record Own(int position, String heading, String text, double score, int place, String quote) {}

    /** What stands before it: a passage of another article. */
    record Other(String externalId, String title, String heading, double score) {}

    /**
     * @param own passages of this article, best first; empty when the search does not find it
     * @param others better ones of other articles
     * @param confidence 0 to 1; an answer goes out from {@code answerFrom}, waits for a curator from {@code draftFrom}
     * @param text what the student would read, or what would wait for approval; null where a person answers
     * @param quoted whether that answer cites this article
     */
    record Result(
            List<Own> own,
            List<Other> others,
            Lane lane,
            @Nullable String reason,
            double confidence,
            double answerFrom,
            double draftFrom,
            @Nullable String text,
            List<Citation> citations,
            boolean quoted) {}

    private static final int SHOWN = 5;
    private final Pipeline pipeline;
    private final Supposing supposing;
    private final QuoteWriter quotes;
    private final Schools schools;
    private final Courses courses;

    Trial(Pipeline pipeline, Supposing supposing, QuoteWriter quotes, Schools schools, Courses courses) {
        this.pipeline = pipeline;
        this.supposing = supposing;
        this.quotes = quotes;
        this.schools = schools;
        this.courses = courses;
    }

    Result ask(SchoolId school, String externalId, Content content, String asked) {
        Question question = Question.alone(
                schools.get(school), asked, courses.place(school, content.courseId(), content.lessonId(), (AssignmentId)
                        null));
        return supposing.saying(
                school, externalId, content, supposed -> result(pipeline.decide(question, Progress.UNSEEN), supposed));
    }

    private Result result(Decision d, Supposed supposed) {
        List<Hit> hits = d.evidence().hits();
        List<Own> own = IntStream.range(0, hits.size())
                .filter(i -> hits.get(i).articleId().equals(supposed.article()))
                .limit(SHOWN)
                .mapToObj(i -> own(d, hits.get(i), i + 1, supposed))
                .toList();
        int before = own.isEmpty() ? hits.size() : own.get(0).place() - 1;
        List<Other> others = hits.stream()
                .limit(before)
                .limit(SHOWN)
                .map(hit -> new Other(hit.externalId(), hit.title(), hit.heading(), hit.score()))
                .toList();
        Written written = d.written();
        List<Citation> citations = written == null ? List.of() : written.citations();
        var reason = d.reason();
        return new Result(
                own,
                others,
                d.lane(),
                reason == null ? null : Kebab.of(reason),
                d.confidence(),
                d.cuts().answer(),
                d.cuts().draft(),
                written == null ? null : written.text(),
                citations,
                citations.stream().anyMatch(citation -> supposed.passages().contains(citation.passageId())));
    }

    private Own own(Decision d, Hit hit, int place, Supposed supposed) {
        return new Own(
                supposed.passages().indexOf(hit.passageId()),
                hit.heading(),
                hit.text(),
                hit.score(),
                place,
                quotes.of(hit, d.evidence(), d.searchedFor()));
    }
}

package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.conversation.MessageRated;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** Whether automatic answers were right, as students and curators say; a course's cuts are moved by them (bin/calibrate). */
@ApplicationScoped
public class Labels {
    /** Who says so. */
    enum Source {
        RATING,
        VERDICT
    }

    /** An answer, sent or drafted, that somebody has judged. */
    record Label(
            MessageId questionId, String questionClass, double confidence, Source source, boolean right, Instant at) {}

    private final Tenancy tenancy;
    private final Clock clock;

    Labels(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** "Unclear" is about the words; the answer may have been right. */
    void follow(@Observes MessageRated rated) {
        MessageId question = rated.question();
        if (question != null && !rated.reason().equals("unclear")) {
            tenancy.run(
                    rated.school(),
                    handle -> LabelQueries.insert(
                            handle, rated.school(), question, Source.RATING, rated.up(), clock.instant()));
        }
    }

    /** A curator's verdict on what the assistant made of the newest question that a conversation had at that moment. */
    public void judged(SchoolId school, ConversationId conversation, Instant at, boolean right) {
        tenancy.run(school, handle -> LabelQueries.newestDecided(handle, school, conversation, at)
                .ifPresent(question ->
                        LabelQueries.insert(handle, school, question, Source.VERDICT, right, clock.instant())));
    }

    /**
     * Newest first.
     *
     * @param course null = of the whole school
     */
    List<Label> of(SchoolId school, @Nullable CourseId course, int limit) {
        return tenancy.in(school, handle -> LabelQueries.list(handle, school, course, limit));
    }
}

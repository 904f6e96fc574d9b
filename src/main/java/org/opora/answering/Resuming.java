package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.opora.conversation.MessageId;
import org.opora.conversation.Returning;
import org.opora.conversation.Returning.Returned;
import org.opora.course.QuestionClass;
import org.opora.identity.Tenancy;
import org.opora.shared.Kebab;

/** Answers what a student has written to people who have not replied; a call for a person has had what it asked for. */
@ApplicationScoped
class Resuming {
    private final Tenancy tenancy;
    private final Returning returning;

    Resuming(Tenancy tenancy, Returning returning) {
        this.tenancy = tenancy;
        this.returning = returning;
    }

    void returned(@Observes Returned returned) {
        List<MessageId> owed = tenancy.in(returned.school(), handle -> returned.unheard().stream()
                .filter(message -> DecisionQueries.find(handle, returned.school(), message)
                        .filter(decided ->
                                decided.path("questionClass").asText().equals(Kebab.of(QuestionClass.HUMAN_REQUEST)))
                        .isEmpty())
                .toList());
        returning.askAgain(returned.school(), returned.conversation(), owed);
    }
}

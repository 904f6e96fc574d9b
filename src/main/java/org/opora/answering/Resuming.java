package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.opora.conversation.Conversations;
import org.opora.conversation.MessageId;
import org.opora.conversation.Returning;
import org.opora.conversation.Returning.Returned;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Kebab;

/** Answers what a student has written to people who have not replied; a call for a person has had what it asked for. */
@ApplicationScoped
class Resuming {
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Danger danger;
    private final Returning returning;

    Resuming(Tenancy tenancy, Conversations conversations, Danger danger, Returning returning) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.danger = danger;
        this.returning = returning;
    }

    void returned(@Observes Returned returned) {
        SchoolId school = returned.school();
        List<MessageId> owed = tenancy.in(school, handle -> returned.unheard().stream()
                .filter(message -> !isCall(handle, school, message))
                .toList());
        returning.askAgain(school, returned.conversation(), owed);
    }

    /** As it was decided, or by plain wordings where people had it first. */
    private boolean isCall(Handle handle, SchoolId school, MessageId message) {
        boolean decided = DecisionQueries.find(handle, school, message)
                .filter(record -> record.path("questionClass").asText().equals(Kebab.of(QuestionClass.HUMAN_REQUEST)))
                .isPresent();
        return decided
                || conversations
                        .find(school, message)
                        .filter(said -> danger.plainly(said.text()).questionClass() == QuestionClass.HUMAN_REQUEST)
                        .isPresent();
    }
}

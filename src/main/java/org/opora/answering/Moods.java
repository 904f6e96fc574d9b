package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** The mood that triage heard in each question of a conversation. */
@ApplicationScoped
public class Moods {
    /** @param mood {@code calm}, {@code tense} or {@code upset} */
    public record Felt(MessageId questionId, String mood) {}

    private final Tenancy tenancy;

    Moods(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Oldest first; what the assistant did not read is not among them. */
    public List<Felt> of(SchoolId school, ConversationId conversation) {
        return tenancy.in(school, handle -> DecisionQueries.moods(handle, school, conversation));
    }
}

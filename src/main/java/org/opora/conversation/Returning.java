package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversations.QuestionAsked;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/** How the assistant has a conversation again, and what of it nobody has answered meanwhile. */
@ApplicationScoped
public class Returning {
    /** Raised inside the transaction in which a student takes back the call for a person. */
    public record HandoffTakenBack(SchoolId school, ConversationId conversation) {}

    /**
     * Raised inside the transaction in which the assistant has a conversation again.
     *
     * @param unheard what the student has written meanwhile, oldest first
     */
    public record Returned(SchoolId school, ConversationId conversation, List<MessageId> unheard) {
        public Returned {
            unheard = List.copyOf(unheard);
        }
    }

    private final Tenancy tenancy;
    private final Journal journal;
    private final Facts facts;

    /** The facts that are raised here, together. */
    @Dependent
    static class Facts {
        final Event<HandoffTakenBack> takenBack;
        final Event<Returned> returned;
        final Event<QuestionAsked> asked;

        Facts(Event<HandoffTakenBack> takenBack, Event<Returned> returned, Event<QuestionAsked> asked) {
            this.takenBack = takenBack;
            this.returned = returned;
            this.asked = asked;
        }
    }

    Returning(Tenancy tenancy, Journal journal, Facts facts) {
        this.tenancy = tenancy;
        this.journal = journal;
        this.facts = facts;
    }

    /** @throws Problem 409 {@code not-cancellable} once somebody has claimed it, or when the student did not call */
    public Conversation takeBack(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            if (!c.canCancel()) {
                throw Problem.conflict(
                        "not-cancellable", "Only one's own call that nobody has taken can be taken back.");
            }
            return takenBack(handle, school, c);
        });
    }

    /** The student has said that they need nobody any more: as {@link #takeBack} where that can be, else nothing. */
    public void withdraw(SchoolId school, ConversationId id) {
        tenancy.run(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            if (c.canCancel()) {
                Conversation own = takenBack(handle, school, c);
                assert own.ownerKind() == Owner.ASSISTANT;
            }
        });
    }

    private Conversation takenBack(Handle handle, SchoolId school, Conversation c) {
        facts.takenBack.fire(new HandoffTakenBack(school, c.id()));
        return toAssistant(handle, school, c, ConversationQueries.unheard(handle, school, c.id()));
    }

    private Conversation toAssistant(Handle handle, SchoolId school, Conversation c, List<MessageId> unheard) {
        Conversation own = journal.change(handle, school, Changes.toAssistant(c));
        facts.returned.fire(new Returned(school, c.id(), unheard));
        return own;
    }

    /** The assistant owes these messages of a conversation that it owns their outcome, in their order. */
    public void askAgain(SchoolId school, ConversationId id, List<MessageId> questions) {
        tenancy.run(school, handle -> {
            ConversationQueries.askAgain(handle, school, questions);
            questions.forEach(question -> facts.asked.fire(new QuestionAsked(school, id, question)));
        });
    }

    /**
     * The assistant owns it again, and what the student has written since that no person has replied to.
     *
     * @param approved the draft as it was sent, which replies to its question alone; null = none was
     */
    public Conversation giveBack(SchoolId school, ConversationId id, @Nullable MessageId approved) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            return toAssistant(handle, school, c, ConversationQueries.unheardByPeople(handle, school, id, approved));
        });
    }
}

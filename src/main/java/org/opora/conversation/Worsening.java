package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.Waiting;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Ownership.HandoffRequested;
import org.opora.conversation.Ownership.Handover;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Kebab;

/** What happens where a student who waits for people, or has left, speaks of danger, distress or complaint. */
@ApplicationScoped
public class Worsening {
    /**
     * Raised where words of danger, distress or complaint have been found in what people own.
     *
     * @param message null for the words of a call for a person
     * @param reason {@code RISK}, {@code EMOTIONAL} or {@code COMPLAINT}
     */
    public record Worsened(
            SchoolId school,
            ConversationId conversation,
            @Nullable MessageId message,
            Reason reason) {}

    private final Tenancy tenancy;
    private final Ownership ownership;
    private final Journal journal;
    private final Event<Worsened> worsened;
    private final Event<HandoffRequested> requested;

    Worsening(
            Tenancy tenancy,
            Ownership ownership,
            Journal journal,
            Event<Worsened> worsened,
            Event<HandoffRequested> requested) {
        this.tenancy = tenancy;
        this.ownership = ownership;
        this.journal = journal;
        this.worsened = worsened;
        this.requested = requested;
    }

    /**
     * What nobody has answered speaks of danger, distress or complaint: people who own the conversation are told at once; else
     * they get it where there is danger.
     */
    public void report(SchoolId school, ConversationId id, @Nullable MessageId message, Reason reason) {
        tenancy.run(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            if (c.ownerKind() == Owner.QUEUE || c.ownerKind() == Owner.CURATOR) {
                worsened.fire(new Worsened(school, c.id(), message, reason));
            } else if (reason == Reason.RISK) {
                ownership.reopened(handle, school, c);
                HandoffRequest request =
                        new HandoffRequest(Reason.RISK, QuestionClass.EMOTIONAL, message, null, null, null, null);
                requested.fire(new HandoffRequested(school, id, request));
            }
        });
    }

    /**
     * A person replies sooner, for this reason, in the caller's transaction; where there is danger the student reads whom to call
     * now.
     */
    public void hasten(
            SchoolId school, ConversationId id, @Nullable MessageId message, Reason reason, Handover handover) {
        tenancy.run(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            if (reason == Reason.RISK) {
                Message notice = ownership.notice(handle, school, c, message, reason, Lane.HANDOFF, handover, null);
                assert notice.seq() > 0;
            }
            Waiting waiting = reason == Reason.RISK || c.waiting() == null ? Waiting.REPLY : c.waiting();
            Conversation told = journal.change(
                    handle,
                    school,
                    c.ownerKind() == Owner.QUEUE
                            ? Changes.toQueue(c, handover, waiting, Kebab.of(reason))
                            : Changes.promised(c, handover.dueAt()));
            assert told.version() >= c.version();
        });
    }
}

package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Labels;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Messages.Posted;
import org.opora.conversation.Returning;
import org.opora.desk.Handoff.State;
import org.opora.desk.Replies.Words;
import org.opora.identity.Caller.Member;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/** Answers that wait for approval: sent as they are, edited, or refused; what was decided is kept, and teaches the cuts. */
@ApplicationScoped
class Drafts {
    /** A draft of which so many words were kept was right. */
    private static final double RIGHT = 0.8;

    private final Tenancy tenancy;
    private final Holding holding;
    private final Handoffs handoffs;
    private final Replies replies;
    private final Returning returning;
    private final Labels labels;
    private final Clock clock;

    Drafts(
            Tenancy tenancy,
            Holding holding,
            Handoffs handoffs,
            Replies replies,
            Returning returning,
            Labels labels,
            Clock clock) {
        this.tenancy = tenancy;
        this.holding = holding;
        this.handoffs = handoffs;
        this.replies = replies;
        this.returning = returning;
        this.labels = labels;
        this.clock = clock;
    }

    /** Sends the waiting answer, as it is or edited, under the curator's name; the assistant owns again. */
    Posted approve(Member me, HandoffId id, @Nullable Integer version, @Nullable String edited) {
        return tenancy.in(me.school(), handle -> {
            Handoff handoff = holding.locked(handle, me, id, version);
            JsonNode draft = draft(handoff);
            holding.take(handle, me, handoff);
            String drafted = draft.path("text").asText();
            String text = edited == null ? drafted : edited;
            Posted posted = replies.say(
                    handle,
                    me,
                    handoff,
                    new Words(UUID.randomUUID(), text, Visibility.STUDENT, draft.path("citations"), List.of(), null));
            Difference difference = Difference.between(drafted, text);
            String decision = drafted.equals(text) ? "approved" : "edited";
            DraftQueries.insert(
                    handle,
                    me.school(),
                    new DraftQueries.Decided(
                            id,
                            clock.instant(),
                            me.id(),
                            decision,
                            drafted,
                            text,
                            difference.json(),
                            difference.kept(),
                            null));
            labels.judged(me.school(), handoff.conversationId(), handoff.createdAt(), difference.kept() >= RIGHT);
            handoffs.end(handle, me.school(), id, new Handoffs.Ending(decision, null, me));
            returning.giveBack(
                    me.school(), handoff.conversationId(), posted.message().id());
            return posted;
        });
    }

    /** The draft goes, with a note why; the curator answers. */
    Handoff reject(Member me, HandoffId id, @Nullable Integer version, String why) {
        return holding.change(me, id, version, (handle, handoff) -> {
            String drafted = draft(handoff).path("text").asText();
            holding.take(handle, me, handoff);
            HandoffQueries.dropDraft(handle, me.school(), id);
            DraftQueries.insert(
                    handle,
                    me.school(),
                    new DraftQueries.Decided(id, clock.instant(), me.id(), "rejected", drafted, null, null, 0.0, why));
            labels.judged(me.school(), handoff.conversationId(), handoff.createdAt(), false);
            replies.say(handle, me, handoff, Words.note(why + "\n\n> " + drafted.replace("\n", "\n> ")));
        });
    }

    private static JsonNode draft(Handoff handoff) {
        JsonNode draft = handoff.draft();
        if (draft == null || handoff.state() == State.RESOLVED) {
            throw Problem.conflict("no-draft", "There is no draft to decide on.");
        }
        return draft;
    }
}

package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Messages;
import org.opora.conversation.Messages.Posted;
import org.opora.conversation.Messages.Reply;
import org.opora.conversation.attachment.AttachmentId;
import org.opora.desk.History.Kind;
import org.opora.identity.Caller.Member;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/** What members of staff write: replies to the student, which keep a promise, and notes, which reach staff only. */
@ApplicationScoped
public class Replies {
    /**
     * What is written.
     *
     * @param seenSeq the newest message the writer has seen; null = whatever came since does not matter
     */
    public record Words(
            UUID clientId,
            String text,
            Visibility visibility,
            @Nullable JsonNode citations,
            List<AttachmentId> attachments,
            @Nullable Long seenSeq) {
        public Words {
            attachments = List.copyOf(attachments);
        }

        static Words note(String text) {
            return new Words(UUID.randomUUID(), text, Visibility.STAFF, null, List.of(), null);
        }
    }

    private static final int LOOKED_BACK = 20;
    private final Tenancy tenancy;
    private final Handoffs handoffs;
    private final Holding holding;
    private final Conversations conversations;
    private final Messages messages;
    private final Traces traces;
    private final Clock clock;

    /** What words leave behind: a promise kept, a line of the history, somebody told. */
    @Dependent
    static class Traces {
        final Clocks clocks;
        final History history;
        final Mentions mentions;

        Traces(Clocks clocks, History history, Mentions mentions) {
            this.clocks = clocks;
            this.history = history;
            this.mentions = mentions;
        }
    }

    Replies(
            Tenancy tenancy,
            Handoffs handoffs,
            Holding holding,
            Conversations conversations,
            Messages messages,
            Traces traces,
            Clock clock) {
        this.tenancy = tenancy;
        this.handoffs = handoffs;
        this.holding = holding;
        this.conversations = conversations;
        this.messages = messages;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * A reply to the student needs the claim; a note for staff does not.
     *
     * @throws Problem 409 {@code newer-reply} when another member of staff has replied since {@code seenSeq}
     */
    public Posted reply(Member me, HandoffId id, Words words) {
        return tenancy.in(me.school(), handle -> {
            if (words.visibility() == Visibility.STAFF) {
                return say(handle, me, handoffs.get(me.school(), id), words);
            }
            Handoff handoff = holding.locked(handle, me, id, null);
            Posted known = sent(me, handoff, words);
            if (known != null) {
                return known;
            }
            Holding.mine(me, handoff);
            newerReply(me, handoff, words);
            Posted posted = say(handle, me, handoff, words);
            handoffs.settle(handle, me.school(), id);
            return posted;
        });
    }

    /** A reply that is sent again is the one it was, whoever has the handoff now. */
    private @Nullable Posted sent(Member me, Handoff handoff, Words words) {
        return conversations
                .sent(me.school(), handoff.conversationId(), words.clientId())
                .map(message -> messages.reply(me.school(), handoff.conversationId(), reply(me, words)))
                .orElse(null);
    }

    private void newerReply(Member me, Handoff handoff, Words words) {
        Long seen = words.seenSeq();
        if (seen == null) {
            return;
        }
        conversations.messages(me.school(), handoff.conversationId(), null, false, LOOKED_BACK).stream()
                .filter(m -> m.seq() > seen && m.authorKind() == Author.CURATOR)
                .filter(m -> !me.id().value().equals(m.authorId()))
                .reduce((earlier, later) -> later)
                .ifPresent(newer -> refuse(newer));
    }

    private static void refuse(Message newer) {
        throw Problem.conflict("newer-reply", "Somebody has replied meanwhile.")
                .with("seq", newer.seq())
                .with("name", String.valueOf(newer.authorName()))
                .with("text", newer.text());
    }

    /** Called with the handoff locked where it is a reply to the student. */
    Posted say(Handle handle, Member me, Handoff handoff, Words words) {
        Posted posted = messages.reply(me.school(), handoff.conversationId(), reply(me, words));
        if (posted.created() && words.visibility() == Visibility.STAFF) {
            traces.mentions.tell(me, handoff, words.text());
        } else if (posted.created()) {
            HandoffQueries.replied(handle, me.school(), handoff.id(), clock.instant());
            traces.clocks.replied(handle, me.school(), handoff);
            traces.history.add(handle, me.school(), handoff.id(), Kind.REPLIED, me, Map.of());
        }
        return posted;
    }

    private static Reply reply(Member me, Words words) {
        return new Reply(
                words.clientId(),
                me.id(),
                me.name(),
                words.text(),
                words.visibility(),
                words.citations(),
                words.attachments());
    }
}

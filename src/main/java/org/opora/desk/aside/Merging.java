package org.opora.desk.aside;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Messages;
import org.opora.conversation.Messages.Posted;
import org.opora.conversation.Messages.Reply;
import org.opora.conversation.Ownership;
import org.opora.desk.Claims;
import org.opora.desk.Handoff;
import org.opora.desk.Handoffs;
import org.opora.identity.Caller.Member;
import org.opora.identity.School;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.shared.Problem;

/** Joins two conversations of one student: one goes on with what the other said as a note, the other is closed and says so. */
@ApplicationScoped
class Merging {
    private static final int BROUGHT = 20;
    private static final int LONGEST = 7_000;
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Ownership ownership;
    private final Claims claims;
    private final Handoffs handoffs;
    private final Speaking speaking;

    /** Where words go and in which language. */
    @jakarta.enterprise.context.Dependent
    static class Speaking {
        final Messages messages;
        final Schools schools;
        final Words words;

        Speaking(Messages messages, Schools schools, Words words) {
            this.messages = messages;
            this.schools = schools;
            this.words = words;
        }
    }

    Merging(
            Tenancy tenancy,
            Conversations conversations,
            Ownership ownership,
            Claims claims,
            Handoffs handoffs,
            Speaking speaking) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.ownership = ownership;
        this.claims = claims;
        this.handoffs = handoffs;
        this.speaking = speaking;
    }

    /**
     * The one kept is this member's afterwards.
     *
     * @throws Problem 422 {@code into} unless both are one student's; 409 {@code already-claimed} when one is another's
     */
    Handoff merge(Member me, ConversationId from, ConversationId into) {
        if (from.equals(into)) {
            throw Problem.invalid("into", "is this conversation itself");
        }
        return tenancy.in(me.school(), handle -> {
            Conversation other = conversations.get(me.school(), from);
            Conversation kept = find(me, into);
            if (!kept.studentId().equals(other.studentId())) {
                throw Problem.invalid("into", "is another student's conversation");
            }
            lock(me, from, into);
            if (handoffs.openOf(me.school(), from)
                    .filter(open -> open.isOfAnother(me.id()))
                    .isPresent()) {
                throw Problem.conflict("already-claimed", "Somebody else has claimed this.");
            }
            Handoff taken = claims.takeOver(me, into);
            String said = conversations.messages(me.school(), from, null, false, BROUGHT).stream()
                    .map(Merging::line)
                    .collect(Collectors.joining("\n\n"));
            say(me, into, "merged.note", Map.of("text", cut(said)), Visibility.STAFF);
            say(me, from, "merged.here", Map.of(), Visibility.STUDENT);
            handoffs.openOf(me.school(), from).ifPresent(open -> handoffs.merged(handle, me, open.id(), taken.id()));
            Conversation closed = ownership.close(me.school(), from);
            assert closed.id().equals(from);
            return handoffs.get(me.school(), taken.id());
        });
    }

    /** In the order in which an erasure takes them, too: nobody claims one meanwhile, nobody waits for whoever waits for them. */
    private void lock(Member me, ConversationId one, ConversationId two) {
        Stream.of(one, two)
                .sorted(Comparator.comparing(ConversationId::value))
                .forEach(id -> ownership.lock(me.school(), id));
    }

    private Conversation find(Member me, ConversationId into) {
        try {
            return conversations.get(me.school(), into);
        } catch (Problem absent) {
            throw Problem.invalid("into", "is not a conversation of this school");
        }
    }

    private static String line(Message m) {
        String name = m.authorName();
        return "> " + (name == null ? "" : "**" + name + "**: ") + m.text().replace("\n", "\n> ");
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private void say(Member me, ConversationId where, String key, Map<String, String> places, Visibility visibility) {
        School school = speaking.schools.get(me.school());
        String text = speaking.words.say(school, key, school.locale(), places);
        Posted posted = speaking.messages.reply(
                me.school(),
                where,
                new Reply(UUID.randomUUID(), me.id(), me.name(), text, visibility, null, List.of()));
        assert posted.created();
    }
}

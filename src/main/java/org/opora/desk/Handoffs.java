package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.ConversationClosed;
import org.opora.conversation.Conversations.HandoffRequest;
import org.opora.conversation.Conversations.HandoffRequested;
import org.opora.conversation.Conversations.HandoffTakenBack;
import org.opora.conversation.Conversations.Handover;
import org.opora.conversation.Conversations.Posted;
import org.opora.conversation.Conversations.Reply;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Promises;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.Handoff.Priority;
import org.opora.desk.Handoff.State;
import org.opora.desk.Handoff.Verdict;
import org.opora.identity.Caller.Member;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Id;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/**
 * Handoffs: made in the transaction in which the conversation changes its owner, claimed by one, and given back. The
 * conversation's row is locked before the handoff's, everywhere.
 */
@ApplicationScoped
public class Handoffs {
    private static final int PREVIEW = 200;
    private static final int LOOKED_BACK = 50;
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Courses courses;
    private final Teams teams;
    private final StaffMembers members;
    private final Clock clock;

    Handoffs(
            Tenancy tenancy,
            Conversations conversations,
            Courses courses,
            Teams teams,
            StaffMembers members,
            Clock clock) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.courses = courses;
        this.teams = teams;
        this.members = members;
        this.clock = clock;
    }

    void queue(@Observes HandoffRequested requested) {
        SchoolId school = requested.school();
        HandoffRequest request = requested.request();
        Conversation c = conversations.get(school, requested.conversation());
        Course course = courses.place(school, c.courseId(), null, null).course();
        Team team = team(school, course, request.questionClass(), request.firstChoice() == null ? null : c.team());
        Handover handover = handover(team, request.reason());
        Handoff handoff = new Handoff(
                new HandoffId(Id.next()),
                c.id(),
                c.studentId(),
                c.courseId(),
                State.WAITING,
                1,
                team.key(),
                null,
                null,
                request.reason(),
                request.questionClass(),
                Priority.of(request.reason()),
                mood(request),
                preview(school, c.id()),
                request.comment(),
                request.draft(),
                request.packet(),
                null,
                null,
                clock.instant(),
                handover.dueAt(),
                null,
                null,
                null);
        tenancy.run(school, handle -> {
            if (HandoffQueries.insert(handle, school, handoff)) {
                Conversation handed = conversations.handOver(school, c.id(), request, handover);
                assert handed.version() > c.version();
            }
        });
    }

    /** @param before the team of the curator whom the student comes back to */
    private Team team(SchoolId school, @Nullable Course course, QuestionClass questionClass, @Nullable String before) {
        String usual = course == null ? Course.usualTeam(questionClass) : course.team(questionClass);
        return teams.find(school, before == null ? usual : before)
                .or(() -> teams.find(school, Teams.CURATORS))
                .orElseThrow();
    }

    private Handover handover(Team team, Reason reason) {
        return new Handover(team.key(), team.title(), clock.instant().plus(Promises.within(team, reason)));
    }

    private static Mood mood(HandoffRequest request) {
        JsonNode packet = request.packet();
        String word =
                packet == null ? "" : packet.path("decidedBy").path("mood").asText();
        return switch (request.reason()) {
            case EMOTIONAL, COMPLAINT, RISK -> Mood.UPSET;
            default -> Kebab.parse(Mood.class, word).orElse(Mood.CALM);
        };
    }

    private String preview(SchoolId school, ConversationId conversation) {
        List<Message> messages = conversations.messages(school, conversation, null, false, LOOKED_BACK);
        String last = messages.stream()
                .filter(message -> message.authorKind() == Author.STUDENT)
                .reduce((a, b) -> b)
                .map(Message::text)
                .orElse("");
        return last.codePointCount(0, last.length()) <= PREVIEW
                ? last
                : last.substring(0, last.offsetByCodePoints(0, PREVIEW));
    }

    void takeBack(@Observes HandoffTakenBack event) {
        end(event.school(), event.conversation(), "taken-back");
    }

    void close(@Observes ConversationClosed event) {
        end(event.school(), event.conversation(), "closed");
    }

    private void end(SchoolId school, ConversationId conversation, String outcome) {
        tenancy.run(school, handle -> HandoffQueries.open(handle, school, conversation)
                .ifPresent(open -> HandoffQueries.resolve(handle, school, open.id(), outcome, null, clock.instant())));
    }

    public Page<Handoff> list(
            SchoolId school, @Nullable State state, @Nullable String team, @Nullable StaffId mine, Page.Request page) {
        List<Handoff> rows =
                tenancy.in(school, handle -> HandoffQueries.queue(handle, school, state, team, mine, page));
        int next = HandoffQueries.offset(page) + page.limit();
        return Page.cut(rows, page, handoff -> Integer.toString(next));
    }

    Handoff get(SchoolId school, HandoffId id) {
        return tenancy.in(school, handle -> HandoffQueries.find(handle, school, id))
                .orElseThrow(() -> Problem.notFound("handoff"));
    }

    List<Handoff> history(SchoolId school, Handoff handoff) {
        return tenancy.in(
                school, handle -> HandoffQueries.ofStudent(handle, school, handoff.studentId(), handoff.id()));
    }

    /** @throws Problem 409 {@code already-claimed} for the second, {@code stale-version} after a change */
    public Handoff claim(Member me, HandoffId id, @Nullable Integer version) {
        return change(me, id, version, (handle, handoff) -> take(handle, me, handoff));
    }

    private void take(Handle handle, Member me, Handoff handoff) {
        if (handoff.state() == State.RESOLVED) {
            throw Problem.conflict("already-resolved", "This handoff has ended.");
        }
        if (handoff.state() == State.CLAIMED) {
            if (!me.id().equals(handoff.curatorId())) {
                throw Problem.conflict("already-claimed", "Somebody else has claimed this.");
            }
            return;
        }
        HandoffQueries.claim(handle, me.school(), handoff.id(), me.id(), me.name(), clock.instant());
        Conversation taken = conversations.take(me.school(), handoff.conversationId(), me.id(), me.name(), role(me));
        assert taken.version() > 0;
    }

    private static String role(Member me) {
        return me.is(Roles.LEAD) ? Roles.LEAD : Roles.CURATOR;
    }

    /** Back to the queue; the due time stays. */
    public Handoff release(Member me, HandoffId id, @Nullable Integer version) {
        return change(me, id, version, (handle, handoff) -> {
            mine(me, handoff);
            Team team = teams.find(me.school(), handoff.team()).orElseThrow();
            HandoffQueries.queueAgain(handle, me.school(), id, handoff.team(), handoff.dueAt());
            conversations.release(
                    me.school(), handoff.conversationId(), new Handover(team.key(), team.title(), handoff.dueAt()));
        });
    }

    /** To another team's queue or straight to a curator; the note is for staff only. */
    public Handoff transfer(
            Member me,
            HandoffId id,
            @Nullable Integer version,
            @Nullable String team,
            @Nullable StaffId curator,
            String note) {
        return change(me, id, version, (handle, handoff) -> {
            if (handoff.state() == State.CLAIMED && !me.id().equals(handoff.curatorId()) && !me.is(Roles.LEAD)) {
                throw Problem.conflict("already-claimed", "Somebody else has claimed this.");
            }
            say(me, handoff, new Words(UUID.randomUUID(), note, Visibility.STAFF, null));
            if (curator != null) {
                Staff to = members.find(me.school(), curator)
                        .filter(staff -> staff.roles().contains(Roles.CURATOR)
                                || staff.roles().contains(Roles.LEAD))
                        .orElseThrow(() -> Problem.invalid("curator", "is not a curator of this school"));
                HandoffQueries.claim(handle, me.school(), id, to.id(), to.name(), clock.instant());
                conversations.take(me.school(), handoff.conversationId(), to.id(), to.name(), Roles.CURATOR);
                return;
            }
            Team to = teams.find(me.school(), team == null ? "" : team)
                    .orElseThrow(() -> Problem.invalid("team", "is not a team of this school"));
            HandoffQueries.queueAgain(handle, me.school(), id, to.key(), handoff.dueAt());
            conversations.release(
                    me.school(), handoff.conversationId(), new Handover(to.key(), to.title(), handoff.dueAt()));
        });
    }

    /** What a curator writes. */
    record Words(
            UUID clientId,
            String text,
            Visibility visibility,
            @Nullable JsonNode citations) {}

    /** A reply to the student needs the claim; a note for staff does not. */
    public Posted reply(Member me, HandoffId id, UUID clientId, String text, Visibility visibility) {
        return tenancy.in(me.school(), handle -> {
            Handoff handoff = get(me.school(), id);
            if (visibility == Visibility.STUDENT) {
                mine(me, handoff);
            }
            return say(me, handoff, new Words(clientId, text, visibility, null));
        });
    }

    private Posted say(Member me, Handoff handoff, Words words) {
        if (words.visibility() == Visibility.STUDENT) {
            tenancy.run(
                    me.school(), handle -> HandoffQueries.replied(handle, me.school(), handoff.id(), clock.instant()));
        }
        return conversations.reply(
                me.school(),
                handoff.conversationId(),
                new Reply(words.clientId(), me.id(), me.name(), words.text(), words.visibility(), words.citations()));
    }

    /** Sends the waiting answer, as it is or edited, under the curator's name; the assistant owns again. */
    public Posted approve(Member me, HandoffId id, @Nullable Integer version, @Nullable String edited) {
        return tenancy.in(me.school(), handle -> {
            Handoff handoff = locked(handle, me, id, version);
            JsonNode draft = draft(handoff);
            take(handle, me, handoff);
            String text = edited == null ? draft.path("text").asText() : edited;
            Posted posted =
                    say(me, handoff, new Words(UUID.randomUUID(), text, Visibility.STUDENT, draft.path("citations")));
            HandoffQueries.resolve(
                    handle, me.school(), id, edited == null ? "approved" : "edited", null, clock.instant());
            conversations.giveBack(me.school(), handoff.conversationId());
            return posted;
        });
    }

    /** The draft goes, with a note why; the curator answers. */
    public Handoff reject(Member me, HandoffId id, @Nullable Integer version, String why) {
        return change(me, id, version, (handle, handoff) -> {
            JsonNode draft = draft(handoff);
            take(handle, me, handoff);
            HandoffQueries.dropDraft(handle, me.school(), id);
            say(
                    me,
                    handoff,
                    new Words(
                            UUID.randomUUID(),
                            why + "\n\n> " + draft.path("text").asText().replace("\n", "\n> "),
                            Visibility.STAFF,
                            null));
        });
    }

    private static JsonNode draft(Handoff handoff) {
        JsonNode draft = handoff.draft();
        if (draft == null || handoff.state() == State.RESOLVED) {
            throw Problem.conflict("no-draft", "There is no draft to decide on.");
        }
        return draft;
    }

    /** Ends it: back to the assistant, or closed. */
    public Handoff resolve(
            Member me,
            HandoffId id,
            @Nullable Integer version,
            boolean returnToAssistant,
            @Nullable String note,
            @Nullable Verdict verdict) {
        return change(me, id, version, (handle, handoff) -> {
            if (handoff.state() == State.RESOLVED) {
                throw Problem.conflict("already-resolved", "This handoff has ended.");
            }
            take(handle, me, handoff);
            if (note != null) {
                say(me, handoff, new Words(UUID.randomUUID(), note, Visibility.STAFF, null));
            }
            HandoffQueries.resolve(
                    handle,
                    me.school(),
                    id,
                    returnToAssistant ? "returned" : "closed",
                    verdict == null ? null : Kebab.of(verdict),
                    clock.instant());
            if (returnToAssistant) {
                conversations.giveBack(me.school(), handoff.conversationId());
            } else {
                conversations.close(me.school(), handoff.conversationId());
            }
        });
    }

    public void judge(Member me, HandoffId id, Verdict verdict) {
        tenancy.run(
                me.school(),
                handle -> HandoffQueries.judge(
                        handle, me.school(), get(me.school(), id).id(), Kebab.of(verdict)));
    }

    /** A member of staff joins any conversation; the assistant is silent from then on. */
    public Handoff takeOver(Member me, ConversationId conversation) {
        return tenancy.in(me.school(), handle -> {
            boolean asked = conversations.requestHandoff(
                    me.school(),
                    conversation,
                    new HandoffRequest(
                            Reason.CURATOR_JOINED, QuestionClass.ORGANISATIONAL, null, null, null, null, null));
            Handoff open = HandoffQueries.open(handle, me.school(), conversation)
                    .orElseThrow(() -> Problem.notFound("conversation"));
            assert asked;
            take(handle, me, open);
            return get(me.school(), open.id());
        });
    }

    private static void mine(Member me, Handoff handoff) {
        if (handoff.state() == State.RESOLVED) {
            throw Problem.conflict("already-resolved", "This handoff has ended.");
        }
        if (handoff.state() == State.CLAIMED && !me.id().equals(handoff.curatorId())) {
            throw Problem.conflict("already-claimed", "Somebody else has claimed this.");
        }
        if (handoff.state() == State.WAITING) {
            throw Problem.conflict("not-claimed", "Claim it first.");
        }
    }

    private interface Change {
        void apply(Handle handle, Handoff handoff);
    }

    private Handoff change(Member me, HandoffId id, @Nullable Integer version, Change change) {
        return tenancy.in(me.school(), handle -> {
            change.apply(handle, locked(handle, me, id, version));
            return get(me.school(), id);
        });
    }

    private Handoff locked(Handle handle, Member me, HandoffId id, @Nullable Integer version) {
        Handoff seen = get(me.school(), id);
        conversations.lock(me.school(), seen.conversationId());
        Handoff handoff = HandoffQueries.lock(handle, me.school(), id).orElseThrow();
        boolean anothers = handoff.state() == State.CLAIMED && !me.id().equals(handoff.curatorId());
        if (version != null && version != handoff.version() && !anothers) {
            throw Problem.conflict("stale-version", "This handoff has changed since it was read.")
                    .with("version", handoff.version());
        }
        return handoff;
    }
}

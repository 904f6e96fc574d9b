package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Labels;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.ConversationClosed;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Ownership.HandoffRequested;
import org.opora.conversation.Ownership.HandoffTakenBack;
import org.opora.conversation.Ownership.Handover;
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
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Id;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Handoffs: made in the transaction in which the conversation changes its owner, listed for those who can take them. */
@ApplicationScoped
public class Handoffs {
    private static final int PREVIEW = 200;
    private static final int LOOKED_BACK = 50;
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Ownership ownership;
    private final Courses courses;
    private final Teams teams;
    private final Labels labels;
    private final Clock clock;

    Handoffs(
            Tenancy tenancy,
            Conversations conversations,
            Ownership ownership,
            Courses courses,
            Teams teams,
            Labels labels,
            Clock clock) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.ownership = ownership;
        this.courses = courses;
        this.teams = teams;
        this.labels = labels;
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
                Conversation handed = ownership.handOver(school, c.id(), request, handover);
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

    public void judge(Member me, HandoffId id, Verdict verdict) {
        tenancy.run(me.school(), handle -> {
            Handoff handoff = get(me.school(), id);
            HandoffQueries.judge(handle, me.school(), handoff.id(), Kebab.of(verdict));
            labels.judged(me.school(), handoff.conversationId(), verdict == Verdict.ASSISTANT_RIGHT);
        });
    }
}

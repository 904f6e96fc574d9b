package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Labels;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.StudentWrote;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.ConversationClosed;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Ownership.HandoffRequested;
import org.opora.conversation.Ownership.HandoffTakenBack;
import org.opora.conversation.Ownership.Handover;
import org.opora.conversation.Promises;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.Handoff.Priority;
import org.opora.desk.Handoff.Verdict;
import org.opora.desk.HandoffQueries.Begun;
import org.opora.desk.History.Kind;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Promise;
import org.opora.identity.Caller.Member;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
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
    private final Ruled ruled;
    private final Clock clock;

    /** What rules a handoff's life: promises, clocks, and the log of both. */
    @Dependent
    static class Ruled {
        final Schools schools;
        final Terms terms;
        final Clocks clocks;
        final History history;
        final Event<HandoffChanged> changed;
        final Event<HandoffResolved> resolved;
        final Event<HandoffJudged> judged;

        Ruled(
                Schools schools,
                Terms terms,
                Clocks clocks,
                History history,
                Event<HandoffChanged> changed,
                Event<HandoffResolved> resolved,
                Event<HandoffJudged> judged) {
            this.schools = schools;
            this.terms = terms;
            this.clocks = clocks;
            this.history = history;
            this.changed = changed;
            this.resolved = resolved;
            this.judged = judged;
        }
    }

    Handoffs(
            Tenancy tenancy,
            Conversations conversations,
            Ownership ownership,
            Courses courses,
            Teams teams,
            Labels labels,
            Ruled ruled,
            Clock clock) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.ownership = ownership;
        this.courses = courses;
        this.teams = teams;
        this.labels = labels;
        this.ruled = ruled;
        this.clock = clock;
    }

    void queue(@Observes HandoffRequested requested) {
        SchoolId school = requested.school();
        HandoffRequest request = requested.request();
        Conversation c = conversations.get(school, requested.conversation());
        Course course = courses.place(school, c.courseId(), null, null).course();
        Team team = team(school, course, request.questionClass(), request.firstChoice() == null ? null : c.team());
        Mood mood = mood(request);
        Terms.Of promised = ruled.terms.of(
                ruled.schools.get(school),
                team,
                new Promises.Asked(request.reason(), request.questionClass(), course),
                mood);
        Promise first = promised.begin(ClockKind.FIRST, clock.instant());
        Begun begun = begun(school, c, request, team.key(), mood, first);
        tenancy.run(school, handle -> {
            if (HandoffQueries.insert(handle, school, begun)) {
                ruled.clocks.begin(handle, school, begun.id(), first, promised);
                Handover handover = new Handover(team.key(), team.title(), first.dueAt());
                Conversation handed = ownership.handOver(school, c.id(), request, handover);
                assert handed.version() > c.version();
                settle(handle, school, begun.id());
                ruled.history.add(handle, school, begun.id(), Kind.QUEUED, null, Map.of("team", team.key()));
            }
        });
    }

    private Begun begun(
            SchoolId school, Conversation c, HandoffRequest request, String team, Mood mood, Promise first) {
        JsonNode packet = request.packet();
        JsonNode known = packet == null ? MissingNode.getInstance() : packet;
        return new Begun(
                new HandoffId(Id.next()),
                c.id(),
                c.studentId(),
                c.courseId(),
                team,
                request.reason(),
                request.questionClass(),
                Priority.of(request.reason()),
                mood,
                Effort.of(request.questionClass(), mood),
                known.has("confidence") ? (Double) known.path("confidence").asDouble() : null,
                known.path("hintLevel").isInt()
                        ? (Integer) known.path("hintLevel").asInt()
                        : null,
                preview(school, c.id()),
                request.comment(),
                request.draft(),
                packet,
                first.startedAt(),
                first.dueAt());
    }

    /** Works out anew which clock matters and when somebody has to look; after every change, under the handoff's lock. */
    public void settle(Handle handle, SchoolId school, HandoffId id) {
        Handoff h = HandoffQueries.find(handle, school, id).orElseThrow();
        Standing standing = Standing.of(
                h,
                PromiseQueries.of(handle, school, id),
                HandoffQueries.nextReminder(handle, school, id).orElse(null),
                ruled.terms.of(school, h).hours());
        HandoffQueries.stand(handle, school, id, standing);
    }

    /** The student has written to the people who own the conversation: a reply is owed. */
    void studentWrote(@Observes StudentWrote wrote) {
        SchoolId school = wrote.school();
        tenancy.run(school, handle -> HandoffQueries.lockOpen(handle, school, wrote.conversation())
                .ifPresent(h -> {
                    ruled.clocks
                            .studentWrote(handle, school, h)
                            .ifPresent(dueAt -> ownership.promise(school, h.conversationId(), dueAt));
                    if (h.snoozed()) {
                        HandoffQueries.snooze(handle, school, h.id(), false, null);
                        ruled.history.add(handle, school, h.id(), Kind.WOKEN, null, Map.of());
                    }
                    settle(handle, school, h.id());
                    ruled.changed.fire(new HandoffChanged(school, h.id()));
                }));
    }

    /** @param before the team of the curator whom the student comes back to */
    private Team team(SchoolId school, @Nullable Course course, QuestionClass questionClass, @Nullable String before) {
        String usual = course == null ? Course.usualTeam(questionClass) : course.team(questionClass);
        return teams.find(school, before == null ? usual : before)
                .or(() -> teams.find(school, Teams.CURATORS))
                .orElseThrow();
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
                .ifPresent(open -> end(handle, school, open.id(), new Ending(outcome, null, null))));
    }

    /** @param by null = the student */
    record Ending(
            String outcome,
            @Nullable Verdict verdict,
            @Nullable Member by) {}

    void end(Handle handle, SchoolId school, HandoffId id, Ending ending) {
        Verdict verdict = ending.verdict();
        HandoffQueries.resolve(
                handle, school, id, ending.outcome(), verdict == null ? null : Kebab.of(verdict), clock.instant());
        ruled.clocks.ended(handle, school, id);
        settle(handle, school, id);
        ruled.history.add(handle, school, id, Kind.RESOLVED, ending.by(), Map.of("outcome", ending.outcome()));
        ruled.resolved.fire(new HandoffResolved(school, id));
    }

    public Page<Queued> list(SchoolId school, QueueQueries.Wanted wanted, Page.Request page) {
        List<Queued> rows = tenancy.in(school, handle -> QueueQueries.list(handle, school, wanted, page));
        int next = QueueQueries.offset(page) + page.limit();
        return Page.cut(rows, page, handoff -> Integer.toString(next));
    }

    /** A handoff as lists show it. */
    public Optional<Queued> row(SchoolId school, HandoffId id) {
        return tenancy.in(school, handle -> QueueQueries.find(handle, school, id));
    }

    public Handoff get(SchoolId school, HandoffId id) {
        return tenancy.in(school, handle -> HandoffQueries.find(handle, school, id))
                .orElseThrow(() -> Problem.notFound("handoff"));
    }

    /** What somebody has claimed, and what is meant for them. */
    public List<Handoff> ofCurator(SchoolId school, StaffId curator) {
        return tenancy.in(school, handle -> HandoffQueries.ofCurator(handle, school, curator));
    }

    public Optional<Handoff> openOf(SchoolId school, ConversationId conversation) {
        return tenancy.in(school, handle -> HandoffQueries.open(handle, school, conversation));
    }

    public List<Reminder> reminders(SchoolId school, HandoffId id) {
        return tenancy.in(school, handle -> HandoffQueries.reminders(handle, school, id));
    }

    public void snooze(Handle handle, SchoolId school, HandoffId id, boolean snoozed, @Nullable Instant until) {
        HandoffQueries.snooze(handle, school, id, snoozed, until);
    }

    /** Its conversation was joined to another. */
    public void merged(Handle handle, Member me, HandoffId id, HandoffId into) {
        ruled.history.add(handle, me.school(), id, Kind.MERGED, me, Map.of("into", into.value()));
        end(handle, me.school(), id, new Ending("merged", null, me));
    }

    /** The conversation's row is locked before the handoff's, everywhere. */
    public Handoff locked(Handle handle, SchoolId school, HandoffId id) {
        ownership.lock(school, get(school, id).conversationId());
        return HandoffQueries.lock(handle, school, id).orElseThrow();
    }

    public List<Handoff> history(SchoolId school, Handoff handoff) {
        return tenancy.in(
                school, handle -> HandoffQueries.ofStudent(handle, school, handoff.studentId(), handoff.id()));
    }

    public void judge(Member me, HandoffId id, Verdict verdict) {
        tenancy.run(me.school(), handle -> {
            Handoff handoff = get(me.school(), id);
            HandoffQueries.judge(handle, me.school(), handoff.id(), Kebab.of(verdict));
            labels.judged(me.school(), handoff.conversationId(), verdict == Verdict.ASSISTANT_RIGHT);
            ruled.judged.fire(new HandoffJudged(me.school(), id));
        });
    }
}

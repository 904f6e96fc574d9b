package org.opora.desk;

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
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.StudentWrote;
import org.opora.conversation.MessageId;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.CalledAgain;
import org.opora.conversation.Ownership.ConversationClosed;
import org.opora.conversation.Ownership.Handover;
import org.opora.conversation.Reason;
import org.opora.conversation.Returning.HandoffTakenBack;
import org.opora.conversation.Worsening;
import org.opora.conversation.Worsening.Worsened;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.Handoff.Verdict;
import org.opora.desk.History.Kind;
import org.opora.identity.Caller.Member;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Handoffs as they are: kept right while they are open, ended with their conversation, listed for those who can take them. */
@ApplicationScoped
public class Handoffs {
    private final Tenancy tenancy;
    private final Ownership ownership;
    private final Labels labels;
    private final Ruled ruled;
    private final Clock clock;

    /** What rules a handoff's life: promises, clocks, and the log of both. */
    @Dependent
    static class Ruled {
        final Conversations conversations;
        final Worsening worsening;
        final Terms terms;
        final Clocks clocks;
        final History history;
        final Event<HandoffChanged> changed;
        final Event<HandoffResolved> resolved;
        final Event<HandoffJudged> judged;

        Ruled(
                Conversations conversations,
                Worsening worsening,
                Terms terms,
                Clocks clocks,
                History history,
                Event<HandoffChanged> changed,
                Event<HandoffResolved> resolved,
                Event<HandoffJudged> judged) {
            this.conversations = conversations;
            this.worsening = worsening;
            this.terms = terms;
            this.clocks = clocks;
            this.history = history;
            this.changed = changed;
            this.resolved = resolved;
            this.judged = judged;
        }
    }

    Handoffs(Tenancy tenancy, Ownership ownership, Labels labels, Ruled ruled, Clock clock) {
        this.tenancy = tenancy;
        this.ownership = ownership;
        this.labels = labels;
        this.ruled = ruled;
        this.clock = clock;
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

    /** Whatever the handoff was about, it is about that now; a second such message changes nothing, danger outweighs the rest. */
    void worsen(@Observes Worsened seen) {
        SchoolId school = seen.school();
        boolean danger = seen.reason() == Reason.RISK;
        tenancy.run(school, handle -> HandoffQueries.lockOpen(handle, school, seen.conversation())
                .filter(h -> danger ? h.reason() != Reason.RISK : h.mood() != Mood.UPSET)
                .ifPresent(h -> {
                    MessageId message = seen.message();
                    String words = message == null
                            ? null
                            : ruled.conversations
                                    .find(school, message)
                                    .map(Queueing::preview)
                                    .orElse(null);
                    HandoffQueries.worsen(handle, school, h.id(), seen.reason(), words);
                    Handoff now = HandoffQueries.find(handle, school, h.id()).orElseThrow();
                    Instant dueAt = ruled.clocks.hasten(handle, school, now);
                    settle(handle, school, h.id());
                    ruled.worsening.hasten(
                            school,
                            h.conversationId(),
                            message,
                            seen.reason(),
                            new Handover(h.team(), ruled.terms.title(school, h.team()), dueAt));
                    ruled.history.add(handle, school, h.id(), danger ? Kind.DANGER : Kind.UPSET, null, Map.of());
                }));
    }

    /** Who calls a person that is on the way already has more to say. */
    void add(@Observes CalledAgain event) {
        SchoolId school = event.school();
        tenancy.run(school, handle -> HandoffQueries.lockOpen(handle, school, event.conversation())
                .ifPresent(h -> {
                    HandoffQueries.comment(handle, school, h.id(), event.comment());
                    ruled.changed.fire(new HandoffChanged(school, h.id()));
                }));
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
        int next = page.offset() + page.limit();
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
            labels.judged(
                    me.school(), handoff.conversationId(), handoff.createdAt(), verdict == Verdict.ASSISTANT_RIGHT);
            ruled.judged.fire(new HandoffJudged(me.school(), id));
        });
    }
}

package org.opora.desk.aside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Messages.Posted;
import org.opora.desk.Called;
import org.opora.desk.Handoff;
import org.opora.desk.HandoffId;
import org.opora.desk.Handoffs;
import org.opora.desk.History;
import org.opora.desk.Holding;
import org.opora.desk.Reminder;
import org.opora.desk.Replies;
import org.opora.desk.aside.AsideQueries.Consultation;
import org.opora.identity.Caller.Member;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Id;
import org.opora.shared.Problem;

/** Asking a mentor while the thread keeps its owner, reminders, and putting off until the student answers. */
@ApplicationScoped
public class Asides {
    /** A question to a team or a curator; {@code to} is its title or their name. */
    public record Asked(
            UUID id,
            String to,
            String question,
            String by,
            Instant askedAt,
            @Nullable Instant answeredAt) {}

    private final Tenancy tenancy;
    private final Holding holding;
    private final Handoffs handoffs;
    private final Replies replies;
    private final History history;
    private final Whom whom;
    private final Clock clock;

    /** Who may be asked, and how they hear of it. */
    @jakarta.enterprise.context.Dependent
    static class Whom {
        final Schools schools;
        final Teams teams;
        final StaffMembers members;
        final Words words;
        final Event<Called> called;

        Whom(Schools schools, Teams teams, StaffMembers members, Words words, Event<Called> called) {
            this.schools = schools;
            this.teams = teams;
            this.members = members;
            this.words = words;
            this.called = called;
        }
    }

    Asides(
            Tenancy tenancy,
            Holding holding,
            Handoffs handoffs,
            Replies replies,
            History history,
            Whom whom,
            Clock clock) {
        this.tenancy = tenancy;
        this.holding = holding;
        this.handoffs = handoffs;
        this.replies = replies;
        this.history = history;
        this.whom = whom;
        this.clock = clock;
    }

    /**
     * Asks a team or a curator; the question is a note in the thread as well.
     *
     * @throws Problem 422 naming {@code team} or {@code curator}; 409 when it is another's
     */
    Asked consult(Member me, HandoffId id, @Nullable String team, @Nullable StaffId curator, String question) {
        SchoolId school = me.school();
        String to = name(school, team, curator)
                .orElseThrow(() -> curator == null
                        ? Problem.invalid("team", "is not a team of this school")
                        : Problem.invalid("curator", "is not a member of this school's staff"));
        Consultation asked =
                new Consultation(Id.next(), id, team, curator, question, me.id(), me.name(), clock.instant(), null);
        Handoff changed = holding.change(me, id, null, (handle, handoff) -> {
            Holding.mineOrLed(me, handoff);
            AsideQueries.insert(handle, school, asked);
            School of = whom.schools.get(school);
            String note = whom.words.say(of, "consultation.note", of.locale(), Map.of("to", to, "question", question));
            note(me, id, note);
            history.add(handle, school, id, History.Kind.CONSULTED, me, Map.of("to", to));
            call(me, handoff, asked);
        });
        assert changed.id().equals(id);
        return view(school, asked);
    }

    private void note(Member me, HandoffId id, String text) {
        Posted posted = replies.reply(
                me, id, new Replies.Words(UUID.randomUUID(), text, Visibility.STAFF, null, List.of(), null));
        assert posted.created();
    }

    private void call(Member me, Handoff handoff, Consultation asked) {
        StaffId curator = asked.curatorId();
        String team = asked.team();
        List<StaffId> to = curator != null
                ? List.of(curator)
                : whom.members.active(me.school()).stream()
                        .filter(staff -> team != null && staff.teams().contains(team))
                        .map(Staff::id)
                        .filter(other -> !other.equals(me.id()))
                        .toList();
        if (!to.isEmpty()) {
            whom.called.fire(new Called(
                    me.school(),
                    to,
                    Called.Kind.CONSULTATION,
                    handoff.id(),
                    handoff.conversationId(),
                    asked.question(),
                    me.name()));
        }
    }

    private Optional<String> name(SchoolId school, @Nullable String team, @Nullable StaffId curator) {
        return curator != null
                ? whom.members.find(school, curator).map(Staff::name)
                : whom.teams.find(school, team == null ? "" : team).map(Team::title);
    }

    /** The answer is a note in the thread; whoever asked hears of it. */
    Posted answer(Member me, HandoffId id, UUID consultation, Replies.Words words) {
        return tenancy.in(me.school(), handle -> {
            Handoff handoff = handoffs.get(me.school(), id);
            Consultation asked = AsideQueries.find(handle, me.school(), id, consultation)
                    .orElseThrow(() -> Problem.notFound("consultation"));
            AsideQueries.answered(handle, me.school(), consultation, clock.instant());
            Posted posted = replies.reply(me, id, words);
            whom.called.fire(new Called(
                    me.school(),
                    List.of(asked.askedBy()),
                    Called.Kind.MENTION,
                    id,
                    handoff.conversationId(),
                    words.text(),
                    me.name()));
            return posted;
        });
    }

    /** Questions that wait for this member, oldest first. */
    List<Consultation> waitingFor(Member me) {
        return tenancy.in(
                me.school(),
                handle -> AsideQueries.waitingFor(
                        handle, me.school(), me.id(), me.teams().stream().toList()));
    }

    public List<Asked> consultations(SchoolId school, HandoffId id) {
        return tenancy.in(school, handle -> AsideQueries.of(handle, school, id)).stream()
                .map(asked -> view(school, asked))
                .toList();
    }

    /** Whoever was asked may have gone since. */
    private Asked view(SchoolId school, Consultation asked) {
        String to = name(school, asked.team(), asked.curatorId()).orElse("");
        return new Asked(asked.id(), to, asked.question(), asked.askedName(), asked.askedAt(), asked.answeredAt());
    }

    public List<Reminder> reminders(SchoolId school, HandoffId id) {
        return handoffs.reminders(school, id);
    }

    /** @throws Problem 422 for a time that has passed */
    Reminder remind(Member me, HandoffId id, Instant at, @Nullable String note) {
        if (!at.isAfter(clock.instant())) {
            throw Problem.invalid("at", "must be in the future");
        }
        Reminder reminder = new Reminder(Id.next(), me.id(), at, note);
        Handoff changed = holding.change(me, id, null, (handle, handoff) -> {
            Holding.mineOrLed(me, handoff);
            AsideQueries.insertReminder(handle, me.school(), id, reminder);
        });
        assert changed.id().equals(id);
        return reminder;
    }

    void forget(Member me, HandoffId id, UUID reminder) {
        Handoff changed = holding.change(me, id, null, (handle, handoff) -> {
            if (AsideQueries.deleteReminder(handle, me.school(), id, reminder) == 0) {
                throw Problem.notFound("reminder");
            }
        });
        assert changed.id().equals(id);
    }

    /** @param until null = until the student answers */
    Handoff snooze(Member me, HandoffId id, @Nullable Instant until) {
        if (until != null && !until.isAfter(clock.instant())) {
            throw Problem.invalid("until", "must be in the future");
        }
        return holding.change(me, id, null, (handle, handoff) -> {
            Holding.mineOrLed(me, handoff);
            if (until == null && handoff.studentWaits()) {
                throw Problem.conflict("student-waits", "The student waits for a reply; nothing to wait for.");
            }
            handoffs.snooze(handle, me.school(), id, true, until);
            history.add(handle, me.school(), id, History.Kind.SNOOZED, me, Map.of());
        });
    }

    Handoff wake(Member me, HandoffId id) {
        return holding.change(me, id, null, (handle, handoff) -> {
            Holding.mineOrLed(me, handoff);
            handoffs.snooze(handle, me.school(), id, false, null);
            history.add(handle, me.school(), id, History.Kind.WOKEN, me, Map.of());
        });
    }
}

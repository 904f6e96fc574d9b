package org.opora.desk;

import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Messages;
import org.opora.conversation.Messages.Posted;
import org.opora.conversation.Messages.Sent;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Reason;
import org.opora.course.Courses;
import org.opora.course.Courses.Place;
import org.opora.desk.Claims.Resolution;
import org.opora.desk.Claims.Transfer;
import org.opora.desk.Replies.Words;
import org.opora.desk.aside.Asides;
import org.opora.desk.aside.PuttingOff;
import org.opora.desk.simulation.Arrival;
import org.opora.desk.simulation.Floor;
import org.opora.desk.simulation.Person;
import org.opora.desk.simulation.Size;
import org.opora.identity.Caller.Member;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Ahead;
import org.opora.shared.Json;
import org.opora.shared.Problem;

/**
 * Opora itself as the people of the simulation find it: its own code, its own database, its own jobs on their own threads. Only
 * its clock stands from one minute to the next, and what a step has set going is waited for before the next step of a school.
 */
@Dependent
class OporaDesk implements Floor {
    /** Each handoff is looked at whenever a list is read. */
    record Listed(
            HandoffId id,
            String state,
            String team,
            @Nullable StaffId curatorId,
            @Nullable StaffId assigneeId,
            String reason,
            @Nullable Instant dueAt,
            boolean studentWaits,
            String ownerKind,
            @Nullable UUID ownerStaffId) {
        boolean isOwned() {
            boolean owned = state.equals("waiting")
                    ? ownerKind.equals("queue")
                    : ownerKind.equals("curator")
                            && curatorId != null
                            && curatorId.value().equals(ownerStaffId);
            return owned && dueAt != null;
        }
    }

    /** What students do, and what curators do. */
    @Dependent
    static class Doing {
        final Conversations conversations;
        final Messages messages;
        final Ownership ownership;
        final Courses courses;
        final Claims claims;
        final Replies replies;
        final Asides asides;

        Doing(
                Conversations conversations,
                Messages messages,
                Ownership ownership,
                Courses courses,
                Claims claims,
                Replies replies,
                Asides asides) {
            this.conversations = conversations;
            this.messages = messages;
            this.ownership = ownership;
            this.courses = courses;
            this.claims = claims;
            this.replies = replies;
            this.asides = asides;
        }
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_NS = 400_000;
    /** Minutes; more than two beats before the silence of a page would be noticed. */
    private static final int SOON = 7;

    private final OporaSchools schools;
    private final Doing doing;
    private final Tenancy tenancy;
    private final Watch watch;
    private final Ahead ahead;
    private final Jdbi jdbi;
    private final Map<Integer, HandoffId> ids = new HashMap<>();
    private final Map<HandoffId, Integer> numbers = new HashMap<>();
    private final Map<Integer, ConversationId> talks = new HashMap<>();
    private final Map<Integer, List<Open>> read = new HashMap<>();
    private final Set<Integer> stirred = new HashSet<>();
    private int minute;
    private long looks;
    private long faults;
    private long repliesTaken;

    OporaDesk(OporaSchools schools, Doing doing, Tenancy tenancy, Watch watch, Ahead ahead, Jdbi jdbi) {
        this.schools = schools;
        this.doing = doing;
        this.tenancy = tenancy;
        this.watch = watch;
        this.ahead = ahead;
        this.jdbi = jdbi;
    }

    void openFor(List<Person> people) {
        ahead.stopAt(Size.at(0));
        schools.make(people);
    }

    List<SchoolId> schools() {
        return schools.ids();
    }

    /** Open handoffs that were looked at, one by one. */
    long looks() {
        return looks;
    }

    /** Those of them without an owner or a due time. */
    long faults() {
        return faults;
    }

    /** Replies to students that the application has accepted, each counted once. */
    long repliesTaken() {
        return repliesTaken;
    }

    @Override
    public void passesTo(int minute) {
        if (!stirred.isEmpty()) {
            settle();
        }
        this.minute = minute;
        // Asked before the clock moves: from then on the application looks by itself as well.
        List<SchoolId> due = jdbi.withHandle(handle -> handle.createQuery("select desk_due(:now)")
                .bind("now", Size.at(minute))
                .mapTo(SchoolId.class)
                .list());
        ahead.stopAt(Size.at(minute));
        if (!due.isEmpty()) {
            watch.look();
        }
        for (int school = 0; school < Size.SCHOOLS; school++) {
            if (due.contains(schools.id(school))) {
                stir(school);
            }
        }
    }

    private void stir(int school) {
        stirred.add(school);
        read.remove(school);
    }

    private void calm(int school) {
        if (stirred.contains(school)) {
            settle();
        }
    }

    /** Jobs that are due have been done, and none is under way; those that run again and again do not count. */
    @Override
    public void settle() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (isBusy()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("jobs do not come to an end at " + ahead.instant());
            }
            LockSupport.parkNanos(POLL_NS);
        }
        stirred.clear();
    }

    private boolean isBusy() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from scheduled_tasks
                          where task_instance <> 'recurring' and (picked or execution_time <= :now))""")
                .bind("now", ahead.instant())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void comes(Person person) {
        calm(person.school());
        schools.pages().open(school(person), schools.member(person).id(), person.capacity());
        stir(person.school());
    }

    /**
     * Eighty thousand of these would be most of the run: where a beat changes nothing but the two times, it is written for all
     * of a school at once. Near the end of a shift, which the application works out, each page speaks for itself.
     */
    @Override
    public void areHeard(List<Person> open) {
        for (int n = 0; n < Size.SCHOOLS; n++) {
            int school = n;
            List<Person> here =
                    open.stream().filter(person -> person.school() == school).toList();
            here.stream().filter(this::goesSoon).forEach(person -> schools.pages()
                    .open(schools.id(school), schools.member(person).id(), person.capacity()));
            beat(
                    schools.id(school),
                    here.stream()
                            .filter(person -> !goesSoon(person))
                            .map(person -> schools.member(person).id().value())
                            .toList());
        }
    }

    private boolean goesSoon(Person person) {
        return person.left(minute) <= SOON;
    }

    private void beat(SchoolId school, List<UUID> pages) {
        if (!pages.isEmpty()) {
            int rows = tenancy.in(school, handle -> handle.createUpdate("""
                            update curator set seen_at = :now, wake_at = :silent
                            where school_id = :school and staff_id = any(:pages) and state = 'online'""")
                    .bind("school", school)
                    .bind("now", ahead.instant())
                    .bind("silent", ahead.instant().plus(Duration.ofMinutes(3)))
                    .bindArray("pages", UUID.class, pages)
                    .execute());
            assert rows <= pages.size();
        }
    }

    @Override
    public void goes(Person person) {
        calm(person.school());
        schools.pages().close(school(person), schools.member(person).id());
        stir(person.school());
    }

    @Override
    public void leavesForGood(Person person) {
        calm(person.school());
        schools.leave(person);
        stir(person.school());
    }

    private SchoolId school(Person person) {
        return schools.id(person.school());
    }

    /** A question, and in the same transaction the outcome of its triage: a person answers. */
    @Override
    public void arrives(Arrival arrival) {
        calm(arrival.school());
        SchoolId school = schools.id(arrival.school());
        tenancy.run(school, handle -> {
            Place place = doing.courses.place(school, OporaSchools.course(arrival.course()), null, null);
            Conversation talk =
                    doing.conversations.open(school, schools.student(arrival.school(), arrival.student()), place, null);
            Message asked = says(arrival, talk.id(), "question " + arrival.number() % 40);
            if (arrival.reason() == Reason.STUDENT_REQUEST) {
                Conversation called = doing.ownership.callPerson(school, talk.id(), null);
                assert called.id().equals(talk.id());
            } else {
                boolean handed = doing.ownership.requestHandoff(
                        school,
                        talk.id(),
                        new HandoffRequest(
                                arrival.reason(),
                                arrival.questionClass(),
                                asked.id(),
                                null,
                                Json.tree(Map.of("decidedBy", Map.of("mood", arrival.mood()))),
                                null,
                                null));
                assert handed;
            }
            HandoffId id = HandoffQueries.open(handle, school, talk.id())
                    .orElseThrow(() -> new IllegalStateException("no handoff of " + arrival.number()))
                    .id();
            ids.put(arrival.number(), id);
            numbers.put(id, arrival.number());
            talks.put(arrival.number(), talk.id());
        });
        stir(arrival.school());
    }

    private Message says(Arrival arrival, ConversationId talk, String text) {
        Sent sent = new Sent(UUID.randomUUID(), text, Message.Kind.TEXT, Place.NONE);
        return doing.messages
                .post(schools.learner(arrival.school(), arrival.student()), talk, c -> sent)
                .message();
    }

    @Override
    public void writesAgain(Arrival arrival, int time) {
        calm(arrival.school());
        ConversationId talk = Objects.requireNonNull(talks.get(arrival.number()));
        Message said = says(arrival, talk, "and more " + time);
        assert said.conversationId().equals(talk);
        stir(arrival.school());
    }

    @Override
    public List<Open> open(int school) {
        List<Open> known = read.get(school);
        if (known != null) {
            return known;
        }
        calm(school);
        SchoolId id = schools.id(school);
        List<Listed> listed = tenancy.in(id, handle -> handle.createQuery("""
                        select h.id, h.state, h.team, h.curator_id, h.assignee_id, h.reason, h.due_at, h.student_waits,
                          c.owner_kind, c.owner_staff_id
                        from handoff h join conversation c on c.school_id = h.school_id and c.id = h.conversation_id
                        where h.school_id = :school and h.state <> 'resolved'
                        order by (h.reason = 'risk') desc, h.due_at, h.id""")
                .bind("school", id)
                .mapTo(Listed.class)
                .list());
        looks += listed.size();
        faults += listed.stream().filter(one -> !one.isOwned()).count();
        List<Open> open = listed.stream().map(one -> open(school, one)).toList();
        read.put(school, open);
        return open;
    }

    private Open open(int school, Listed one) {
        Instant dueAt = one.dueAt();
        Integer number = numbers.get(one.id());
        if (number == null) {
            throw new IllegalStateException("nobody made " + one.id());
        }
        return new Open(
                number,
                school,
                one.team(),
                number(one.curatorId()),
                number(one.assigneeId()),
                one.reason().equals("risk"),
                dueAt == null ? Long.MAX_VALUE : dueAt.getEpochSecond(),
                one.studentWaits());
    }

    private @Nullable Integer number(@Nullable StaffId id) {
        return id == null ? null : schools.number(id);
    }

    @Override
    public boolean claims(Person person, int number) {
        return does(person, me -> doing.claims.claim(me, id(number), null).state() == Handoff.State.CLAIMED);
    }

    /** With a {@code clientId} of its own; sent twice, the same one. */
    @Override
    public boolean replies(Person person, Arrival arrival, int time, boolean twice) {
        String name = arrival.number() + " " + time;
        UUID clientId = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        Words words = new Words(clientId, "answer " + name, Visibility.STUDENT, null, List.of(), null);
        return does(person, me -> {
            Posted posted = doing.replies.reply(me, id(arrival.number()), words);
            repliesTaken += posted.created() ? 1 : 0;
            if (twice) {
                Posted again = doing.replies.reply(me, id(arrival.number()), words);
                if (again.created()
                        || !again.message().id().equals(posted.message().id())) {
                    throw new IllegalStateException("said twice: " + name);
                }
            }
            return posted.created();
        });
    }

    @Override
    public boolean transfers(Person person, int number, String team) {
        return does(person, me -> doing.claims
                .transfer(me, id(number), null, new Transfer(team, null, "for " + team))
                .team()
                .equals(team));
    }

    @Override
    public boolean snoozes(Person person, int number) {
        return does(person, me -> PuttingOff.untilAnswered(doing.asides, me, id(number))
                .snoozed());
    }

    @Override
    public boolean resolves(Person person, int number) {
        boolean back = number % 2 == 0; // to the assistant as often as closed
        return does(
                person,
                me -> doing.claims
                                .resolve(me, id(number), null, new Resolution(back, null, null))
                                .state()
                        == Handoff.State.RESOLVED);
    }

    /** One thing that a member of staff does; refused when another was first. */
    private boolean does(Person person, Predicate<Member> thing) {
        calm(person.school());
        try {
            return thing.test(schools.member(person));
        } catch (Problem refused) {
            if (refused.status() == 409) {
                return false;
            }
            throw refused;
        } finally {
            stir(person.school());
        }
    }

    private HandoffId id(int number) {
        return Objects.requireNonNull(ids.get(number));
    }
}

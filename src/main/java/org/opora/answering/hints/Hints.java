package org.opora.answering.hints;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message;
import org.opora.course.Assignment;
import org.opora.course.AssignmentId;
import org.opora.course.Course;
import org.opora.course.Learning;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/** The hint ledger: stored levels, raised by rules and never by wording. */
@ApplicationScoped
public class Hints {
    private final Tenancy tenancy;
    private final Learning learning;
    private final SubQuestions subQuestions;
    private final Clock clock;

    Hints(Tenancy tenancy, Learning learning, SubQuestions subQuestions, Clock clock) {
        this.tenancy = tenancy;
        this.learning = learning;
        this.subQuestions = subQuestions;
        this.clock = clock;
    }

    /**
     * Where a student stands on the part of an assignment that a message names; one that names none is about the part last
     * spoken of. Attempts count from the last rise on any part, so naming another never lowers what is needed.
     *
     * @param student null = a dry run for nobody
     * @param message null = a press
     */
    public Ladder ladder(
            SchoolId school,
            Course course,
            Assignment assignment,
            @Nullable StudentId student,
            @Nullable String message) {
        return ladder(school, course, assignment, student, message, null);
    }

    /** What a press of that moment was granted, whatever has come since. */
    public Ladder granted(SchoolId school, Course course, Assignment assignment, StudentId student, Instant pressedAt) {
        List<Rise> then = rises(school, student, assignment.id()).stream()
                .filter(rise -> !rise.at().isAfter(pressedAt))
                .toList();
        return ladder(school, course, assignment, student, new Shown(null, null), then);
    }

    /**
     * The same.
     *
     * @param workAt when the message was written, if it is an attempt that is not taken down yet
     */
    public Ladder ladder(
            SchoolId school,
            Course course,
            Assignment assignment,
            @Nullable StudentId student,
            @Nullable String message,
            @Nullable Instant workAt) {
        return student == null
                ? new Ladder(assignment.policy(course), assignment.dueAt(), 0, 0, 0, 0, clock.instant())
                : ladder(
                        school,
                        course,
                        assignment,
                        student,
                        new Shown(message, workAt),
                        rises(school, student, assignment.id()));
    }

    private record Shown(@Nullable String message, @Nullable Instant workAt) {
        /** Attempts that are not taken down yet; what was written before a hint was no answer to it. */
        int attemptsSince(Instant hint) {
            return workAt != null && workAt.isAfter(hint) ? 1 : 0;
        }
    }

    private Ladder ladder(
            SchoolId school, Course course, Assignment assignment, StudentId student, Shown shown, List<Rise> rises) {
        Optional<Rise> last = rises.stream().findFirst();
        String message = shown.message();
        int part = (message == null ? java.util.OptionalInt.empty() : subQuestions.named(assignment.text(), message))
                .orElseGet(() -> last.map(Rise::part).orElse(0));
        Optional<Rise> stands =
                rises.stream().filter(rise -> rise.part() == part).findFirst();
        ToIntFunction<Rise> attemptsSince =
                rise -> shown.attemptsSince(rise.at()) + attempts(school, student, assignment.id(), rise.at());
        Ladder ladder = new Ladder(
                assignment.policy(course),
                assignment.dueAt(),
                part,
                stands.map(Rise::level).orElse(0),
                last.stream().mapToInt(attemptsSince).sum(),
                rises.stream()
                        .skip(Math.max(0, rises.size() - 1))
                        .mapToInt(attemptsSince)
                        .sum(),
                clock.instant());
        return stands.filter(rise -> rise.raisedBy() != null).isPresent() ? ladder : ladder.capped();
    }

    /**
     * A row of the ledger.
     *
     * @param part the sub-question; 0 = the assignment has one question
     * @param raisedBy who set it by hand; null = a rule
     */
    public record Rise(
            int part,
            int level,
            Instant at,
            String why,
            @Nullable StaffId raisedBy) {}

    /** How a student came to their level on an assignment, newest first. */
    public List<Rise> rises(SchoolId school, StudentId student, AssignmentId assignment) {
        return tenancy.in(school, handle -> LedgerQueries.rises(handle, school, student, assignment));
    }

    private int attempts(SchoolId school, StudentId student, AssignmentId assignment, Instant since) {
        return tenancy.in(school, handle -> LedgerQueries.workShown(handle, school, student, assignment, since))
                + learning.attempts(school, student, assignment, since);
    }

    /** Two who may raise a level at once come one after the other, so that none is skipped; to the end of the transaction. */
    public void serialize(SchoolId school, StudentId student, AssignmentId assignment) {
        tenancy.run(school, handle -> LedgerQueries.lock(handle, school, student, assignment));
    }

    /** Messages that have shown work on an assignment, in any conversation. */
    public List<String> shownBefore(SchoolId school, StudentId student, AssignmentId assignment) {
        return tenancy.in(school, handle -> LedgerQueries.shown(handle, school, student, assignment));
    }

    /** Takes down that a message has shown work; a second time for the same message counts nothing. */
    public void countWork(SchoolId school, StudentId student, AssignmentId assignment, Message shown) {
        tenancy.run(
                school,
                handle -> LedgerQueries.insertWork(handle, school, student, assignment, shown.id(), shown.createdAt()));
    }

    /**
     * Raises the stored level to the ladder's next one.
     *
     * @return the level from now on
     */
    public int raise(SchoolId school, StudentId student, AssignmentId assignment, Ladder ladder, String why) {
        if (!ladder.canRise()) {
            return ladder.level();
        }
        tenancy.run(
                school,
                handle -> LedgerQueries.insert(
                        handle,
                        school,
                        student,
                        assignment,
                        new LedgerQueries.Entry(ladder.part(), ladder.next(), why, null, clock.instant())));
        return ladder.next();
    }

    /** A curator sets the level by hand, up or down, within the policy's cap or beyond it. */
    public void set(SchoolId school, StudentId student, AssignmentId assignment, int level, String why, StaffId by) {
        tenancy.run(school, handle -> {
            LedgerQueries.lock(handle, school, student, assignment);
            int part = LedgerQueries.rises(handle, school, student, assignment).stream()
                    .findFirst()
                    .map(Rise::part)
                    .orElse(0);
            LedgerQueries.insert(
                    handle,
                    school,
                    student,
                    assignment,
                    new LedgerQueries.Entry(part, level, why, by, clock.instant()));
        });
    }
}

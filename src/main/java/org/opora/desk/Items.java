package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.desk.Item.ClockView;
import org.opora.desk.Item.ClockView.PausedFor;
import org.opora.desk.Item.Person;
import org.opora.desk.Item.Snooze;
import org.opora.desk.Item.StudentName;
import org.opora.desk.sla.Hours;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.staff.Teams;
import org.opora.identity.student.Student;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.Students;

/** Rows of the queue with names and clocks; what many rows share is read once. */
@ApplicationScoped
public class Items {
    private final Schools schools;
    private final Students students;
    private final Courses courses;
    private final Teams teams;
    private final Clock clock;

    Items(Schools schools, Students students, Courses courses, Teams teams, Clock clock) {
        this.schools = schools;
        this.students = students;
        this.courses = courses;
        this.teams = teams;
        this.clock = clock;
    }

    public Item of(SchoolId school, Queued row) {
        return of(school, List.of(row)).get(0);
    }

    public List<Item> of(SchoolId school, List<Queued> rows) {
        Map<StudentId, Student> known = students.all(
                school, rows.stream().map(Queued::studentId).distinct().toList());
        Map<CourseId, Course> taught = courses.all(
                school,
                rows.stream()
                        .map(Queued::courseId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        Map<String, Hours> hours = hours(schools.get(school));
        return rows.stream()
                .map(row -> item(
                        row,
                        Objects.requireNonNull(known.get(row.studentId())),
                        taught.get(row.courseId()),
                        hours.getOrDefault(row.team(), Hours.ALWAYS)))
                .toList();
    }

    private Map<String, Hours> hours(School school) {
        Map<String, Hours> hours = new HashMap<>();
        teams.all(school.id()).forEach(team -> hours.put(team.key(), Terms.hours(school, team)));
        return hours;
    }

    private Item item(Queued h, Student student, @Nullable Course course, Hours hours) {
        Instant now = clock.instant();
        return new Item(
                h.id(),
                h.conversationId(),
                new StudentName(student.id(), student.shownName()),
                course == null ? null : course.externalId(),
                course == null ? null : course.title(),
                h.reason(),
                h.questionClass(),
                h.priority(),
                h.mood(),
                h.state(),
                h.version(),
                h.team(),
                Person.of(h.curatorId(), h.curatorName()),
                Person.of(h.assigneeId(), h.assigneeName()),
                h.createdAt(),
                h.dueAt(),
                h.breached(now),
                h.repliedAt(),
                clock(h, hours, now),
                h.studentWaits(),
                h.hasDraft(),
                h.confidence(),
                h.hintLevel(),
                h.snoozed() ? new Snooze(h.snoozedUntil()) : null,
                h.lastSeq(),
                h.preview());
    }

    private static ClockView clock(Queued h, Hours hours, Instant now) {
        boolean closed = h.dueAt().isAfter(now) && !hours.open(now);
        PausedFor why = h.snoozed() && !h.studentWaits()
                ? PausedFor.SNOOZE
                : !h.studentWaits() ? PausedFor.STUDENT : closed ? PausedFor.HOURS : null;
        ClockView.State state = h.state() == Handoff.State.RESOLVED
                ? ClockView.State.MET
                : why == null ? ClockView.State.RUNNING : ClockView.State.PAUSED;
        return new ClockView(
                h.clock(),
                state,
                h.clockStartedAt(),
                h.dueAt(),
                state == ClockView.State.PAUSED ? why : null,
                state == ClockView.State.PAUSED && why == PausedFor.HOURS
                        ? hours.nextOpening(now).orElse(null)
                        : null);
    }
}

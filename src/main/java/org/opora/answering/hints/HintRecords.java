package org.opora.answering.hints;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.course.Assignment;
import org.opora.course.AssignmentId;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** How far a student climbed each assignment's hints, and the work they showed. Both go with the student's row. */
@ApplicationScoped
class HintRecords implements StudentRecords {
    record Climbed(AssignmentId assignmentId, int part, int level, String why, Instant at) {}

    record Worked(MessageId messageId, AssignmentId assignmentId, Instant at) {}

    record HintLevel(
            @Nullable String course, @Nullable String assignment, int part, int level, String why, Instant at) {}

    record ShownWork(@Nullable String course, @Nullable String assignment, MessageId message, Instant at) {}

    /** An assignment by the school's ids. */
    private record Named(@Nullable String course, @Nullable String assignment) {}

    private final Courses courses;

    HintRecords(Courses courses) {
        this.courses = courses;
    }

    @Override
    public Set<String> told() {
        return Set.of("hint_ledger", "shown_work");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        List<HintLevel> levels = LedgerQueries.climbed(handle, school, student).stream()
                .map(one -> {
                    Named of = named(school, one.assignmentId());
                    return new HintLevel(of.course(), of.assignment(), one.part(), one.level(), one.why(), one.at());
                })
                .toList();
        List<ShownWork> work = LedgerQueries.worked(handle, school, student).stream()
                .map(one -> {
                    Named of = named(school, one.assignmentId());
                    return new ShownWork(of.course(), of.assignment(), one.messageId(), one.at());
                })
                .toList();
        return Map.of("hintLevels", levels, "shownWork", work);
    }

    private Named named(SchoolId school, AssignmentId id) {
        Assignment assignment = courses.assignment(school, id).orElse(null);
        if (assignment == null) {
            return new Named(null, null);
        }
        String course = courses.course(school, assignment.courseId())
                .map(Course::externalId)
                .orElse(null);
        return new Named(course, assignment.externalId());
    }
}

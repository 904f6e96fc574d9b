package org.opora.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.shared.Database;
import org.opora.shared.Page;

/** SQL of courses, lessons and assignments. */
final class CourseQueries {
    private CourseQueries() {}

    static boolean upsert(Handle handle, SchoolId school, Course course, Instant now) {
        return handle.createQuery("""
                        insert into course (school_id, id, external_id, title, lang, teams, thresholds, hint_policy, tone, suggestions, created_at)
                        values (:school, :id, :externalId, :title, :lang, :teams, :thresholds, :hintPolicy, :tone, :offered, :now)
                        on conflict (school_id, external_id) do update set title = excluded.title, lang = excluded.lang,
                          teams = excluded.teams, thresholds = excluded.thresholds, hint_policy = excluded.hint_policy,
                          tone = excluded.tone, suggestions = excluded.suggestions
                        returning xmax = 0""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(course))
                .bindArray("offered", String.class, course.suggestions())
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    static boolean upsert(Handle handle, SchoolId school, Lesson lesson) {
        return handle.createQuery("""
                        insert into lesson (school_id, id, course_id, external_id, title, position, url, suggestions)
                        values (:school, :id, :courseId, :externalId, :title, :position, :url, :offered)
                        on conflict (school_id, course_id, external_id)
                        do update set title = excluded.title, position = excluded.position, url = excluded.url,
                          suggestions = excluded.suggestions
                        returning xmax = 0""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(lesson))
                .bindArray("offered", String.class, lesson.suggestions())
                .mapTo(Boolean.class)
                .one();
    }

    static boolean upsert(Handle handle, SchoolId school, Assignment assignment) {
        return handle.createQuery("""
                        insert into assignment (school_id, id, course_id, external_id, title, text, lesson_id, due_at,
                                                hint_policy, solutions)
                        values (:school, :id, :courseId, :externalId, :title, :text, :lessonId, :dueAt, :hintPolicy, :solutionTexts)
                        on conflict (school_id, course_id, external_id) do update set title = excluded.title,
                          text = excluded.text, lesson_id = excluded.lesson_id, due_at = excluded.due_at,
                          hint_policy = excluded.hint_policy, solutions = excluded.solutions
                        returning xmax = 0""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(assignment))
                .bindArray("solutionTexts", String.class, assignment.solutions())
                .mapTo(Boolean.class)
                .one();
    }

    static Optional<Course> course(Handle handle, SchoolId school, String externalId) {
        return handle.createQuery("select * from course where school_id = :school and external_id = :externalId")
                .bind("school", school)
                .bind("externalId", externalId)
                .mapTo(Course.class)
                .findOne();
    }

    static Optional<Course> course(Handle handle, SchoolId school, CourseId id) {
        return handle.createQuery("select * from course where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Course.class)
                .findOne();
    }

    static List<Course> courses(Handle handle, SchoolId school, List<CourseId> ids) {
        return handle.createQuery("select * from course where school_id = :school and id = any(:ids)")
                .bind("school", school)
                .bindArray("ids", UUID.class, ids.stream().map(CourseId::value).toList())
                .mapTo(Course.class)
                .list();
    }

    static List<Course> courses(Handle handle, SchoolId school, Page.Request page) {
        return handle.createQuery("""
                        select * from course where school_id = :school and (:after::text is null or external_id > :after)
                        order by external_id limit :limit""")
                .bind("school", school)
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .mapTo(Course.class)
                .list();
    }

    static Optional<Lesson> lesson(Handle handle, SchoolId school, CourseId course, String externalId) {
        return handle.createQuery(
                        "select * from lesson where school_id = :school and course_id = :course and external_id = :externalId")
                .bind("school", school)
                .bind("course", course)
                .bind("externalId", externalId)
                .mapTo(Lesson.class)
                .findOne();
    }

    static Optional<Lesson> lesson(Handle handle, SchoolId school, LessonId id) {
        return handle.createQuery("select * from lesson where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Lesson.class)
                .findOne();
    }

    /** In their order. */
    static List<Lesson> lessons(Handle handle, SchoolId school, CourseId course) {
        return handle.createQuery(
                        "select * from lesson where school_id = :school and course_id = :course order by position, external_id")
                .bind("school", school)
                .bind("course", course)
                .mapTo(Lesson.class)
                .list();
    }

    static Optional<Assignment> assignment(Handle handle, SchoolId school, CourseId course, String externalId) {
        return handle.createQuery(
                        "select * from assignment where school_id = :school and course_id = :course and external_id = :externalId")
                .bind("school", school)
                .bind("course", course)
                .bind("externalId", externalId)
                .mapTo(Assignment.class)
                .findOne();
    }

    static Optional<Assignment> assignment(Handle handle, SchoolId school, AssignmentId id) {
        return handle.createQuery("select * from assignment where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Assignment.class)
                .findOne();
    }

    static List<Assignment> assignments(Handle handle, SchoolId school, CourseId course) {
        return handle.createQuery("select * from assignment where school_id = :school and course_id = :course")
                .bind("school", school)
                .bind("course", course)
                .mapTo(Assignment.class)
                .list();
    }
}

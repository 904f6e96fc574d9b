package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.Handoff.Priority;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Database;

/** SQL of handoffs. */
final class HandoffQueries {
    private HandoffQueries() {}

    /** A handoff as it begins. */
    record Begun(
            HandoffId id,
            ConversationId conversationId,
            StudentId studentId,
            @Nullable CourseId courseId,
            String team,
            Reason reason,
            QuestionClass questionClass,
            Priority priority,
            Mood mood,
            double effort,
            @Nullable Double confidence,
            @Nullable Integer hintLevel,
            String preview,
            @Nullable String comment,
            @Nullable JsonNode draft,
            @Nullable JsonNode packet,
            Instant createdAt,
            Instant dueAt) {}

    static boolean insert(Handle handle, SchoolId school, Begun h) {
        return handle.createUpdate("""
                        insert into handoff (school_id, id, conversation_id, student_id, course_id, team, reason, question_class, priority,
                          mood, effort, confidence, hint_level, preview, comment, draft, packet, created_at, due_at, clock_started_at)
                        values (:school, :id, :conversationId, :studentId, :courseId, :team, :reason, :questionClass, :priority, :mood,
                          :effort, :confidence, :hintLevel, :preview, :comment, :draft, :packet, :createdAt, :dueAt, :createdAt)
                        on conflict (school_id, conversation_id) where state <> 'resolved' do nothing""")
                        .bind("school", school)
                        .bindNamedArgumentFinder(Database.fields(h))
                        .execute()
                > 0;
    }

    static Optional<Handoff> find(Handle handle, SchoolId school, HandoffId id) {
        return handle.createQuery("select * from handoff where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Handoff.class)
                .findOne();
    }

    static Optional<Handoff> open(Handle handle, SchoolId school, ConversationId conversation) {
        return handle.createQuery(
                        "select * from handoff where school_id = :school and conversation_id = :conversation and state <> 'resolved'")
                .bind("school", school)
                .bind("conversation", conversation)
                .mapTo(Handoff.class)
                .findOne();
    }

    static Optional<Handoff> lockOpen(Handle handle, SchoolId school, ConversationId conversation) {
        return handle.createQuery("""
                        select * from handoff where school_id = :school and conversation_id = :conversation and state <> 'resolved'
                        for update""")
                .bind("school", school)
                .bind("conversation", conversation)
                .mapTo(Handoff.class)
                .findOne();
    }

    static List<Reminder> reminders(Handle handle, SchoolId school, HandoffId id) {
        return handle.createQuery("""
                        select id, staff_id, at, note from reminder
                        where school_id = :school and handoff_id = :id and done_at is null order by at""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Reminder.class)
                .list();
    }

    static List<Reminder> dueReminders(Handle handle, SchoolId school, HandoffId id, Instant now) {
        return reminders(handle, school, id).stream()
                .filter(reminder -> !reminder.at().isAfter(now))
                .toList();
    }

    static void remindedOf(Handle handle, SchoolId school, UUID reminder, Instant now) {
        handle.createUpdate("update reminder set done_at = :now where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", reminder)
                .bind("now", now)
                .execute();
    }

    static Optional<Instant> nextReminder(Handle handle, SchoolId school, HandoffId id) {
        return handle.createQuery(
                        "select at from reminder where school_id = :school and handoff_id = :id and done_at is null order by at limit 1")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Instant.class)
                .findOne();
    }

    static Optional<Handoff> lock(Handle handle, SchoolId school, HandoffId id) {
        return handle.createQuery("select * from handoff where school_id = :school and id = :id for update")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Handoff.class)
                .findOne();
    }

    static void claim(Handle handle, SchoolId school, HandoffId id, StaffId curator, String name, Instant now) {
        handle.createUpdate("""
                        update handoff set state = 'claimed', curator_id = :curator, curator_name = :name, claimed_at = :now,
                          assignee_id = null, assignee_name = null, assigned_at = null, version = version + 1
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("curator", curator)
                .bind("name", name)
                .bind("now", now)
                .execute();
    }

    /** Whom a waiting handoff is meant for; null = nobody in particular. Whoever reads it may still claim it. */
    static void assign(
            Handle handle,
            SchoolId school,
            HandoffId id,
            @Nullable StaffId curator,
            @Nullable String name,
            @Nullable Instant now) {
        handle.createUpdate("""
                        update handoff set assignee_id = :curator, assignee_name = :name, assigned_at = :now
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("curator", curator)
                .bind("name", name)
                .bind("now", now)
                .execute();
    }

    /** The first reply to the student is what was promised; later ones change nothing. */
    static void replied(Handle handle, SchoolId school, HandoffId id, Instant now) {
        handle.createUpdate(
                        "update handoff set replied_at = coalesce(replied_at, :now) where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    static void queueAgain(Handle handle, SchoolId school, HandoffId id, String team) {
        handle.createUpdate("""
                        update handoff set state = 'waiting', curator_id = null, curator_name = null, claimed_at = null, team = :team,
                          assignee_id = null, assignee_name = null, assigned_at = null, version = version + 1
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("team", team)
                .execute();
    }

    /**
     * First in the line from now on.
     *
     * @param preview null = as it was
     */
    static void worsen(Handle handle, SchoolId school, HandoffId id, Reason reason, @Nullable String preview) {
        handle.createUpdate("""
                        update handoff set reason = :reason, priority = :priority, mood = 'upset', snoozed = false, snoozed_until = null,
                          preview = coalesce(:preview, preview), version = version + 1
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("reason", reason)
                .bind("priority", Priority.of(reason))
                .bind("preview", preview)
                .execute();
    }

    /** Adds to the words of the call, unless they were its last. */
    static void comment(Handle handle, SchoolId school, HandoffId id, @Nullable String more) {
        handle.createUpdate("""
                        update handoff set comment = right(concat_ws(E'\\n', comment, :more), 8000)
                        where school_id = :school and id = :id
                          and right(E'\\n' || coalesce(comment, ''), length(:more) + 1) <> E'\\n' || :more""")
                .bind("school", school)
                .bind("id", id)
                .bind("more", more)
                .execute();
    }

    static void snooze(Handle handle, SchoolId school, HandoffId id, boolean snoozed, @Nullable Instant until) {
        handle.createUpdate("""
                        update handoff set snoozed = :snoozed, snoozed_until = :until where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("snoozed", snoozed)
                .bind("until", until)
                .execute();
    }

    static void stand(Handle handle, SchoolId school, HandoffId id, Standing standing) {
        handle.createUpdate("""
                        update handoff set clock = :clock, clock_started_at = :clockStartedAt, due_at = :dueAt,
                          student_waits = :studentWaits, wake_at = :wakeAt where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bindNamedArgumentFinder(Database.fields(standing))
                .execute();
    }

    static void breached(Handle handle, SchoolId school, HandoffId id, Instant now) {
        handle.createUpdate(
                        "update handoff set breached_at = coalesce(breached_at, :now) where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Those whose moment has come. */
    static List<HandoffId> due(Handle handle, SchoolId school, Instant now, int limit) {
        return handle.createQuery(
                        "select id from handoff where school_id = :school and wake_at <= :now order by wake_at limit :limit")
                .bind("school", school)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(HandoffId.class)
                .list();
    }

    static void lookAgain(Handle handle, SchoolId school, HandoffId id, Instant at) {
        handle.createUpdate("update handoff set wake_at = :at where school_id = :school and id = :id and wake_at < :at")
                .bind("school", school)
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    /** Locks it unless another replica is at it. */
    static Optional<Handoff> lockDue(Handle handle, SchoolId school, HandoffId id, Instant now) {
        return handle.createQuery("""
                        select * from handoff where school_id = :school and id = :id and wake_at <= :now for update skip locked""")
                .bind("school", school)
                .bind("id", id)
                .bind("now", now)
                .mapTo(Handoff.class)
                .findOne();
    }

    static List<Handoff> ofCurator(Handle handle, SchoolId school, StaffId curator) {
        return handle.createQuery("""
                        select * from handoff where school_id = :school
                          and (state = 'claimed' and curator_id = :curator or state = 'waiting' and assignee_id = :curator)
                        order by id""")
                .bind("school", school)
                .bind("curator", curator)
                .mapTo(Handoff.class)
                .list();
    }

    static void resolve(
            Handle handle, SchoolId school, HandoffId id, String outcome, @Nullable String verdict, Instant now) {
        handle.createUpdate("""
                        update handoff set state = 'resolved', outcome = :outcome, verdict = coalesce(:verdict, verdict),
                          resolved_at = :now, version = version + 1 where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("outcome", outcome)
                .bind("verdict", verdict)
                .bind("now", now)
                .execute();
    }

    static void dropDraft(Handle handle, SchoolId school, HandoffId id) {
        handle.createUpdate(
                        "update handoff set draft = null, version = version + 1 where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .execute();
    }

    static void judge(Handle handle, SchoolId school, HandoffId id, String verdict) {
        handle.createUpdate("update handoff set verdict = :verdict where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("verdict", verdict)
                .execute();
    }

    static List<Handoff> ofStudent(Handle handle, SchoolId school, StudentId student, HandoffId but) {
        return handle.createQuery("""
                        select * from handoff where school_id = :school and student_id = :student and id <> :but
                        order by id desc limit 20""")
                .bind("school", school)
                .bind("student", student)
                .bind("but", but)
                .mapTo(Handoff.class)
                .list();
    }
}

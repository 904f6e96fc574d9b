package org.opora.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.desk.Handoff.State;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Database;
import org.opora.shared.Page;

/** SQL of handoffs. */
final class HandoffQueries {
    private HandoffQueries() {}

    static boolean insert(Handle handle, SchoolId school, Handoff h) {
        return handle.createUpdate("""
                        insert into handoff (school_id, id, conversation_id, student_id, course_id, team, reason, question_class, priority,
                          mood, preview, comment, draft, packet, created_at, due_at)
                        values (:school, :id, :conversationId, :studentId, :courseId, :team, :reason, :questionClass, :priority, :mood,
                          :preview, :comment, :draft, :packet, :createdAt, :dueAt)
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

    static Optional<Handoff> lock(Handle handle, SchoolId school, HandoffId id) {
        return handle.createQuery("select * from handoff where school_id = :school and id = :id for update")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Handoff.class)
                .findOne();
    }

    /** Most urgent first: risk, then due time, then priority. */
    static List<Handoff> queue(
            Handle handle,
            SchoolId school,
            @Nullable State state,
            @Nullable String team,
            @Nullable StaffId mine,
            Page.Request page) {
        return handle.createQuery("""
                        select * from handoff where school_id = :school
                          and (:state::text is null or state = :state) and (:team::text is null or team = :team)
                          and (:mine::uuid is null or curator_id = :mine)
                        order by (reason = 'risk') desc, due_at,
                          array_position(array['urgent', 'high', 'normal', 'low'], priority), id
                        offset :offset limit :limit""")
                .bind("school", school)
                .bind("state", state)
                .bind("team", team)
                .bind("mine", mine)
                .bind("offset", offset(page))
                .bind("limit", page.limit() + 1)
                .mapTo(Handoff.class)
                .list();
    }

    static int offset(Page.Request page) {
        String after = page.after();
        return after != null && after.matches("\\d{1,6}") ? Integer.parseInt(after) : 0;
    }

    static void claim(Handle handle, SchoolId school, HandoffId id, StaffId curator, String name, Instant now) {
        handle.createUpdate("""
                        update handoff set state = 'claimed', curator_id = :curator, curator_name = :name, claimed_at = :now,
                          version = version + 1 where school_id = :school and id = :id""")
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

    static void queueAgain(Handle handle, SchoolId school, HandoffId id, String team, Instant dueAt) {
        handle.createUpdate("""
                        update handoff set state = 'waiting', curator_id = null, curator_name = null, claimed_at = null, team = :team,
                          due_at = :dueAt, version = version + 1 where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("team", team)
                .bind("dueAt", dueAt)
                .execute();
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

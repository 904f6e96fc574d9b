package org.opora.desk.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.desk.HandoffId;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Database;

/** SQL of curators and of what they carry. */
final class CuratorQueries {
    /** A piece of open work. */
    record Work(StaffId staffId, double effort, Instant createdAt, boolean studentWaits) {}

    /** What somebody is owed, in effort; negative when they have got more than their share. */
    record Owed(StaffId staffId, double effort) {}

    /** A handoff that nobody in particular is meant to take. */
    record Unassigned(
            HandoffId id,
            UUID conversationId,
            UUID studentId,
            @Nullable UUID courseId,
            String team,
            String reason,
            double effort,
            String preview,
            Instant dueAt) {}

    private CuratorQueries() {}

    static List<Curator> all(Handle handle, SchoolId school) {
        return handle.createQuery("select * from curator where school_id = :school")
                .bind("school", school)
                .mapTo(Curator.class)
                .list();
    }

    static boolean isAnybodyOnline(Handle handle, SchoolId school) {
        return handle.createQuery(
                        "select exists (select 1 from curator where school_id = :school and state = 'online')")
                .bind("school", school)
                .mapTo(Boolean.class)
                .one();
    }

    static Optional<Curator> find(Handle handle, SchoolId school, StaffId id) {
        return handle.createQuery("select * from curator where school_id = :school and staff_id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Curator.class)
                .findOne();
    }

    /** Whose shift has ended by now is looked after, whatever their page says until somebody comes round to it. */
    static void save(Handle handle, SchoolId school, Curator curator, @Nullable Instant wakeAt, Instant now) {
        handle.createUpdate("""
                        insert into curator (school_id, staff_id, state, capacity, courses, hours, seen_at, wake_at)
                        values (:school, :staffId, :state, :capacity, :known, :hours, :seenAt, :wakeAt)
                        on conflict (school_id, staff_id) do update set state = excluded.state, capacity = excluded.capacity,
                          courses = excluded.courses, hours = excluded.hours, seen_at = excluded.seen_at,
                          wake_at = case when curator.wake_at <= :now and curator.wake_at < curator.seen_at + make_interval(secs => :silence)
                                           and excluded.state = 'online' then curator.wake_at else excluded.wake_at end""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(curator))
                .bindArray("known", UUID.class, curator.courses())
                .bind("wakeAt", wakeAt)
                .bind("now", now)
                .bind("silence", Curators.SILENCE.toSeconds())
                .execute();
    }

    static List<StaffId> due(Handle handle, SchoolId school, Instant now) {
        return handle.createQuery(
                        "select staff_id from curator where school_id = :school and wake_at <= :now for update skip locked")
                .bind("school", school)
                .bind("now", now)
                .mapTo(StaffId.class)
                .list();
    }

    static List<Work> work(Handle handle, SchoolId school) {
        return handle.createQuery("""
                        select coalesce(curator_id, assignee_id) as staff_id, effort, created_at, student_waits from handoff
                        where school_id = :school and state <> 'resolved' and coalesce(curator_id, assignee_id) is not null""").bind("school", school).mapTo(Work.class).list();
    }

    /**
     * Of what has come since a time, each one's even share of it, as it was told when it was last meant for somebody, without
     * what they have or are meant to take; what they took by themselves counts as well.
     */
    static List<Owed> owed(Handle handle, SchoolId school, Instant since) {
        return handle.createQuery("""
                        with meant as (
                          select distinct on (handoff_id) handoff_id, data -> 'shares' as shares from handoff_event
                          where school_id = :school and kind = 'assigned' and at > :since and data -> 'shares' is not null
                          order by handoff_id, id desc),
                        due as (
                          select share.key::uuid as staff_id, share.value::real as effort
                          from meant, jsonb_each_text(meant.shares) share
                          union all
                          select coalesce(curator_id, assignee_id), -effort from handoff
                          where school_id = :school and coalesce(curator_id, assignee_id) is not null
                            and (claimed_at > :since or id in (select handoff_id from meant)))
                        select staff_id, sum(effort)::real as effort from due group by staff_id""")
                .bind("school", school)
                .bind("since", since)
                .mapTo(Owed.class)
                .list();
    }

    /**
     * Most urgent first; what is assigned already stays as it is.
     *
     * @param ofTeam at most so many of each team: one where nobody has room must not hide another's
     */
    static List<Unassigned> unassigned(Handle handle, SchoolId school, int ofTeam) {
        return handle.createQuery("""
                        with waiting as (
                          select id, conversation_id, student_id, course_id, team, reason, effort, preview, due_at,
                            row_number() over (order by (reason = 'risk') desc, due_at,
                              array_position(array['urgent', 'high', 'normal', 'low'], priority), id) as place
                          from handoff where school_id = :school and state = 'waiting' and assignee_id is null)
                        select * from (select *, row_number() over (partition by team order by place) as of_team from waiting) w
                        where of_team <= :ofTeam order by place""")
                .bind("school", school)
                .bind("ofTeam", ofTeam)
                .mapTo(Unassigned.class)
                .list();
    }

    /** Who helped each of these students last, within the time. */
    record Helped(UUID studentId, StaffId curatorId) {}

    static List<Helped> helped(Handle handle, SchoolId school, List<UUID> students, Instant since) {
        return handle.createQuery("""
                        select distinct on (student_id) student_id, curator_id from handoff
                        where school_id = :school and student_id = any(:students) and state = 'resolved' and curator_id is not null
                          and resolved_at > :since
                        order by student_id, resolved_at desc""")
                .bind("school", school)
                .bindArray("students", UUID.class, students)
                .bind("since", since)
                .mapTo(Helped.class)
                .list();
    }

    /** To whom each was last meant to go without their taking it, so that it does not go there at once again. */
    static Optional<UUID> lastAssignee(Handle handle, SchoolId school, HandoffId id) {
        return handle.createQuery("""
                        select (data ->> 'curatorId')::uuid from handoff_event
                        where school_id = :school and handoff_id = :id and kind = 'assigned' and data ->> 'curatorId' is not null
                        order by id desc limit 1""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
    }
}

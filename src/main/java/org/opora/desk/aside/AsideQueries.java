package org.opora.desk.aside;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.desk.HandoffId;
import org.opora.desk.Reminder;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Database;

/** SQL of consultations and reminders. */
final class AsideQueries {
    /** A question to a team or to a curator; one of the two. */
    record Consultation(
            UUID id,
            HandoffId handoffId,
            @Nullable String team,
            @Nullable StaffId curatorId,
            String question,
            StaffId askedBy,
            String askedName,
            Instant askedAt,
            @Nullable Instant answeredAt) {}

    private AsideQueries() {}

    static void insert(Handle handle, SchoolId school, Consultation asked) {
        handle.createUpdate("""
                        insert into consultation (school_id, id, handoff_id, team, curator_id, question, asked_by, asked_name, asked_at)
                        values (:school, :id, :handoffId, :team, :curatorId, :question, :askedBy, :askedName, :askedAt)""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(asked))
                .execute();
    }

    static List<Consultation> of(Handle handle, SchoolId school, HandoffId handoff) {
        return handle.createQuery(
                        "select * from consultation where school_id = :school and handoff_id = :handoff order by id")
                .bind("school", school)
                .bind("handoff", handoff)
                .mapTo(Consultation.class)
                .list();
    }

    static Optional<Consultation> find(Handle handle, SchoolId school, HandoffId handoff, UUID id) {
        return handle.createQuery(
                        "select * from consultation where school_id = :school and handoff_id = :handoff and id = :id for update")
                .bind("school", school)
                .bind("handoff", handoff)
                .bind("id", id)
                .mapTo(Consultation.class)
                .findOne();
    }

    static void answered(Handle handle, SchoolId school, UUID id, Instant now) {
        handle.createUpdate(
                        "update consultation set answered_at = coalesce(answered_at, :now) where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Those that wait for this member, by name or in one of their teams; no teams = all. */
    static List<Consultation> waitingFor(Handle handle, SchoolId school, StaffId member, List<String> teams) {
        return handle.createQuery("""
                        select * from consultation where school_id = :school and answered_at is null and asked_by <> :member
                          and (curator_id = :member or team = any(:teams) or team is not null and cardinality(:teams) = 0)
                        order by id limit 100""")
                .bind("school", school)
                .bind("member", member)
                .bindArray("teams", String.class, teams)
                .mapTo(Consultation.class)
                .list();
    }

    static void insertReminder(Handle handle, SchoolId school, HandoffId handoff, Reminder reminder) {
        handle.createUpdate("""
                        insert into reminder (school_id, id, handoff_id, staff_id, at, note)
                        values (:school, :id, :handoff, :staffId, :at, :note)""")
                .bind("school", school)
                .bind("handoff", handoff)
                .bindNamedArgumentFinder(Database.fields(reminder))
                .execute();
    }

    static int deleteReminder(Handle handle, SchoolId school, HandoffId handoff, UUID id) {
        return handle.createUpdate(
                        "delete from reminder where school_id = :school and handoff_id = :handoff and id = :id")
                .bind("school", school)
                .bind("handoff", handoff)
                .bind("id", id)
                .execute();
    }
}

package org.opora.desk;

import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** What the database says of some schools' desks, whatever the application believes. */
@Dependent
class Audit {
    /**
     * Counts over some schools.
     *
     * @param replies curators' messages to students
     * @param doubled of them those that share their {@code client_id} with another
     * @param firstInTime first promises that were met before they were due
     */
    record Counts(int made, int resolved, int replies, int doubled, int firstInTime) {
        Counts plus(Counts other) {
            return new Counts(
                    made + other.made,
                    resolved + other.resolved,
                    replies + other.replies,
                    doubled + other.doubled,
                    firstInTime + other.firstInTime);
        }
    }

    private final Tenancy tenancy;

    Audit(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Conversations without an owner, whose owner does not know of them, or without a time by which somebody replies. */
    List<UUID> ownerless(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select c.id from conversation c
                        left join handoff h on h.school_id = c.school_id and h.conversation_id = c.id and h.state <> 'resolved'
                        where c.school_id = :school and (
                          (c.state = 'open') = (c.owner_kind = 'none')
                          or c.owner_kind = 'queue' and (h.state is distinct from 'waiting' or c.expected_reply_by is null)
                          or c.owner_kind = 'curator'
                            and (h.state is distinct from 'claimed' or h.curator_id is distinct from c.owner_staff_id)
                          or c.owner_kind in ('assistant', 'none') and h.id is not null
                          or h.id is not null and h.due_at is null
                          or h.student_waits and c.expected_reply_by is null)""")
                .bind("school", school)
                .mapTo(UUID.class)
                .list());
    }

    Counts counts(List<SchoolId> schools) {
        return schools.stream().map(this::counts).reduce(new Counts(0, 0, 0, 0, 0), Counts::plus);
    }

    private Counts counts(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select
                          (select count(*) from handoff where school_id = :school) as made,
                          (select count(*) from handoff where school_id = :school and state = 'resolved') as resolved,
                          (select count(*) from message where school_id = :school and author_kind = 'curator'
                            and visibility = 'student') as replies,
                          (select count(*) - count(distinct (conversation_id, client_id)) from message
                            where school_id = :school and author_kind = 'curator' and visibility = 'student') as doubled,
                          (select count(*) from promise where school_id = :school and kind = 'first' and met_at <= due_at)
                            as first_in_time""")
                .bind("school", school)
                .mapTo(Counts.class)
                .one());
    }

    /** The last line of {@code docs/no-orphans.sql}, over everything in the database. */
    static String orphans() throws IOException, SQLException {
        String sql = Files.readString(Path.of("docs/no-orphans.sql"));
        try (Connection owner = DriverManager.getConnection(
                        URI.create(System.getenv("OPORA_TEST_DB_URL")).toString(),
                        System.getenv("OPORA_DB_OWNER_USER"),
                        System.getenv("OPORA_DB_OWNER_PASSWORD"));
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String last = "";
            while (rows.next()) {
                last = rows.getString(1);
            }
            return last;
        }
    }
}

package org.opora.conversation.attachment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.opora.identity.SchoolId;

/**
 * Contents outside the database that no row may need: noted before they are put, struck out with the row that needs them,
 * noted again by the database when that row goes, with a conversation or with all of a school. Of no school: theirs may be gone.
 */
@ApplicationScoped
class Leftovers {
    /** A content that may be deleted. */
    record Leftover(SchoolId schoolId, AttachmentId attachmentId) {}

    private final Jdbi jdbi;
    private final Clock clock;

    Leftovers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Before a content is put, in a transaction of its own. */
    void note(SchoolId school, AttachmentId id) {
        int noted = inOwn(handle -> handle.createUpdate(
                        "insert into attachment_leftover (school_id, attachment_id, at) values (:school, :id, :now)")
                .bind("school", school)
                .bind("id", id)
                .bind("now", clock.instant())
                .execute());
        assert noted == 1;
    }

    /** With the row that needs it. */
    static void strike(Handle handle, SchoolId school, AttachmentId id) {
        handle.createUpdate("delete from attachment_leftover where school_id = :school and attachment_id = :id")
                .bind("school", school)
                .bind("id", id)
                .execute();
    }

    List<Leftover> olderThan(Instant time, int most) {
        return inOwn(handle -> handle.createQuery(
                        "select school_id, attachment_id from attachment_leftover where at < :time order by at limit :most")
                .bind("time", time)
                .bind("most", most)
                .mapTo(Leftover.class)
                .list());
    }

    void gone(Leftover leftover) {
        inOwn(handle -> {
            strike(handle, leftover.schoolId(), leftover.attachmentId());
            return true;
        });
    }

    private <T> T inOwn(Function<Handle, T> work) {
        return QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(work::apply));
    }
}

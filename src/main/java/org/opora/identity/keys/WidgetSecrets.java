package org.opora.identity.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/** The secrets with which a school's LMS signs widget tokens, as its administrators see them. */
@ApplicationScoped
class WidgetSecrets {
    record Listed(WidgetSecretId id, Instant createdAt) {}

    private final Tenancy tenancy;

    WidgetSecrets(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Newest first. */
    List<Listed> all(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery(
                        "select id, created_at from widget_secret where school_id = :school order by id desc")
                .bind("school", school)
                .mapTo(Listed.class)
                .list());
    }

    /** @throws Problem 404; 409 {@code last-secret}: without one no student could come in */
    void revoke(SchoolId school, WidgetSecretId id) {
        tenancy.run(school, handle -> {
            // Locked in one order: of two revocations at once the second finds that one is left.
            List<WidgetSecretId> active = handle.createQuery(
                            "select id from widget_secret where school_id = :school order by id for update")
                    .bind("school", school)
                    .mapTo(WidgetSecretId.class)
                    .list();
            if (!active.contains(id)) {
                throw Problem.notFound("widget secret");
            }
            if (active.size() == 1) {
                throw Problem.conflict("last-secret", "The last secret stays: make a new one first.");
            }
            int gone = handle.createUpdate("delete from widget_secret where school_id = :school and id = :id")
                    .bind("school", school)
                    .bind("id", id)
                    .execute();
            assert gone == 1;
        });
    }
}

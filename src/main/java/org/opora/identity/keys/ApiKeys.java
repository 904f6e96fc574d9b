package org.opora.identity.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.identity.ApiKeyId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** The API keys of a school as its administrators see them; the keys themselves are kept nowhere. */
@ApplicationScoped
class ApiKeys {
    /**
     * One key.
     *
     * @param usedAt the hour in which it was last used
     */
    record Listed(
            ApiKeyId id,
            @Nullable String name,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    private final Tenancy tenancy;

    ApiKeys(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Newest first. */
    List<Listed> all(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select id, name, created_at, used_at from credential where school_id = :school and kind = 'api-key'
                        order by created_at desc, id desc""")
                .bind("school", school)
                .mapTo(Listed.class)
                .list());
    }
}

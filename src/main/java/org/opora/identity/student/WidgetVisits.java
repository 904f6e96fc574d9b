package org.opora.identity.student;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** Which pages have asked for a widget session lately and what they heard; for whoever installs the widget. */
@ApplicationScoped
class WidgetVisits {
    /**
     * What one origin heard.
     *
     * @param origin empty when the browser named none
     * @param outcome {@code started}, or the code of the refusal
     * @param expiredAt when the token was good until, if that is why
     */
    record Visit(String origin, String outcome, @Nullable Instant expiredAt, Instant at, long times) {}

    static final String STARTED = "started";
    /** The newest are kept; whoever invents origins pushes out only others of their kind. */
    private static final int KEPT = 30;

    private static final int LONGEST_ORIGIN = 200;
    /** The same from the same page is noted so often. */
    private static final Duration ONCE_IN = Duration.ofSeconds(2);

    private record Same(SchoolId school, String origin, String outcome) {}

    private final Cache<Same, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(ONCE_IN).maximumSize(10_000).build();
    private final Tenancy tenancy;
    private final Clock clock;

    WidgetVisits(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    void note(SchoolId school, @Nullable String from, String outcome, @Nullable Instant expiredAt) {
        String origin = from == null ? "" : from.substring(0, Math.min(from.length(), LONGEST_ORIGIN));
        if (noted.asMap().putIfAbsent(new Same(school, origin, outcome), true) != null) {
            return;
        }
        tenancy.run(school, handle -> {
            handle.createUpdate("""
                            insert into widget_visit values (:school, :origin, :outcome, :expiredAt, :now, 1)
                            on conflict (school_id, origin, outcome) do update set
                              expired_at = excluded.expired_at, at = excluded.at, times = widget_visit.times + 1""")
                    .bind("school", school)
                    .bind("origin", origin)
                    .bind("outcome", outcome)
                    .bind("expiredAt", expiredAt)
                    .bind("now", clock.instant())
                    .execute();
            handle.createUpdate("""
                            delete from widget_visit v using (
                              select origin, outcome from widget_visit where school_id = :school order by at desc offset :kept) old
                            where school_id = :school and v.origin = old.origin and v.outcome = old.outcome""").bind("school", school).bind("kept", KEPT).execute();
        });
    }

    /** Newest first. */
    List<Visit> all(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery(
                        "select * from widget_visit where school_id = :school order by at desc")
                .bind("school", school)
                .mapTo(Visit.class)
                .list());
    }
}

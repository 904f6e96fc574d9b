package org.opora.knowledge.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.knowledge.ingestion.ImportQueries.State;

/** SQL of scheduled imports. */
final class ScheduleQueries {
    record Row(
            String key,
            JsonNode site,
            int everyHours,
            UUID generation,
            @Nullable Instant lastAt,
            Instant nextAt,
            @Nullable ImportId lastImport,
            @Nullable State state,
            @Nullable String reason,
            long imported,
            long unchanged,
            long rejected,
            int archived) {}

    private ScheduleQueries() {}

    /** @return whether it is new */
    static boolean put(
            Handle handle, SchoolId school, String key, JsonNode site, int hours, UUID generation, Instant now) {
        return handle.createQuery("""
                        insert into import_schedule (school_id, key, site, every_hours, generation, next_at)
                        values (:school, :key, :site, :hours, :generation, :now)
                        on conflict (school_id, key) do update
                          set site = :site, every_hours = :hours, generation = :generation, next_at = :now
                        returning xmax = 0""")
                .bind("school", school)
                .bind("key", key)
                .bind("site", site)
                .bind("hours", hours)
                .bind("generation", generation)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    static List<Row> all(Handle handle, SchoolId school) {
        return handle.createQuery("""
                        select s.key, s.site, s.every_hours, s.generation, s.last_at, s.next_at, s.last_import, i.state, i.reason,
                               count(*) filter (where f.state = 'imported') as imported,
                               count(*) filter (where f.state = 'unchanged') as unchanged,
                               count(*) filter (where f.state = 'rejected') as rejected,
                               coalesce(cardinality(i.archived), 0) as archived
                        from import_schedule s
                        left join import i on i.school_id = s.school_id and i.id = s.last_import
                        left join import_file f on f.school_id = i.school_id and f.import_id = i.id
                        where s.school_id = :school
                        group by s.school_id, s.key, i.school_id, i.id order by s.key""").bind("school", school).mapTo(Row.class).list();
    }

    static Optional<Row> find(Handle handle, SchoolId school, String key) {
        return all(handle, school).stream().filter(row -> row.key().equals(key)).findFirst();
    }

    static void began(Handle handle, SchoolId school, String key, @Nullable ImportId last, Instant now, Instant next) {
        handle.createUpdate("""
                        update import_schedule set last_import = coalesce(:last, last_import), last_at = :now, next_at = :next
                        where school_id = :school and key = :key""")
                .bind("school", school)
                .bind("key", key)
                .bind("last", last)
                .bind("now", now)
                .bind("next", next)
                .execute();
    }

    static boolean delete(Handle handle, SchoolId school, String key) {
        return handle.createUpdate("delete from import_schedule where school_id = :school and key = :key")
                        .bind("school", school)
                        .bind("key", key)
                        .execute()
                > 0;
    }
}

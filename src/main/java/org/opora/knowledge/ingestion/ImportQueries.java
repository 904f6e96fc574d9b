package org.opora.knowledge.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.shared.Page;

/** SQL of imports. */
final class ImportQueries {
    record Row(
            ImportId id,
            State state,
            JsonNode settings,
            List<String> archived,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    record Listed(
            ImportId id,
            State state,
            @Nullable String source,
            Instant createdAt,
            @Nullable Instant finishedAt,
            long done,
            long total,
            long imported,
            long unchanged,
            long rejected,
            int archived) {}

    enum State {
        RUNNING,
        PREVIEW,
        PAUSED,
        CANCELLED,
        DONE,
        FAILED
    }

    private ImportQueries() {}

    static void insert(Handle handle, SchoolId school, ImportId id, JsonNode settings, Instant now) {
        handle.createUpdate("""
                        insert into import (school_id, id, state, settings, created_at)
                        values (:school, :id, 'running', :settings, :now)""")
                .bind("school", school)
                .bind("id", id)
                .bind("settings", settings)
                .bind("now", now)
                .execute();
    }

    static Optional<Row> find(Handle handle, SchoolId school, ImportId id) {
        return handle.createQuery("select * from import where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    static Optional<Row> lock(Handle handle, SchoolId school, ImportId id) {
        return handle.createQuery("select * from import where school_id = :school and id = :id for update")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    static List<Listed> list(Handle handle, SchoolId school, Page.Request page) {
        return handle.createQuery("""
                        select i.id, i.state, i.settings ->> 'source' as source, i.created_at, i.finished_at,
                               count(f.n) filter (where f.state is not null or i.state = 'preview') as done, count(f.n) as total,
                               count(*) filter (where f.state = 'imported') as imported,
                               count(*) filter (where f.state = 'unchanged') as unchanged,
                               count(*) filter (where f.state = 'rejected') as rejected,
                               cardinality(i.archived) as archived
                        from import i left join import_file f on f.school_id = i.school_id and f.import_id = i.id
                        where i.school_id = :school and (:after::uuid is null or i.id < :after::uuid)
                        group by i.school_id, i.id order by i.id desc limit :limit""")
                .bind("school", school)
                .bind("after", page.afterId())
                .bind("limit", page.limit() + 1)
                .mapTo(Listed.class)
                .list();
    }

    static void setState(Handle handle, SchoolId school, ImportId id, State state) {
        handle.createUpdate("update import set state = :state where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("state", state)
                .execute();
    }

    /** The pages of its site have been fetched. */
    static void gathered(Handle handle, SchoolId school, ImportId id, JsonNode settings) {
        handle.createUpdate("update import set settings = :settings where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("settings", settings)
                .execute();
    }

    static void fail(Handle handle, SchoolId school, ImportId id, String reason, Instant now) {
        handle.createUpdate("""
                        update import set state = 'failed', reason = :reason, finished_at = :now
                        where school_id = :school and id = :id and state = 'running'""")
                .bind("school", school)
                .bind("id", id)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    static void carryOut(Handle handle, SchoolId school, ImportId id, JsonNode settings) {
        handle.createUpdate("""
                        update import set state = 'running', settings = :settings, archived = '{}'
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("settings", settings)
                .execute();
    }

    static void finish(Handle handle, SchoolId school, ImportId id, State state, List<String> archived, Instant now) {
        handle.createUpdate("""
                        update import set state = :state, archived = :archived, finished_at = :now
                        where school_id = :school and id = :id and state = 'running'""")
                .bind("school", school)
                .bind("id", id)
                .bind("state", state)
                .bindArray("archived", String.class, archived)
                .bind("now", now)
                .execute();
    }

    /** Previews that nobody carried out: what they hold of files is dropped. */
    static void expire(Handle handle, SchoolId school, Instant before) {
        handle.createUpdate("""
                        update import set state = 'cancelled'
                        where school_id = :school and state = 'preview' and created_at < :before""").bind("school", school).bind("before", before).execute();
        dropContents(handle, school);
    }

    static void dropContents(Handle handle, SchoolId school) {
        handle.createUpdate("""
                        update import_file f set content = null from import i
                        where i.school_id = :school and i.state = 'cancelled' and f.school_id = i.school_id and f.import_id = i.id
                          and f.content is not null""").bind("school", school).execute();
    }

    static void insertFile(
            Handle handle, SchoolId school, ImportId id, String name, int nested, InputStream content, long size) {
        handle.createUpdate("""
                        insert into import_file (school_id, import_id, n, name, nested, content)
                        values (:school, :id, (select coalesce(max(n), 0) + 1 from import_file where school_id = :school and import_id = :id),
                                :name, :nested, :content)""")
                .bind("school", school)
                .bind("id", id)
                .bind("name", name)
                .bind("nested", nested)
                .bind("content", (Argument)
                        (position, statement, context) -> statement.setBinaryStream(position, content, size))
                .execute();
    }
}

package org.opora.knowledge.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;

/** SQL of imports. */
final class ImportQueries {
    record Row(ImportId id, String state, JsonNode settings) {}

    record FileRow(
            int n,
            String name,
            @Nullable String state,
            @Nullable String reason,
            List<String> articles) {}

    record Pending(int n, String name, byte[] content) {}

    private ImportQueries() {}

    static void insert(Handle handle, SchoolId school, ImportId id, JsonNode settings, Instant now) {
        handle.createUpdate("insert into import values (:school, :id, 'running', :settings, :now)")
                .bind("school", school)
                .bind("id", id)
                .bind("settings", settings)
                .bind("now", now)
                .execute();
    }

    static void insertFile(Handle handle, SchoolId school, ImportId id, String name, byte[] content) {
        handle.createUpdate("""
                        insert into import_file (school_id, import_id, n, name, content)
                        values (:school, :id, (select coalesce(max(n), 0) + 1 from import_file where school_id = :school and import_id = :id),
                                :name, :content)""")
                .bind("school", school)
                .bind("id", id)
                .bind("name", name)
                .bind("content", content)
                .execute();
    }

    static Optional<Row> find(Handle handle, SchoolId school, ImportId id) {
        return handle.createQuery("select * from import where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    static List<FileRow> files(Handle handle, SchoolId school, ImportId id) {
        return handle.createQuery(
                        "select n, name, state, reason, articles from import_file where school_id = :school and import_id = :id order by n")
                .bind("school", school)
                .bind("id", id)
                .mapTo(FileRow.class)
                .list();
    }

    static Optional<Pending> next(Handle handle, SchoolId school, ImportId id) {
        return handle.createQuery("""
                        select n, name, content from import_file
                        where school_id = :school and import_id = :id and state is null order by n limit 1""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Pending.class)
                .findOne();
    }

    static void settle(
            Handle handle,
            SchoolId school,
            ImportId id,
            int n,
            String state,
            @Nullable String reason,
            List<String> articles) {
        handle.createUpdate("""
                        update import_file set state = :state, reason = :reason, articles = :articles, content = null
                        where school_id = :school and import_id = :id and n = :n""")
                .bind("school", school)
                .bind("id", id)
                .bind("n", n)
                .bind("state", state)
                .bind("reason", reason)
                .bindArray("articles", String.class, articles)
                .execute();
    }

    static void remove(Handle handle, SchoolId school, ImportId id, int n) {
        handle.createUpdate("delete from import_file where school_id = :school and import_id = :id and n = :n")
                .bind("school", school)
                .bind("id", id)
                .bind("n", n)
                .execute();
    }

    static void finish(Handle handle, SchoolId school, ImportId id, String state) {
        handle.createUpdate("update import set state = :state where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("state", state)
                .execute();
    }
}

package org.opora.identity;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.opora.shared.Database;

/** SQL of schools; the table lies outside row-level security. */
final class SchoolQueries {
    private SchoolQueries() {}

    static boolean insert(Handle handle, School school) {
        return handle.createUpdate("""
                        insert into school (id, key, name, locale, time_zone, allowed_origins, theme, texts, tone, emergency,
                                            retention_days, limits, widget_key, created_at)
                        values (:id, :key, :name, :locale, :timeZone, '{}', :theme, :texts, :tone, :emergency,
                                :retentionDays, :limits, :widgetKey, :createdAt)
                        on conflict (key) do nothing""")
                        .bindNamedArgumentFinder(Database.fields(school))
                        .execute()
                > 0;
    }

    static void update(Handle handle, School school) {
        handle.createUpdate("""
                        update school set locale = :locale, time_zone = :timeZone, allowed_origins = :origins,
                          theme = :theme, texts = :texts, tone = :tone, emergency = :emergency, retention_days = :retentionDays,
                          limits = :limits, check_links = :checkLinks
                        where id = :id""")
                .bindNamedArgumentFinder(Database.fields(school))
                .bindArray("origins", String.class, school.allowedOrigins())
                .execute();
    }

    static Optional<School> byId(Handle handle, SchoolId id) {
        return handle.createQuery("select * from school where id = :id")
                .bind("id", id)
                .mapTo(School.class)
                .findOne();
    }

    static Optional<School> byKey(Handle handle, String key) {
        return handle.createQuery("select * from school where key = :key")
                .bind("key", key)
                .mapTo(School.class)
                .findOne();
    }

    static Optional<School> byWidgetKey(Handle handle, String widgetKey) {
        return handle.createQuery("select * from school where widget_key = :key")
                .bind("key", widgetKey)
                .mapTo(School.class)
                .findOne();
    }
}

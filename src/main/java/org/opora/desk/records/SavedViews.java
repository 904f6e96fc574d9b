package org.opora.desk.records;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** A member of staff's own ways of looking at conversations and at the queue. */
@ApplicationScoped
class SavedViews {
    /** @param filters what the lists take; a value that has gone since is refused when the view is used, not here */
    record SavedView(@Nullable String name, @Nullable JsonNode filters) {}

    private static final Set<String> FILTERS = Set.of(
            "query",
            "course",
            "class",
            "reason",
            "curator",
            "from",
            "to",
            "rating",
            "state",
            "team",
            "mine",
            "assignee",
            "unassigned");
    private static final int MOST = 30;
    private static final int LONGEST_NAME = 60;
    private final Tenancy tenancy;

    SavedViews(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    List<SavedView> of(Member me) {
        return tenancy.in(me.school(), handle -> handle.createQuery("""
                        select name, filters from saved_view where school_id = :school and staff_id = :staff order by position""")
                .bind("school", me.school())
                .bind("staff", me.id())
                .mapTo(SavedView.class)
                .list());
    }

    /** @throws Problem 422 naming the view that breaks a rule; nothing is changed */
    void replace(Member me, @Nullable List<@Nullable SavedView> views) {
        if (views == null) {
            throw Problem.invalid("required", "items", "are missing");
        }
        if (views.size() > MOST) {
            throw Problem.invalid("too-many", "items", "are more than " + MOST);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < views.size(); i++) {
            check("items[" + i + "]", views.get(i), names);
        }
        tenancy.run(me.school(), handle -> store(handle, me, views));
    }

    private static void check(String at, @Nullable SavedView view, Set<String> names) {
        if (view == null) {
            throw Problem.invalid(at, "is nothing");
        }
        if (!names.add(Texts.required(at + ".name", view.name(), LONGEST_NAME))) {
            throw Problem.invalid(at + ".name", "is the name of another view");
        }
        JsonNode filters = view.filters();
        if (filters == null || !filters.isObject()) {
            throw Problem.invalid(at + ".filters", "must be an object");
        }
        for (Map.Entry<String, JsonNode> filter : filters.properties()) {
            String field = at + ".filters." + filter.getKey();
            if (!FILTERS.contains(filter.getKey())) {
                throw Problem.invalid(at + ".filters", "'" + cut(filter.getKey()) + "' is not a filter");
            }
            if (filter.getValue().isTextual()) {
                Texts.required(field, filter.getValue().textValue(), Texts.NAME);
            } else if (!filter.getValue().isBoolean()) {
                throw Problem.invalid(field, "must be a text, or true or false");
            }
        }
    }

    private static String cut(String key) {
        return key.codePointCount(0, key.length()) <= LONGEST_NAME
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static void store(Handle handle, Member me, List<@Nullable SavedView> views) {
        handle.createUpdate("delete from saved_view where school_id = :school and staff_id = :staff")
                .bind("school", me.school())
                .bind("staff", me.id())
                .execute();
        int position = 0;
        for (SavedView view : views) {
            if (view != null) {
                handle.createUpdate("insert into saved_view values (:school, :staff, :position, :name, :filters)")
                        .bind("school", me.school())
                        .bind("staff", me.id())
                        .bind("position", position++)
                        .bind("name", view.name())
                        .bind("filters", view.filters())
                        .execute();
            }
        }
    }
}

package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Credentials.Issued;
import org.opora.shared.Id;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Schools: made and erased by the platform operator, set up by themselves. */
@ApplicationScoped
public class Schools {
    /** Raised inside the transaction that makes a school, for what every school has from the start. */
    public record SchoolCreated(SchoolId school, String locale) {}

    /** The secrets of a new school, shown once. */
    public record Keys(SchoolId id, String key, String apiKey, String widgetKey, String widgetSecret) {}

    /** A secret for signing widget tokens; shown once. */
    public record WidgetSecret(UUID id, String widgetKey, String widgetSecret) {}

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,40}");
    private static final int ACTIVE_SECRETS = 2;
    private final Tenancy tenancy;
    private final Credentials credentials;
    private final Event<SchoolCreated> created;
    private final Clock clock;

    Schools(Tenancy tenancy, Credentials credentials, Event<SchoolCreated> created, Clock clock) {
        this.tenancy = tenancy;
        this.credentials = credentials;
        this.created = created;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code school-exists}; 422 for a key outside {@code [a-z0-9-]{2,40}} */
    @jakarta.transaction.Transactional
    public Keys create(String key, String name, String locale, @Nullable JsonNode limits) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid("key", "must be 2 to 40 of a-z, 0-9 and -");
        }
        SchoolId id = new SchoolId(Id.next());
        School school = new School(
                id,
                key,
                Texts.required("name", name, Texts.NAME),
                Settings.locale(locale),
                "Europe/Moscow",
                List.of(),
                object(),
                object(),
                null,
                "112",
                null,
                limits == null ? object() : limits,
                true,
                Credentials.random("wk_"),
                clock.instant());
        return tenancy.in(id, handle -> {
            if (!SchoolQueries.insert(handle, school)) {
                throw Problem.conflict("school-exists", "A school with this key exists already.");
            }
            created.fire(new SchoolCreated(id, locale));
            WidgetSecret secret = newWidgetSecret(school);
            Issued apiKey = credentials.issueKey(id, null);
            return new Keys(id, key, apiKey.token(), secret.widgetKey(), secret.widgetSecret());
        });
    }

    /** Erases the school and, by foreign keys, everything of it. */
    public void erase(String key) {
        School school = byKey(key).orElseThrow(() -> Problem.notFound("school"));
        tenancy.run(school.id(), handle -> {
            tenancy.forget();
            handle.execute("delete from school where id = ?", school.id().value());
        });
    }

    public School get(SchoolId id) {
        School entered = tenancy.entered(id);
        return entered != null
                ? entered
                : tenancy.outside(handle -> SchoolQueries.byId(handle, id))
                        .orElseThrow(() -> Problem.notFound("school"));
    }

    public Optional<School> byKey(String key) {
        return tenancy.outside(handle -> SchoolQueries.byKey(handle, key));
    }

    public Optional<School> byWidgetKey(String widgetKey) {
        return tenancy.outside(handle -> SchoolQueries.byWidgetKey(handle, widgetKey));
    }

    /** All schools, for sweeps that go school by school. */
    public List<SchoolId> all() {
        return tenancy.outside(handle -> handle.createQuery("select id from school")
                .mapTo(SchoolId.class)
                .list());
    }

    void save(School school) {
        tenancy.run(school.id(), handle -> {
            tenancy.forget();
            SchoolQueries.update(handle, school);
        });
    }

    /** Two may be active: the oldest beyond that stops working. */
    public WidgetSecret newWidgetSecret(School school) {
        String secret = Credentials.random("ws_");
        UUID id = Id.next();
        tenancy.run(school.id(), handle -> {
            handle.createUpdate("insert into widget_secret values (:school, :id, :secret, :now)")
                    .bind("school", school.id())
                    .bind("id", id)
                    .bind("secret", secret)
                    .bind("now", clock.instant())
                    .execute();
            retire(handle, school.id());
        });
        return new WidgetSecret(id, school.widgetKey(), secret);
    }

    private static void retire(Handle handle, SchoolId school) {
        handle.createUpdate("""
                        delete from widget_secret where school_id = :school and id not in (
                          select id from widget_secret where school_id = :school order by id desc limit :active)""")
                .bind("school", school)
                .bind("active", ACTIVE_SECRETS)
                .execute();
    }

    public List<String> widgetSecrets(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery(
                        "select secret from widget_secret where school_id = :school order by id desc")
                .bind("school", school)
                .mapTo(String.class)
                .list());
    }

    private static JsonNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }
}

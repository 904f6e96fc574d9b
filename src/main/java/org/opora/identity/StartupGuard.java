package org.opora.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start where the walls would not hold: a database user whom row-level security does not bind, or, outside
 * the local default, a secret that anybody could guess.
 */
@ApplicationScoped
class StartupGuard {
    private static final int SHORTEST_SECRET = 16;
    private static final List<String> WELL_KNOWN =
            List.of("change", "secret", "password", "opora", "postgres", "default", "example");
    private final Tenancy tenancy;
    private final IdentityConfig identity;
    private final Config config;

    StartupGuard(Tenancy tenancy, IdentityConfig identity, Config config) {
        this.tenancy = tenancy;
        this.identity = identity;
        this.config = config;
    }

    void check(@Observes @Priority(10) StartupEvent started) {
        refusal().ifPresent(why -> {
            throw new IllegalStateException("Opora does not start: " + why);
        });
    }

    private Optional<String> refusal() {
        if (!identity.local()) {
            for (String secret :
                    List.of("opora.identity.platform-key", "quarkus.datasource.password", "quarkus.flyway.password")) {
                Optional<String> value = config.getOptionalValue(secret, String.class);
                if (isGuessable(value.orElse(""))) {
                    return Optional.of(secret + " is absent, shorter than " + SHORTEST_SECRET
                            + " characters or a well-known word");
                }
            }
        }
        return tenancy.outside(handle -> handle.createQuery("""
                        select case
                          when r.rolsuper then 'is superuser'
                          when r.rolbypassrls then 'has BYPASSRLS'
                          when exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                       where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname = 'public')
                            then 'owns tables'
                        end
                        from pg_roles r where r.rolname = current_user""")
                .mapTo(String.class)
                .findOne()
                .map(why -> "the database user " + why + ", so schools would not be kept apart"));
    }

    static boolean isGuessable(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return secret.length() < SHORTEST_SECRET || WELL_KNOWN.stream().anyMatch(lower::startsWith);
    }
}

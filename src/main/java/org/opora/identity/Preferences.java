package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.opora.identity.Caller.Learner;
import org.opora.identity.Caller.Member;
import org.opora.identity.Caller.OfSchool;
import org.opora.shared.Problem;

/** What a person chose for themselves: {@code tone, nudges, density, keys, scheme, locale}. */
@ApplicationScoped
class Preferences {
    private static final Map<String, Set<String>> WORDS = Map.of(
            "tone",
            Tones.ALL,
            "density",
            Set.of("comfortable", "compact"),
            "scheme",
            Set.of("light", "dark", "auto"),
            "locale",
            Settings.LOCALES);
    private static final Set<String> SWITCHES = Set.of("nudges", "keys");
    private final Tenancy tenancy;

    Preferences(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    JsonNode of(Caller caller) {
        return tenancy.in(((OfSchool) caller).school(), handle -> read(handle, caller));
    }

    /** @throws Problem 422 for an unknown preference or value */
    JsonNode change(Caller caller, JsonNode change) {
        if (!change.isObject()) {
            throw Problem.malformed("Preferences are an object.");
        }
        change.properties().forEach(entry -> check(entry.getKey(), entry.getValue()));
        return tenancy.in(((OfSchool) caller).school(), handle -> {
            ObjectNode all = read(handle, caller).deepCopy();
            change.properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
            write(handle, caller, all);
            return all;
        });
    }

    private static void check(String name, JsonNode value) {
        Set<String> words = WORDS.get(name);
        boolean good = words == null ? SWITCHES.contains(name) && value.isBoolean() : words.contains(value.asText());
        if (!good) {
            throw Problem.invalid(name, "is not a preference, or not a value it takes");
        }
    }

    private static JsonNode read(Handle handle, Caller caller) {
        return handle.createQuery(
                        caller instanceof Member
                                ? "select preferences from staff where school_id = current_school() and id = :id"
                                : """
                                  select preferences || jsonb_strip_nulls(jsonb_build_object('tone', tone, 'locale', locale))
                                  from student where school_id = current_school() and id = :id""")
                .bind("id", id(caller))
                .mapTo(JsonNode.class)
                .one();
    }

    private static void write(Handle handle, Caller caller, ObjectNode all) {
        handle.createUpdate(
                        caller instanceof Member
                                ? "update staff set preferences = :all where school_id = current_school() and id = :id"
                                : """
                                  update student set preferences = :all, tone = coalesce(:all::jsonb ->> 'tone', tone),
                                    locale = coalesce(:all::jsonb ->> 'locale', locale)
                                  where school_id = current_school() and id = :id""")
                .bind("all", all)
                .bind("id", id(caller))
                .execute();
    }

    private static java.util.UUID id(Caller caller) {
        return caller instanceof Member member
                ? member.id().value()
                : ((Learner) caller).id().value();
    }
}

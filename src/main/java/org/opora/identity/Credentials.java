package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Id;

/** Bearer tokens of ours: 256 random bits behind a prefix, stored only as SHA-256. */
@ApplicationScoped
public class Credentials {
    /** The prefix says which kind of caller a token is for. */
    public enum Kind {
        API_KEY("opk_"),
        STAFF("ops_"),
        WIDGET("opw_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        static boolean isOurs(String token) {
            return token.startsWith(API_KEY.prefix)
                    || token.startsWith(STAFF.prefix)
                    || token.startsWith(WIDGET.prefix);
        }
    }

    /** A fresh token, shown once. */
    public record Issued(UUID id, String token, @Nullable Instant expiresAt) {}

    /** What a token stands for. */
    record Found(
            Kind kind,
            UUID id,
            SchoolId schoolId,
            String schoolKey,
            List<String> allowedOrigins,
            @Nullable UUID subjectId,
            @Nullable String externalId,
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable List<String> teams,
            JsonNode claims,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt) {
        /** When a key was last used is kept to the hour, so that most requests write nothing. */
        boolean isUnusedSince(Instant hour) {
            return kind == Kind.API_KEY && (usedAt == null || usedAt.isBefore(hour));
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private final Tenancy tenancy;
    private final Clock clock;

    Credentials(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    public static String random(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public Issued issue(
            Kind kind, SchoolId school, @Nullable Id subject, @Nullable JsonNode claims, @Nullable Instant expiresAt) {
        return insert(kind, school, subject, claims, expiresAt, null);
    }

    /** An API key, for ever. */
    public Issued issueKey(SchoolId school, @Nullable String name) {
        return insert(Kind.API_KEY, school, null, null, null, name);
    }

    private Issued insert(
            Kind kind,
            SchoolId school,
            @Nullable Id subject,
            @Nullable JsonNode claims,
            @Nullable Instant expiresAt,
            @Nullable String name) {
        String token = random(kind.prefix);
        UUID id = Id.next();
        tenancy.run(school, handle -> handle.createUpdate("""
                        insert into credential (hash, kind, school_id, id, subject_id, claims, expires_at, created_at, name)
                        values (:hash, :kind, :school, :id, :subject, :claims, :expires, :now, :name)""")
                .bind("hash", hash(token))
                .bind("kind", kind)
                .bind("school", school)
                .bind("id", id)
                .bind("subject", subject == null ? null : subject.value())
                .bind("claims", claims == null ? JsonNodeFactory.instance.objectNode() : claims)
                .bind("expires", expiresAt)
                .bind("now", clock.instant())
                .bind("name", name)
                .execute());
        return new Issued(id, token, expiresAt);
    }

    Optional<Found> find(String token) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return tenancy.outside(handle -> {
            Optional<Found> found = handle.createQuery("select * from credential_of(:hash)")
                    .bind("hash", hash(token))
                    .mapTo(Found.class)
                    .findOne();
            if (found.filter(one -> one.isUnusedSince(hour)).isPresent()) {
                handle.createUpdate("update credential set used_at = :hour where hash = :hash")
                        .bind("hour", hour)
                        .bind("hash", hash(token))
                        .execute();
            }
            return found;
        });
    }

    /** @return whether there was such a credential of that kind in that school */
    public boolean revoke(Kind kind, SchoolId school, UUID id) {
        return tenancy.in(school, handle -> handle.createUpdate(
                                "delete from credential where school_id = :school and kind = :kind and id = :id")
                        .bind("school", school)
                        .bind("kind", kind)
                        .bind("id", id)
                        .execute())
                > 0;
    }

    /** Ends every session of a person but the one to keep. */
    public void revokeAll(SchoolId school, Id subject, @Nullable UUID keep) {
        tenancy.run(school, handle -> handle.createUpdate("""
                        delete from credential where school_id = :school and subject_id = :subject
                        and (:keep::uuid is null or id <> :keep)""")
                .bind("school", school)
                .bind("subject", subject.value())
                .bind("keep", keep)
                .execute());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

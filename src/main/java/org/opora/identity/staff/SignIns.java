package org.opora.identity.staff;

import io.github.bucket4j.Bucket;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Credentials;
import org.opora.identity.Credentials.Issued;
import org.opora.identity.Credentials.Kind;
import org.opora.identity.IdentityConfig;
import org.opora.identity.SchoolId;
import org.opora.shared.Problem;

/** Signing in with an e-mail and a password. An unknown e-mail and a wrong password look and last the same. */
@ApplicationScoped
public class SignIns {
    /** A staff session; the token is shown once. */
    public record Session(String token, @Nullable Instant expiresAt, Person staff) {}

    /** Who signed in. */
    public record Person(StaffId id, String name, List<String> roles) {}

    record Candidate(
            SchoolId schoolId,
            String schoolKey,
            StaffId id,
            String name,
            List<String> roles,
            List<String> teams,
            @Nullable String passwordHash) {}

    private static final int TRIES = 10;
    private static final Duration TRIES_PER = Duration.ofMinutes(5);
    private static final int REMEMBERED_EMAILS = 10_000;
    private static final String NO_ONE = BcryptUtil.bcryptHash("nobody has this password");

    private final Jdbi jdbi;
    private final Credentials credentials;
    private final IdentityConfig config;
    private final Clock clock;
    private final Map<String, Bucket> tries = new ConcurrentHashMap<>();

    SignIns(Jdbi jdbi, Credentials credentials, IdentityConfig config, Clock clock) {
        this.jdbi = jdbi;
        this.credentials = credentials;
        this.config = config;
        this.clock = clock;
    }

    /** @throws Problem 401; 409 {@code school-needed} when the same works in more than one school; 429 after ten failures */
    public Session signIn(String email, String password, @Nullable String school) {
        return open(recognise(email, password, school));
    }

    /** Asks for the password once more. @throws Problem as {@link #signIn} */
    public void confirm(String email, String password, String school) {
        Candidate known = recognise(email, password, school);
        assert known.schoolKey().equals(school);
    }

    private Candidate recognise(String email, String password, @Nullable String school) {
        if (!config.localAccounts()) {
            throw Problem.of(
                    401, "local-accounts-off", "Staff of this installation sign in through their organisation.");
        }
        limit(email);
        List<Candidate> candidates =
                jdbi.withHandle(handle -> handle.createQuery("select * from staff_by_email(:email, :school)")
                        .bind("email", email)
                        .bind("school", school)
                        .mapTo(Candidate.class)
                        .list());
        if (candidates.isEmpty()) {
            boolean ignored = BcryptUtil.matches(password, NO_ONE);
            throw refused();
        }
        List<Candidate> matching =
                candidates.stream().filter(c -> matches(c, password)).toList();
        if (matching.isEmpty()) {
            throw refused();
        }
        if (matching.size() > 1) {
            throw Problem.conflict("school-needed", "This account exists in more than one school: name the school.");
        }
        tries.remove(email.toLowerCase(Locale.ROOT));
        return matching.get(0);
    }

    /** A session for a member who is known by other means (the demo). */
    public Session open(SchoolId school, Staff staff) {
        return open(new Candidate(school, "", staff.id(), staff.name(), staff.roles(), staff.teams(), null));
    }

    private Session open(Candidate member) {
        Issued issued = credentials.issue(
                Kind.STAFF,
                member.schoolId(),
                member.id(),
                null,
                clock.instant().plus(config.staffSession()));
        return new Session(issued.token(), issued.expiresAt(), new Person(member.id(), member.name(), member.roles()));
    }

    private static boolean matches(Candidate candidate, String password) {
        String hash = candidate.passwordHash();
        return hash != null && BcryptUtil.matches(password, hash);
    }

    private void limit(String email) {
        if (tries.size() > REMEMBERED_EMAILS) {
            tries.clear();
        }
        Bucket bucket = tries.computeIfAbsent(email.toLowerCase(Locale.ROOT), unused -> Bucket.builder()
                .addLimit(limit -> limit.capacity(TRIES).refillGreedy(TRIES, TRIES_PER))
                .build());
        if (!bucket.tryConsume(1)) {
            throw Problem.of(429, "too-many-attempts", "Too many attempts to sign in. Wait a little.")
                    .retryAfter(TRIES_PER.dividedBy(TRIES));
        }
    }

    private static Problem refused() {
        return Problem.of(401, "sign-in-refused", "The e-mail or the password is not right.");
    }
}

package org.opora.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Credentials.Found;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Problem;

/** Reads every bearer of ours by its prefix; anything else is left to OIDC. */
@ApplicationScoped
class BearerAuthentication implements HttpAuthenticationMechanism {
    private final Credentials credentials;
    private final IdentityConfig config;
    private final Clock clock;
    private final Vertx vertx;

    BearerAuthentication(Credentials credentials, IdentityConfig config, Clock clock, Vertx vertx) {
        this.credentials = credentials;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    @Override
    public int getPriority() {
        return 3000; // before OIDC, which would try to read our tokens as JWTs
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        String token = bearer(context);
        if (token == null) {
            return Uni.createFrom().nullItem();
        }
        if (isPlatformKey(token)) {
            return Uni.createFrom().item(identity(new Caller.Operator(), "platform"));
        }
        if (!Credentials.Kind.isOurs(token)) {
            return Uni.createFrom().nullItem();
        }
        String origin = context.request().getHeader("Origin");
        return Uni.createFrom()
                .completionStage(vertx.executeBlocking(() -> authenticate(token, origin), false)
                        .toCompletionStage());
    }

    private SecurityIdentity authenticate(String token, @Nullable String origin) {
        Found found =
                credentials.find(token).orElseThrow(() -> refused("token-invalid", "The credential is not known."));
        Instant expiresAt = found.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw refused("token-expired", "The session has ended.");
        }
        if (found.kind() == Credentials.Kind.WIDGET && !School.allows(found.allowedOrigins(), origin)) {
            throw refused("origin-not-allowed", "This page may not use the school's widget.");
        }
        return identity(caller(found), String.valueOf(found.subjectId()));
    }

    static Caller caller(Found found) {
        return switch (found.kind()) {
            case API_KEY ->
                new Caller.Backend(found.schoolId(), found.schoolKey(), new ApiKeyId(found.id()), found.name());
            case STAFF ->
                new Caller.Member(
                        found.schoolId(),
                        found.schoolKey(),
                        new StaffId(present(found.subjectId())),
                        present(found.name()),
                        Set.copyOf(orEmpty(found.roles())),
                        Set.copyOf(orEmpty(found.teams())),
                        found.id());
            case WIDGET ->
                new Caller.Learner(
                        found.schoolId(),
                        found.schoolKey(),
                        new StudentId(present(found.subjectId())),
                        present(found.externalId()),
                        found.name(),
                        claim(found, "course"),
                        claim(found, "lesson"),
                        claim(found, "assignment"));
        };
    }

    static SecurityIdentity identity(Caller caller, String name) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal((Principal) () -> name)
                .addRoles(caller.roles())
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .build();
    }

    private static AuthenticationFailedException refused(String code, String detail) {
        return new AuthenticationFailedException(Problem.of(401, code, detail));
    }

    private boolean isPlatformKey(String token) {
        return config.platformKey()
                .map(key -> MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
    }

    private static @Nullable String bearer(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a credential without its person");
        }
        return value;
    }

    private static @Nullable UUID claim(Found found, String name) {
        return found.claims().hasNonNull(name)
                ? UUID.fromString(found.claims().get(name).asText())
                : null;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}

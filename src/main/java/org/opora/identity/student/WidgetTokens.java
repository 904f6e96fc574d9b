package org.opora.identity.student;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.opora.identity.School;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.shared.Json;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Tokens with which an LMS vouches for a student: HS256 with a widget secret, used once, at most an hour ahead. */
@ApplicationScoped
public class WidgetTokens {
    /** What a good token says. */
    public record Claims(
            School school,
            String subject,
            @Nullable String name,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment,
            @Nullable String tone) {}

    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int LONGEST_TOKEN = 8_192;
    private final Schools schools;
    private final WidgetVisits visits;
    private final Tenancy tenancy;
    private final Clock clock;

    WidgetTokens(Schools schools, WidgetVisits visits, Tenancy tenancy, Clock clock) {
        this.schools = schools;
        this.visits = visits;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Checks a token and marks it used.
     *
     * @throws Problem 401 {@code token-invalid}, {@code widget-key-unknown}, {@code token-expired},
     *     {@code origin-not-allowed} or {@code token-used}
     */
    public Claims redeem(@Nullable String token, @Nullable String origin) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            throw invalid("There is no token, or it is too long.");
        }
        School school = schoolOf(token);
        try {
            Claims claims = redeem(school, token, origin);
            visits.note(school.id(), origin, WidgetVisits.STARTED, null);
            return claims;
        } catch (Problem refused) {
            visits.note(school.id(), origin, refused.code(), refused.fact("expiredAt", Instant.class));
            throw refused;
        }
    }

    private Claims redeem(School school, String token, @Nullable String origin) {
        try {
            JwtClaims claims = verified(token, school);
            NumericDate expires = claims.getExpirationTime();
            String subject = claims.getSubject();
            String jti = claims.getJwtId();
            if (expires == null || subject == null || jti == null || jti.isBlank()) {
                throw invalid("The token lacks exp, sub or jti.");
            }
            Instant now = clock.instant();
            Instant end = Instant.ofEpochSecond(expires.getValue());
            if (end.isAfter(now.plus(AHEAD).plus(SKEW))) {
                throw invalid("The token's exp is more than an hour ahead.");
            }
            if (!end.isAfter(now.minus(SKEW))) {
                throw Problem.of(401, "token-expired", "The token has expired.").with("expiredAt", end);
            }
            if (!school.allows(origin)) {
                throw Problem.of(401, "origin-not-allowed", "This page may not use the school's widget.");
            }
            Claims read = claims(school, subject, claims);
            burn(school, Texts.required("jti", jti, Texts.NAME), end);
            return read;
        } catch (MalformedClaimException e) {
            throw invalid("A claim of the token has the wrong type.");
        }
    }

    private School schoolOf(String token) {
        Object kid;
        try {
            kid = signature(token).getHeaders().getObjectHeaderValue("kid");
        } catch (JoseException e) {
            throw invalid("This is not a signed token.");
        }
        if (!(kid instanceof String key) || key.isEmpty() || key.indexOf(0) >= 0) {
            throw invalid("The token's header has no kid.");
        }
        return schools.byWidgetKey(key)
                .orElseThrow(() -> Problem.of(401, "widget-key-unknown", "No school has this widget key."));
    }

    private static JsonWebSignature signature(String token) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256));
        signature.setCompactSerialization(token);
        return signature;
    }

    private JwtClaims verified(String token, School school) {
        for (String secret : schools.widgetSecrets(school.id())) {
            try {
                JsonWebSignature signature = signature(token);
                signature.setKey(key(secret));
                if (signature.verifySignature()) {
                    return JwtClaims.parse(signature.getPayload());
                }
            } catch (JoseException | InvalidJwtException e) {
                throw invalid("The token is not signed with HS256, or its payload is not JSON.");
            }
        }
        throw invalid("The signature does not fit.");
    }

    private static Claims claims(School school, String subject, JwtClaims claims) throws MalformedClaimException {
        try {
            Texts.externalId("sub", subject);
            Claims read = new Claims(
                    school,
                    subject,
                    text(claims, "name"),
                    text(claims, "email"),
                    text(claims, "locale"),
                    text(claims, "course"),
                    text(claims, "lesson"),
                    text(claims, "assignment"),
                    text(claims, "tone"));
            Students.Facts checked = new Students.Facts(read.name(), read.email(), read.locale(), read.tone(), null);
            assert checked.noAi() == null;
            return read;
        } catch (Problem broken) {
            throw invalid(String.valueOf(broken.getMessage()));
        }
    }

    private static @Nullable String text(JwtClaims claims, String name) throws MalformedClaimException {
        String value = claims.getStringClaimValue(name);
        return value == null || value.isBlank() ? null : value;
    }

    private void burn(School school, String jti, Instant expires) {
        int burnt = tenancy.in(school.id(), handle -> handle.createUpdate(
                        "insert into used_token values (:school, :jti, :expires) on conflict do nothing")
                .bind("school", school.id())
                .bind("jti", jti)
                .bind("expires", expires.plus(SKEW))
                .execute());
        if (burnt == 0) {
            throw Problem.of(401, "token-used", "This token has been used already.");
        }
    }

    /** Signs a token as a school's LMS would; for the demo's pretended LMS and for tests. */
    public static String sign(String widgetKey, String secret, Map<String, Object> claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(widgetKey);
        signature.setPayload(Json.write(claims));
        signature.setKey(key(secret));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalArgumentException("the secret is too short for HS256", e);
        }
    }

    private static SecretKey key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    private static Problem invalid(String why) {
        return Problem.of(401, "token-invalid", why);
    }
}

package org.opora.conversation.attachment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/**
 * Addresses of attachments that whoever has them may open for a while, since a picture in a page sends no credential. Signed
 * with a secret of the school that is in the database, made with its first attachment: every replica knows it, nobody sets it.
 */
@ApplicationScoped
class Links {
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int SCHOOLS = 1_000;

    private final Tenancy tenancy;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<SchoolId, byte[]> secrets =
            Caffeine.newBuilder().maximumSize(SCHOOLS).build();

    Links(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    String of(SchoolId school, AttachmentId id) {
        return until(school, id, clock.instant().plus(GOOD_FOR));
    }

    String until(SchoolId school, AttachmentId id, Instant time) {
        long until = time.getEpochSecond();
        return "/api/v1/attachments/%s/%s?until=%d&signature=%s"
                .formatted(school.value(), id.value(), until, signature(secret(school), school, id, until));
    }

    /** @throws Problem 404 for a signature that is not ours, 401 {@code link-expired} when its time is over */
    void check(SchoolId school, AttachmentId id, long until, String signature) {
        byte[] secret = known(school).orElseThrow(() -> Problem.notFound("attachment"));
        byte[] right = signature(secret, school, id, until).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8))) {
            throw Problem.notFound("attachment");
        }
        if (clock.instant().getEpochSecond() > until) {
            throw Problem.of(401, "link-expired", "This address was good for 15 minutes; open the conversation again.");
        }
    }

    private static String signature(byte[] secret, SchoolId school, AttachmentId id, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            String signed = school.value() + "/" + id.value() + "/" + until;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] secret(SchoolId school) {
        return known(school).orElseGet(() -> {
            byte[] made = new byte[SECRET_BYTES];
            random.nextBytes(made);
            // of its own, so that what is kept in memory is what was committed; another replica's may have been first
            QuarkusTransaction.requiringNew()
                    .run(() -> tenancy.run(school, handle -> AttachmentQueries.insertSecret(handle, school, made)));
            return known(school).orElseThrow();
        });
    }

    private Optional<byte[]> known(SchoolId school) {
        byte[] kept = secrets.getIfPresent(school);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<byte[]> found = tenancy.in(school, handle -> AttachmentQueries.secret(handle, school));
        found.ifPresent(secret -> secrets.put(school, secret));
        return found;
    }
}

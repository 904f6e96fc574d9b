package org.opora.conversation.attachment;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.shared.Problem;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Contents in a bucket of an S3-compatible server, as {@code school/attachment}, private. */
@ApplicationScoped
class ObjectStore implements AttachmentStore {
    private static final Logger LOG = Logger.getLogger(ObjectStore.class);
    private static final Duration CONNECTION = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private final ObjectStoreConfig config;
    private volatile @Nullable S3Client client;

    ObjectStore(ObjectStoreConfig config) {
        this.config = config;
    }

    /** Half a setting would keep files in the database without anybody noticing. */
    void refuseHalfASetting(@Observes @Priority(10) StartupEvent started) {
        long given = settings().stream().filter(Optional::isPresent).count();
        if (given != 0 && given != settings().size()) {
            throw new IllegalStateException(
                    "OPORA_S3_ENDPOINT, OPORA_S3_BUCKET, OPORA_S3_ACCESS_KEY and OPORA_S3_SECRET_KEY: all or none");
        }
    }

    private List<Optional<String>> settings() {
        return List.of(config.endpoint(), config.bucket(), config.accessKey(), config.secretKey());
    }

    boolean isSet() {
        return config.endpoint().isPresent();
    }

    @Override
    public Name name() {
        return Name.S3;
    }

    @Override
    public void put(SchoolId school, AttachmentId id, byte[] content) {
        String tag =
                call(s3 -> s3.putObject(to -> to.bucket(bucket()).key(key(school, id)), RequestBody.fromBytes(content))
                        .sdkHttpResponse()
                        .statusText()
                        .orElse(""));
        LOG.debugf("kept attachment=%s %s", id.value(), tag);
    }

    @Override
    public InputStream open(SchoolId school, AttachmentId id) {
        return call(s3 -> s3.getObject(from -> from.bucket(bucket()).key(key(school, id))));
    }

    @Override
    public void delete(SchoolId school, AttachmentId id) {
        boolean gone = call(s3 -> s3.deleteObject(from -> from.bucket(bucket()).key(key(school, id)))
                .sdkHttpResponse()
                .isSuccessful());
        LOG.debugf("deleted attachment=%s gone=%s", id.value(), gone);
    }

    private <T> T call(Function<S3Client, T> work) {
        try {
            return work.apply(client());
        } catch (NoSuchKeyException e) {
            throw Problem.notFound("attachment");
        } catch (SdkException e) {
            LOG.warnf("the object store failed: %s", e.getClass().getSimpleName());
            throw Problem.unavailable("attachments-unavailable", "Attachments cannot be reached just now.", PAUSE);
        }
    }

    private String bucket() {
        return config.bucket().orElseThrow();
    }

    private static String key(SchoolId school, AttachmentId id) {
        return school.value() + "/" + id.value();
    }

    /** Made when first needed: most installations never load it. */
    private synchronized S3Client client() {
        S3Client known = client;
        if (known == null) {
            if (!isSet()) {
                throw Problem.unavailable("attachments-unavailable", "Attachments cannot be reached just now.", PAUSE);
            }
            known = S3Client.builder()
                    .endpointOverride(URI.create(config.endpoint().orElseThrow()))
                    .forcePathStyle(true)
                    .region(Region.of(config.region()))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                            config.accessKey().orElseThrow(), config.secretKey().orElseThrow())))
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECTION)
                            .socketTimeout(config.timeout()))
                    .overrideConfiguration(calls -> calls.apiCallTimeout(config.timeout()))
                    // Other servers than Amazon's do not know its newer checksums.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                    .build();
            client = known;
        }
        return known;
    }
}

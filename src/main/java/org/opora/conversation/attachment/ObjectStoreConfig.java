package org.opora.conversation.attachment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** An S3-compatible store for the contents of attachments; without it they are in the database. */
@ConfigMapping(prefix = "opora.s3")
public interface ObjectStoreConfig {
    /** Address of the server; the bucket is a part of the path. All of the first four are given, or none. */
    Optional<String> endpoint();

    Optional<String> bucket();

    Optional<String> accessKey();

    Optional<String> secretKey();

    /** Servers other than Amazon's take any. */
    @WithDefault("us-east-1")
    String region();

    /** Of one call, all tries together; a student looks at a progress bar. */
    @WithDefault("PT20S")
    Duration timeout();
}

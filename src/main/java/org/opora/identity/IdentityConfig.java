package org.opora.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of callers and their sessions. */
@ConfigMapping(prefix = "opora.identity")
public interface IdentityConfig {
    /** The platform operator's key; without it no school can be created. */
    Optional<String> platformKey();

    /** Set only by the launcher of the local default: secrets are then its own and need no check. */
    @WithDefault("false")
    boolean local();

    /** How long a widget session lives; the LMS signs a new token when it ends. */
    @WithDefault("PT4H")
    Duration widgetSession();

    /** How long a staff session lives. */
    @WithDefault("PT12H")
    Duration staffSession();

    /** Whether staff may sign in with an e-mail and a password kept here. */
    @WithDefault("true")
    boolean localAccounts();
}

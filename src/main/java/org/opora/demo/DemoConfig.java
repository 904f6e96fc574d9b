package org.opora.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The demo; never on where real students are. */
@ConfigMapping(prefix = "opora.demo")
public interface DemoConfig {
    /** Whether anybody may be the demo school's student and curator without signing in. */
    @WithDefault("false")
    boolean enabled();

    /** The name by which the demo's curators see its student. */
    @WithDefault("Maria")
    String student();
}

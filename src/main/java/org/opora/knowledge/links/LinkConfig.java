package org.opora.knowledge.links;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of asking the pages that articles link to. */
@ConfigMapping(prefix = "opora.links")
public interface LinkConfig {
    /** Pages of one school in one night; a thousand links come round in five. 0 where an installation may not reach the web. */
    @WithDefault("200")
    int perNight();

    /** Between two pages of a school, whatever their hosts: so none is asked twice at once. */
    @WithDefault("1S")
    Duration pause();
}

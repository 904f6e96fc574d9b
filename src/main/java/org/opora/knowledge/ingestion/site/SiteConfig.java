package org.opora.knowledge.ingestion.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of reading a site. */
@ConfigMapping(prefix = "opora.site")
public interface SiteConfig {
    /** Whether addresses of this machine and its network may be read: only so that tests can. */
    @WithDefault("false")
    boolean privateAddresses();

    /** Of one page or sitemap, from the first byte asked for to the last one got. */
    @WithDefault("20S")
    Duration timeout();

    /** Of one page, in bytes; the largest handbook page seen has a tenth of it. */
    @WithDefault("5000000")
    int pageBytes();

    /** Of one site in one reading. */
    @WithDefault("2000")
    int pages();

    /** Between two pages of a site, so that it goes on serving its own visitors; robots.txt may ask for more. */
    @WithDefault("0.2S")
    Duration pause();
}

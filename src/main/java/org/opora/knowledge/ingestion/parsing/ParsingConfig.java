package org.opora.knowledge.ingestion.parsing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the parsing process. */
@ConfigMapping(prefix = "opora.parsing")
public interface ParsingConfig {
    /** A file that takes longer is rejected and the process replaced; honest files of 50 MB take a fifth of it. */
    @WithDefault("60S")
    Duration timeout();

    /** Heap of the process in megabytes; a PDF of 50 MB needs about 300. */
    @WithDefault("512")
    int heapMegabytes();
}

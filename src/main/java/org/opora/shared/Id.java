package org.opora.shared;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/**
 * Base of typed ids: each feature declares its own as a record with one {@code UUID value}. JSON, path parameters and
 * SQL see the bare UUID.
 */
public interface Id {
    UUID value();

    /** A new UUIDv7: ordered by time, so fresh rows sit together in an index. */
    static UUID next() {
        return Generators.timeBasedEpochGenerator().generate();
    }
}

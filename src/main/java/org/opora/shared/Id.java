package org.opora.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/**
 * Base of typed ids: each feature declares its own as a record with one {@code UUID value}. JSON, path parameters and
 * SQL see the bare UUID.
 */
public interface Id {
    UUID value();

    /** One for all: it counts on within a millisecond, so that ids grow. */
    NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    /** A new UUIDv7: ordered by time, so fresh rows sit together in an index. */
    static UUID next() {
        return GENERATOR.generate();
    }
}

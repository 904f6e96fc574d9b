package org.opora.knowledge.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VectorFileTest {
    private static final float[] VECTOR = {0.5f, -0.25f, 0.8f};

    private static Optional<String> written(Path folder) {
        Path file = folder.resolve("vectors.bin");
        VectorFile.write(file, "e5", 3, Map.of(VectorFile.key("known"), VECTOR));
        return Optional.of(file.toString());
    }

    @Test
    void what_was_written_is_read_within_a_hundredth(@TempDir Path folder) {
        VectorFile file = VectorFile.read(written(folder), "e5", 3);

        float[] read = file.find("known").orElseThrow();

        for (int i = 0; i < VECTOR.length; i++) {
            assertEquals(VECTOR[i], read[i], 0.01);
        }
        assertTrue(file.find("unknown").isEmpty());
    }

    @Test
    void vectors_of_another_model_or_size_are_not_used(@TempDir Path folder) {
        assertTrue(VectorFile.read(written(folder), "other", 3).find("known").isEmpty());
        assertTrue(VectorFile.read(written(folder), "e5", 4).find("known").isEmpty());
        assertTrue(VectorFile.read(Optional.empty(), "e5", 3).find("known").isEmpty());
    }
}

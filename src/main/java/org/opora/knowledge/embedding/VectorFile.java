package org.opora.knowledge.embedding;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Vectors computed before, so that the demo's base is searchable at once. Format: "OPV1", the model id as modified UTF-8,
 * int dimension, int count, then per vector 16 bytes of SHA-256 over the embedded text, a float scale and a signed byte
 * per number. Bytes lose less than 0.001 of cosine.
 */
final class VectorFile {
    private static final Logger LOG = Logger.getLogger(VectorFile.class);
    private static final int MAGIC = 0x4F505631;
    private static final int KEY_BYTES = 16;

    private record Small(float scale, byte[] numbers) {}

    private final Map<String, Small> vectors;

    private VectorFile(Map<String, Small> vectors) {
        this.vectors = vectors;
    }

    /** A file of another model, or none at all, is an empty cache. */
    static VectorFile read(Optional<String> path, String model, int dimension) {
        if (path.isEmpty() || path.get().isBlank() || !Files.isReadable(Path.of(path.get()))) {
            return new VectorFile(Map.of());
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(path.get()))))) {
            if (in.readInt() != MAGIC || !in.readUTF().equals(model) || in.readInt() != dimension) {
                LOG.warn("the vector cache belongs to another model and is not used");
                return new VectorFile(Map.of());
            }
            int count = in.readInt();
            Map<String, Small> vectors = new HashMap<>(count * 2);
            for (int i = 0; i < count; i++) {
                String key = HexFormat.of().formatHex(in.readNBytes(KEY_BYTES));
                float scale = in.readFloat();
                vectors.put(key, new Small(scale, in.readNBytes(dimension)));
            }
            return new VectorFile(vectors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps vectors under the hash of their texts, in the order of the hashes, so that equal content makes an equal file. */
    static void write(Path path, String model, int dimension, Map<String, float[]> byKey) {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            out.writeInt(MAGIC);
            out.writeUTF(model);
            out.writeInt(dimension);
            out.writeInt(byKey.size());
            for (Map.Entry<String, float[]> entry : new TreeMap<>(byKey).entrySet()) {
                out.write(HexFormat.of().parseHex(entry.getKey()));
                write(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, float[] vector) throws IOException {
        float most = 0;
        for (float number : vector) {
            most = Math.max(most, Math.abs(number));
        }
        float scale = most == 0 ? 1 : most / Byte.MAX_VALUE;
        out.writeFloat(scale);
        for (float number : vector) {
            out.writeByte(Math.round(number / scale));
        }
    }

    Optional<float[]> find(String text) {
        return Optional.ofNullable(vectors.get(key(text))).map(VectorFile::restored);
    }

    private static float[] restored(Small small) {
        float[] vector = new float[small.numbers().length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = small.numbers()[i] * small.scale();
        }
        return vector;
    }

    static String key(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.opora.answering.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prompts from resource files, one per language, each with a version made from its content. They hold nothing secret. */
@ApplicationScoped
public class Prompts {
    /** @param version name, language and content hash, kept with each call */
    public record Prompt(String text, String version) {}

    private static final int HASH_CHARS = 12;
    private final Map<String, Prompt> loaded = new ConcurrentHashMap<>();

    /** @param lang ru, or en for any other */
    public Prompt of(String name, String lang) {
        return loaded.computeIfAbsent(name + "." + (lang.equals("ru") ? lang : "en"), Prompts::load);
    }

    private static Prompt load(String name) {
        try (InputStream file = Prompts.class.getResourceAsStream("/prompts/answering/" + name + ".md")) {
            if (file == null) {
                throw new IllegalArgumentException("no prompt " + name);
            }
            byte[] bytes = file.readAllBytes();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new Prompt(new String(bytes, StandardCharsets.UTF_8), name + "@" + hash.substring(0, HASH_CHARS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

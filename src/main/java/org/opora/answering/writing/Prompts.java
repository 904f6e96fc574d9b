package org.opora.answering.writing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opora.course.Assignment;
import org.opora.knowledge.Hit;

/** Prompts from resource files, each with a version made from its content. What students and articles say is delimited data. */
@ApplicationScoped
class Prompts {
    /** @param version name and content hash, kept with each answer */
    record Prompt(String text, String version) {}

    private static final int HASH_CHARS = 12;
    private final Map<String, Prompt> loaded = new ConcurrentHashMap<>();

    Prompt of(String name) {
        return loaded.computeIfAbsent(name, Prompts::load);
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

    /** The data of a task; no solution is ever part of it. */
    String user(ModelWriter.Task task, List<Hit> passages) {
        StringBuilder data = new StringBuilder();
        data.append("<language>")
                .append(task.lang())
                .append("</language>\n<tone>")
                .append(task.tone())
                .append("</tone>\n");
        for (int i = 0; i < passages.size(); i++) {
            Hit hit = passages.get(i);
            data.append("<passage n=\"")
                    .append(i + 1)
                    .append("\">\n")
                    .append(inert(hit.title() + " › " + hit.heading()))
                    .append('\n')
                    .append(inert(hit.text()))
                    .append("\n</passage>\n");
        }
        Assignment assignment = task.assignment();
        if (assignment != null) {
            data.append("<assignment>\n").append(inert(assignment.text())).append("\n</assignment>\n");
        }
        return data.append("<question>\n")
                .append(inert(task.question()))
                .append("\n</question>")
                .toString();
    }

    /** Data cannot close its own delimiter. */
    private static String inert(String text) {
        return text.replace("</", "<\u200b/");
    }
}

package org.opora.knowledge.ingestion;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opora.knowledge.ingestion.FileQueries.FileRow;
import org.opora.knowledge.ingestion.reading.Document;

/** External ids of imported files: the path without extension; where two collide the later keeps its extension. */
public final class Names {
    private final Set<String> taken = new HashSet<>();

    /** By number of the file; given out in the order of upload, so that a resumed run gives the same. */
    static Map<Integer, String> all(List<FileRow> files) {
        Names names = new Names();
        Map<Integer, String> all = new HashMap<>();
        files.stream()
                .filter(file -> !Document.extension(file.name()).equals("zip"))
                .forEach(file -> all.put(file.n(), names.of(file.name())));
        return all;
    }

    /** Of a file that collides with none. */
    public static String plain(String path) {
        String extension = Document.extension(path);
        int dot = path.length() - extension.length() - 1;
        boolean named = !extension.isEmpty() && dot > path.lastIndexOf('/') + 1;
        return cleaned(named ? path.substring(0, dot) : path);
    }

    String of(String path) {
        String id = plain(path);
        String free = taken.add(id) ? id : cleaned(path);
        taken.add(free);
        return free;
    }

    static String cleaned(String path) {
        String id = path.replace('\\', '/')
                .replaceAll("^[./]+", "")
                .replace('/', ':')
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}._:~-]", "-");
        String begun = id.isEmpty() || !Character.isLetterOrDigit(id.codePointAt(0)) ? "0" + id : id;
        return begun.length() > 200 ? begun.substring(0, 200) : begun;
    }
}

package org.opora.knowledge.ingestion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** External ids of imported files: the path without extension; where two collide the later keeps its extension. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    Names(List<String> before) {
        before.forEach(this::of);
    }

    String of(String path) {
        int dot = path.lastIndexOf('.');
        String id = cleaned(dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path);
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

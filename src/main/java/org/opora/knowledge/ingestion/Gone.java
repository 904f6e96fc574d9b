package org.opora.knowledge.ingestion;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opora.knowledge.ingestion.FileQueries.FileRow;

/** What an import no longer has of its source. A file that was rejected still has its articles. */
final class Gone {
    private final Set<String> kept = new HashSet<>();
    private final Set<String> whole = new HashSet<>();

    /** While files are yet to be read: every article of a file that is there counts as there. */
    static Gone before(Collection<String> fileIds) {
        Gone gone = new Gone();
        gone.kept.addAll(fileIds);
        gone.whole.addAll(fileIds);
        return gone;
    }

    /** When all have been read. */
    static Gone after(List<FileRow> files, java.util.Map<Integer, String> ids) {
        Gone gone = new Gone();
        for (FileRow file : files) {
            String id = ids.getOrDefault(file.n(), "");
            gone.kept.addAll(file.articles());
            if (file.articles().isEmpty()) {
                gone.kept.add(id);
                gone.whole.add(id);
            }
        }
        return gone;
    }

    boolean has(String externalId) {
        if (kept.contains(externalId)) {
            return false;
        }
        for (int at = externalId.lastIndexOf(':'); at > 0; at = externalId.lastIndexOf(':', at - 1)) {
            if (whole.contains(externalId.substring(0, at))) {
                return false;
            }
        }
        return true;
    }
}

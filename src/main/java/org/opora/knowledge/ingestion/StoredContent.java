package org.opora.knowledge.ingestion;

import java.io.InputStream;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** The content of a stored file, read in slices: fifty megabytes at once would be an eighth of the application's memory. */
final class StoredContent extends InputStream {
    private static final int SLICE = 4_000_000;
    private final Tenancy tenancy;
    private final SchoolId school;
    private final ImportId id;
    private final int n;
    private byte[] slice = new byte[0];
    private int at;
    private long from;
    private boolean over;

    StoredContent(Tenancy tenancy, SchoolId school, ImportId id, int n) {
        this.tenancy = tenancy;
        this.school = school;
        this.id = id;
        this.n = n;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == slice.length && !over) {
            slice = tenancy.in(school, handle -> FileQueries.slice(handle, school, id, n, from, SLICE))
                    .orElse(new byte[0]);
            from += slice.length;
            at = 0;
            over = slice.length < SLICE;
        }
        int count = Math.min(length, slice.length - at);
        if (count == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(slice, at, into, offset, count);
        at += count;
        return count;
    }
}

package org.opora.shared;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream that is refused at the first byte beyond its limit, for bodies that do not say how long they are. */
public final class BoundedStream extends FilterInputStream {
    private final long limit;
    private final Supplier<Problem> refusal;
    private long read;

    /** @param limit bytes */
    public BoundedStream(InputStream in, long limit, Supplier<Problem> refusal) {
        super(in);
        this.limit = limit;
        this.refusal = refusal;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = in.read(bytes, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int more) {
        read += more;
        if (read > limit) {
            throw refusal.get();
        }
    }
}

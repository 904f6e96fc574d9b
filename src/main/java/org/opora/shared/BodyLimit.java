package org.opora.shared;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds bodies to 1 MB, declared or chunked; uploads (multipart) have bounds of their own. */
class BodyLimit {
    private static final int LIMIT = 1_000_000;

    @ServerRequestFilter(preMatching = true)
    public void hold(ContainerRequestContext request) {
        if (isUpload(request)) {
            return;
        }
        String length = request.getHeaderString("Content-Length");
        if (length != null && (length.length() > 9 || Long.parseLong(length) > LIMIT)) {
            throw tooLarge();
        }
        if (length == null && request.hasEntity()) {
            request.setEntityStream(new Bounded(request.getEntityStream()));
        }
    }

    private static boolean isUpload(ContainerRequestContext request) {
        String type = request.getHeaderString("Content-Type");
        return type != null && type.startsWith("multipart/form-data");
    }

    private static Problem tooLarge() {
        return Problem.of(413, "too-large", "The body is larger than 1 MB.");
    }

    private static final class Bounded extends InputStream {
        private final InputStream in;
        private int read;

        Bounded(InputStream in) {
            this.in = in;
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
            if (read > LIMIT) {
                throw tooLarge();
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

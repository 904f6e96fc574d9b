package org.opora.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Bodies are JSON of at most 1 MB, declared or chunked; an absent one is an empty object, so that what it lacks is said
 * field by field. Uploads (multipart) have bounds of their own.
 */
@Provider
class Bodies implements ReaderInterceptor {
    private static final int LIMIT = 1_000_000;
    private final ObjectMapper json;

    Bodies(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        return body == null && isObject(context.getType()) ? json.readValue("{}", context.getType()) : body;
    }

    @ServerRequestFilter(preMatching = true)
    public void hold(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (!request.hasEntity() || MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)) {
            return;
        }
        if (type == null) {
            request.getHeaders().putSingle("Content-Type", MediaType.APPLICATION_JSON);
        } else if (!type.getSubtype().equals("json")) {
            throw Problem.of(415, "unsupported-format", "This content type is not understood here.");
        }
        String length = request.getHeaderString("Content-Length");
        if (length != null && (length.length() > 9 || Long.parseLong(length) > LIMIT)) {
            throw tooLarge();
        }
        if (length == null) {
            request.setEntityStream(new Bounded(request.getEntityStream()));
        }
    }

    private static boolean isObject(Class<?> type) {
        return type.isRecord() || type == JsonNode.class;
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

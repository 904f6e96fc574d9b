package org.opora.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
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
            request.setEntityStream(new BoundedStream(request.getEntityStream(), LIMIT, Bodies::tooLarge));
        }
    }

    private static boolean isObject(Class<?> type) {
        return type.isRecord() || type == JsonNode.class;
    }

    private static Problem tooLarge() {
        return Problem.of(413, "too-large", "The body is larger than 1 MB.");
    }
}

package org.opora.shared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where failures become {@code application/problem+json} (RFC 9457). */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    /** Bytes that are no character of the database's encoding; of ours there is one, NUL. */
    private static final String NOT_TEXT = "22021";

    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(3);

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return response(problem);
    }

    @ServerExceptionMapper
    public Response invalidFormat(InvalidFormatException e) {
        return response(Problem.invalid(path(e), "is not one of the values this field takes"));
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Problem problem) {
            return response(problem);
        }
        return response(Problem.malformed("The body does not have the expected form at '" + path(e) + "'."));
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e) {
        if (e.getCause() instanceof Problem problem) {
            return response(problem);
        }
        return response(Problem.malformed("The body is not valid JSON."));
    }

    /** A body that ends in its middle; our own reading of files throws no checked exception up to here. */
    @ServerExceptionMapper
    public Response unreadable(IOException e) {
        LOG.infof("a body could not be read: %s", e.getMessage());
        return response(Problem.malformed("The body could not be read to its end."));
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public Response unauthorized(SecurityException e) {
        if (e.getCause() instanceof Problem problem) {
            return response(problem);
        }
        return response(Problem.of(401, "unauthorized", "This needs a valid credential."));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return response(Problem.of(403, "forbidden", "This credential does not have the right to do that."));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Problem problem) {
            return response(problem);
        }
        if (cause instanceof InvalidFormatException format) {
            return invalidFormat(format);
        }
        if (cause instanceof MismatchedInputException mismatched) {
            return mismatched(mismatched);
        }
        int status = e.getResponse().getStatus();
        return status >= 300 ? response(ofStatus(status)) : e.getResponse();
    }

    @ServerExceptionMapper
    public Response anything(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return response(problem);
            }
            if (cause instanceof SQLException sql && NOT_TEXT.equals(sql.getSQLState())) {
                return response(Problem.invalid("not-storable", "text", "contains a NUL character"));
            }
            if (cause instanceof SQLException && Database.isAway(cause)) {
                LOG.warnf("database away: %s", cause.getClass().getSimpleName());
                return response(
                        Problem.unavailable("database-unavailable", "The database does not answer.", DATABASE_PAUSE));
            }
        }
        String trace = trace();
        LOG.errorf(e, "unexpected failure traceId=%s", trace);
        return response(Problem.of(500, "internal", "Something went wrong on our side."), trace);
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.malformed("The request is malformed.");
            case 401 -> Problem.of(401, "unauthorized", "This needs a valid credential.");
            case 403 -> Problem.of(403, "forbidden", "This credential does not have the right to do that.");
            case 404 -> Problem.of(404, "not-found", "There is nothing here.");
            case 405 -> Problem.of(405, "method-not-allowed", "This method is not possible here.");
            case 406 -> Problem.of(406, "not-acceptable", "This form of answer is not to be had here.");
            case 413 -> Problem.of(413, "too-large", "The body is larger than allowed.");
            case 415 -> Problem.of(415, "unsupported-format", "This content type is not understood here.");
            default -> Problem.of(status, status < 500 ? "refused" : "internal", "The request could not be served.");
        };
    }

    private static String path(JsonProcessingException e) {
        if (!(e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping)) {
            return "body";
        }
        String path = mapping.getPath().stream()
                .map(ref -> ref.getFieldName() == null ? "[" + ref.getIndex() + "]" : ref.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "body" : path;
    }

    private static String trace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Response response(Problem problem) {
        return response(problem, trace());
    }

    private static Response response(Problem problem, String trace) {
        Response.ResponseBuilder builder = Response.status(problem.status())
                .type("application/problem+json")
                .entity(document(problem, trace));
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            builder.header("Retry-After", Math.max(1, retryAfter.toSeconds()));
        }
        return builder.build();
    }

    /** The members of RFC 9457 plus {@code code}, {@code traceId} and, for invalid input, {@code errors}. */
    static Map<String, Object> document(Problem problem, String trace) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:opora:problem:" + problem.code());
        document.put("title", title(problem.status()));
        document.put("status", problem.status());
        document.put("detail", problem.getMessage());
        document.put("code", problem.code());
        document.put("traceId", trace);
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        document.putAll(problem.facts());
        return document;
    }

    private static String title(int status) {
        RestResponse.@Nullable Status known = RestResponse.Status.fromStatusCode(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }
}

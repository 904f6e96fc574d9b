package org.opora.shared;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller can understand: becomes {@code application/problem+json}. The detail is for people and never
 * carries SQL, a prompt or an exception's text; {@code code} is stable and kebab-case.
 */
public final class Problem extends RuntimeException {
    /** One invalid field of the request. */
    public record FieldError(String field, String message) {}

    private final int status;
    private final String code;
    private final List<FieldError> errors;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    private Problem(int status, String code, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    /** 404: absent, or of another school; the two cannot be told apart from outside. */
    public static Problem notFound(String what) {
        return of(404, "not-found", "There is no such " + what + ".");
    }

    /** 403: the caller's role lacks the right. */
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", detail);
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static Problem invalid(String field, String message) {
        return invalid("invalid", field, message);
    }

    /** 422 naming the field that breaks a rule. */
    public static Problem invalid(String code, String field, String message) {
        return new Problem(422, code, field + ": " + message, List.of(new FieldError(field, message)));
    }

    public static Problem malformed(String detail) {
        return of(400, "malformed", detail);
    }

    /** 503: a part we depend on is away; the same call may succeed after the pause. */
    public static Problem unavailable(String code, String detail, Duration retryAfter) {
        return of(503, code, detail).retryAfter(retryAfter);
    }

    public Problem retryAfter(Duration pause) {
        this.retryAfter = pause;
        return this;
    }

    /** An extra member of the problem document, as {@code unlocks} of {@code hint-locked}. */
    public Problem with(String member, Object value) {
        facts.put(member, value);
        return this;
    }

    /** A member that {@link #with} gave it; null without. */
    public <T> @Nullable T fact(String member, Class<T> type) {
        return type.cast(facts.get(member));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> facts() {
        return facts;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}

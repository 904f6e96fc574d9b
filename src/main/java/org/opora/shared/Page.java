package org.opora.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the cursor for the following page, absent on the last. */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** What the caller asked for: 1–200 items, 50 by default, after a cursor that an earlier page gave. */
    public record Request(int limit, @Nullable String after) {
        private static final int FURTHEST = 1_000_000;

        /** @throws Problem 422 for a limit out of bounds or a cursor that is not ours */
        public static Request of(@Nullable Integer limit, @Nullable String cursor) {
            int size = limit == null ? 50 : limit;
            if (size < 1 || size > 200) {
                throw Problem.invalid("limit", "must be between 1 and 200");
            }
            return new Request(size, cursor == null || cursor.isEmpty() ? null : decode(cursor));
        }

        /** The cursor of a list in the order of its ids. */
        public @Nullable UUID afterId() {
            return after == null ? null : read(() -> UUID.fromString(after));
        }

        /** The cursor of a list whose order changes: so many items have been shown. */
        public int offset() {
            int shown = after == null ? 0 : read(() -> Integer.valueOf(after));
            if (shown < 0 || shown > FURTHEST) {
                throw foreign();
            }
            return shown;
        }

        private static String decode(String cursor) {
            return read(() -> new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        }

        private static <T> T read(Supplier<T> form) {
            try {
                return form.get();
            } catch (IllegalArgumentException e) {
                throw foreign();
            }
        }

        private static Problem foreign() {
            return Problem.invalid("after", "is not a cursor of ours");
        }
    }

    /** Cuts rows fetched as {@code limit + 1} and makes the cursor from the last one shown. */
    public static <T> Page<T> cut(List<T> rows, Request request, Function<T, String> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, request.limit());
        String last = key.apply(shown.get(shown.size() - 1));
        return new Page<>(
                shown, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }

    public <U> Page<U> map(Function<? super T, ? extends U> view) {
        return new Page<>(items.stream().<U>map(view).toList(), next);
    }
}

package org.opora.shared;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for texts that come from outside: stored as sent, or refused with the name of the field. Lengths are in code points. */
public final class Texts {
    public static final int TITLE = 300;
    public static final int NAME = 200;
    public static final int ADDRESS = 2_000;
    public static final int BODY = 500_000;
    public static final int MESSAGE = 8_000;
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._:~-]{0,199}");

    private Texts() {}

    /** @throws Problem 422 when absent, blank, too long, or not storable (NUL, a lone surrogate) */
    public static String required(String field, @Nullable String text, int limit) {
        if (text == null) {
            throw Problem.invalid("required", field, "is missing");
        }
        storable(field, text);
        if (isBlank(text)) {
            throw Problem.invalid("blank", field, "is empty");
        }
        if (text.codePointCount(0, text.length()) > limit) {
            throw Problem.invalid("too-long", field, "is longer than " + limit + " characters");
        }
        return text;
    }

    public static @Nullable String optional(String field, @Nullable String text, int limit) {
        return text == null ? null : required(field, text, limit);
    }

    public static List<String> all(String field, @Nullable List<String> texts, int limit) {
        if (texts == null) {
            return List.of();
        }
        for (int i = 0; i < texts.size(); i++) {
            required(field + "[" + i + "]", texts.get(i), limit);
        }
        return List.copyOf(texts);
    }

    /** What a list holds; an absent one holds nothing. @throws Problem 422 when one of its places is empty */
    public static <T> List<T> filled(String field, @Nullable List<T> items) {
        if (items != null && items.contains(null)) {
            throw Problem.invalid(field, "has an empty place");
        }
        return items == null ? List.of() : items;
    }

    /** A letter or digit of any script, then up to 199 of letters, digits, {@code . _ : ~ -}. */
    public static String externalId(String field, @Nullable String id) {
        if (id == null || !EXTERNAL_ID.matcher(id).matches()) {
            throw Problem.invalid(
                    field, "must be a letter or digit followed by up to 199 of letters, digits, . _ : ~ -");
        }
        return id;
    }

    private static void storable(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw Problem.invalid("not-storable", field, "contains a NUL character");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw Problem.invalid("not-storable", field, "contains half of a character (a lone surrogate)");
            }
        }
    }

    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }
}

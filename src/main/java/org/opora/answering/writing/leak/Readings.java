package org.opora.answering.writing.leak;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a text may say to one who knows how to read it. */
record Readings(Map<Way, String> all) {
    /** How it is read; {@code PLAIN} is without what the eye cannot see. */
    enum Way {
        PLAIN,
        BACKWARDS,
        SHIFTED,
        CLOSED,
        CLOSED_BACKWARDS,
        READ_ALOUD,
        DECODED,
        DECODED_SHIFTED,
        DECODED_TWICE
    }

    static Readings of(String text) {
        Map<Way, String> all = new EnumMap<>(Way.class);
        String plain = Letters.plain(text);
        all.put(Way.PLAIN, plain);
        all.put(Way.BACKWARDS, backwards(plain));
        all.put(Way.SHIFTED, shifted(plain));
        String closed = Spaced.closed(plain);
        if (!closed.equals(plain)) {
            all.put(Way.CLOSED, closed);
            all.put(Way.CLOSED_BACKWARDS, backwards(closed));
        }
        Signs.in(plain).ifPresent(written -> all.put(Way.READ_ALOUD, written));
        List<String> decoded = Encoded.in(plain);
        if (!decoded.isEmpty()) {
            String inner = Letters.plain(String.join("\n", decoded));
            all.put(Way.DECODED, inner);
            all.put(Way.DECODED_SHIFTED, shifted(inner));
            List<String> again = Encoded.in(inner);
            if (!again.isEmpty()) {
                all.put(Way.DECODED_TWICE, String.join("\n", again));
            }
        }
        return new Readings(all);
    }

    String plain() {
        return all.getOrDefault(Way.PLAIN, "");
    }

    /** All but the plain one. */
    List<String> hidden() {
        return all.entrySet().stream()
                .filter(reading -> reading.getKey() != Way.PLAIN)
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** Latin letters half the alphabet on (rot13). */
    private static String shifted(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                out.append((char) ('a' + (c - 'a' + 13) % 26));
            } else if (c >= 'A' && c <= 'Z') {
                out.append((char) ('A' + (c - 'A' + 13) % 26));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}

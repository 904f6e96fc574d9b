package org.opora.answering.writing.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text may say to one who knows how to read it.
 *
 * @param plain without what the eye cannot see
 * @param hidden backwards, shifted, spaced out, decoded
 */
record Readings(String plain, List<String> hidden) {
    static Readings of(String text) {
        String plain = Letters.plain(text);
        List<String> hidden = new ArrayList<>();
        hidden.add(new StringBuilder(plain).reverse().toString());
        hidden.add(rotated(plain));
        String closed = Spaced.closed(plain);
        if (!closed.equals(plain)) {
            hidden.add(closed);
            hidden.add(new StringBuilder(closed).reverse().toString());
        }
        for (String decoded : Encoded.in(plain)) {
            String inner = Letters.plain(decoded);
            hidden.add(inner);
            hidden.add(rotated(inner));
            hidden.addAll(Encoded.in(inner));
        }
        return new Readings(plain, List.copyOf(hidden));
    }

    List<String> all() {
        List<String> all = new ArrayList<>(hidden);
        all.add(0, plain);
        return all;
    }

    /** Latin letters half the alphabet on (rot13). */
    private static String rotated(String text) {
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

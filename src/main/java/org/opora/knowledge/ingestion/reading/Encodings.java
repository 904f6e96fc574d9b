package org.opora.knowledge.ingestion.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text from bytes of unknown encoding: UTF-8 and UTF-16 by their form, else the one-byte encoding under which it looks most
 * like Russian, or Western where its letters do not mix.
 */
public final class Encodings {
    private static final List<Charset> RUSSIAN = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"),
            Charset.forName("x-MacCyrillic"));
    private static final Charset WESTERN = Charset.forName("windows-1252");
    /** o e a i n t s r v l: three letters of five in Russian text. */
    private static final String FREQUENT = "\u043e\u0435\u0430\u0438\u043d\u0442\u0441\u0440\u0432\u043b";
    /** Of the bytes of one parity, in UTF-16 of Latin or Cyrillic text. */
    private static final double UTF_16_SHARE = 0.7;

    private Encodings() {}

    /** @throws Rejected when these are not the bytes of a text */
    static String decoded(byte[] bytes) throws Rejected {
        return decoded(bytes, null);
    }

    /** @param declared what the file says of itself; believed unless it is plainly UTF-8 or UTF-16 */
    static String decoded(byte[] bytes, @Nullable Charset declared) throws Rejected {
        Optional<String> unicode = unicode(bytes);
        String text =
                unicode.isPresent() ? unicode.get() : new String(bytes, declared == null ? guessed(bytes) : declared);
        if (text.indexOf('\0') >= 0) {
            throw new Rejected("import.not-text");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Optional<String> unicode(byte[] bytes) {
        if (begins(bytes, 0xff, 0xfe) || highBytes(bytes, 1)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16LE));
        }
        if (begins(bytes, 0xfe, 0xff) || highBytes(bytes, 0)) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_16BE));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    /** Whether every second byte is the upper half of a Latin or Cyrillic letter, and the others are not. */
    private static boolean highBytes(byte[] bytes, int parity) {
        if (bytes.length < 4 || bytes.length % 2 != 0) {
            return false;
        }
        int upper = 0;
        int elsewhere = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0 || bytes[i] == 4) {
                upper += i % 2 == parity ? 1 : 0;
                elsewhere += i % 2 == parity ? 0 : 1;
            }
        }
        int half = bytes.length / 2;
        return upper >= half * UTF_16_SHARE && elsewhere < half * (1 - UTF_16_SHARE);
    }

    private static Charset guessed(byte[] bytes) {
        Charset best = RUSSIAN.stream()
                .max(Comparator.comparingDouble(charset -> russian(new String(bytes, charset))))
                .orElseThrow();
        String text = new String(bytes, best);
        return isMixed(text) ? WESTERN : best;
    }

    /** The share of frequent small letters, less that of signs which no Russian text has. */
    private static double russian(String text) {
        long strange = text.chars()
                .filter(c -> (c >= 0x2500 && c < 0x2600) || (c >= 0x80 && c < 0xa0) || isRareCyrillic(c))
                .count();
        long frequent = text.chars().filter(c -> FREQUENT.indexOf(c) >= 0).count();
        return frequent - 2.0 * strange;
    }

    private static boolean isRareCyrillic(int c) {
        return c >= 0x400 && c < 0x460 && ((c < 0x410 && c != 0x401) || (c > 0x44f && c != 0x451));
    }

    /** Latin words with a letter that only reads as Cyrillic under the wrong encoding, as in "caf\u00e9". */
    private static boolean isMixed(String text) {
        int mixed = 0;
        int whole = 0;
        boolean latin = false;
        boolean cyrillic = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(c)) {
                latin |= c < 0x250;
                cyrillic |= c >= 0x400 && c < 0x530;
                continue;
            }
            mixed += latin && cyrillic ? 1 : 0;
            whole += !latin && cyrillic ? 1 : 0;
            latin = false;
            cyrillic = false;
        }
        return mixed > whole;
    }
}

package org.opora.answering.writing.leak;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts inside a text in base64, hexadecimal, binary, as escapes or entities. */
final class Encoded {
    private static final Pattern BASE64 =
            Pattern.compile("(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{2,}={0,2}(?![A-Za-z0-9+/_=-])");
    /** Bytes, together or apart; a run that goes on with a letter is a word. */
    private static final String BYTES = "(?:0x|\\\\x|%)?(?:[0-9a-f]{2})++(?:(?=0x)|(?![0-9a-z]))";

    private static final Pattern HEX = Pattern.compile("(?i)(?<![0-9a-z])" + BYTES + "(?:[\\s:,-]?" + BYTES + ")*+");
    private static final String BITS = "(?:[01]{8})++(?![01])";
    private static final Pattern BINARY = Pattern.compile("(?<![01])" + BITS + "(?:[\\s,]?" + BITS + ")*+");
    private static final Pattern ESCAPE = Pattern.compile("(?i)&#(x?)([0-9a-f]{2,5});|\\\\u\\{?([0-9a-f]{4})\\}?");
    private static final Pattern RADIX =
            Pattern.compile("(?i)(?<![0-9a-z])0(?:x([0-9a-f]+)|b([01]+)|o([0-7]+))(?![0-9a-z])");
    /** Fewer are read only for the sake of a digit. */
    private static final int LEAST_BYTES = 6;

    private static final int LONGEST_NUMBER = 12;

    private Encoded() {}

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        BASE64.matcher(text).results().forEach(token -> base64(token.group())
                .ifPresent(read -> all.append(read).append('\n')));
        add(found, all);
        HEX.matcher(text).results().forEach(token -> hex(token.group())
                .ifPresent(read -> all.append(read).append('\n')));
        add(found, all);
        BINARY.matcher(text).results().forEach(token -> binary(token.group())
                .ifPresent(read -> all.append(read).append('\n')));
        add(found, all);
        escapes(text).ifPresent(found::add);
        RADIX.matcher(text).results().forEach(token -> all.append(number(token)).append('\n'));
        add(found, all);
        return found;
    }

    private static void add(List<String> found, StringBuilder all) {
        if (!all.isEmpty()) {
            found.add(all.toString().strip());
            all.setLength(0);
        }
    }

    private static Optional<String> base64(String token) {
        String body = token.replace('-', '+').replace('_', '/').replace("=", "");
        if (body.length() % 4 == 1) {
            return Optional.empty();
        }
        try {
            return readable(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> hex(String token) {
        String body = token.replaceAll("(?i)0x|\\\\x|[^0-9a-f]", "");
        return body.length() % 2 != 0
                ? Optional.empty()
                : readable(HexFormat.of().parseHex(body));
    }

    private static Optional<String> binary(String token) {
        String body = token.replaceAll("[^01]", "");
        byte[] bytes = new byte[body.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(body.substring(8 * i, 8 * i + 8), 2);
        }
        return readable(bytes);
    }

    private static Optional<String> escapes(String text) {
        Matcher escapes = ESCAPE.matcher(text);
        if (!escapes.find()) {
            return Optional.empty();
        }
        return Optional.of(escapes.replaceAll(found -> {
            int code = found.group(3) != null
                    ? Integer.parseInt(found.group(3), 16)
                    : parsed(found.group(2), found.group(1).isEmpty() ? 10 : 16);
            return code > 0 && Character.isValidCodePoint(code)
                    ? Matcher.quoteReplacement(Character.toString(code))
                    : " ";
        }));
    }

    private static int parsed(String digits, int radix) {
        try {
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String number(java.util.regex.MatchResult token) {
        for (int group = 1; group <= 3; group++) {
            String digits = token.group(group);
            if (digits != null && digits.length() <= LONGEST_NUMBER) {
                return Long.toString(Long.parseLong(digits, new int[] {16, 2, 8}[group - 1]));
            }
        }
        return "";
    }

    /** Text that people could have written; most words are no code of anything. */
    private static Optional<String> readable(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean fine = !text.isBlank() && text.codePoints().allMatch(Encoded::isWritten);
            boolean says = bytes.length >= LEAST_BYTES || text.codePoints().anyMatch(Character::isDigit);
            return fine && says ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isWritten(int c) {
        return c == '\n' || c == '\t' || c == '\r' || (Character.isDefined(c) && !Character.isISOControl(c));
    }
}

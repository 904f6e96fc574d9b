package org.opora.answering.writing.leak;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.opora.shared.Resources;

/** A text as it looks: nothing invisible, one alphabet a word, digits as digits. */
final class Letters {
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\u034f\\u115f\\u1160\\u3164\\ufe00-\\ufe0f\\u00ad]");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}_]+");
    private static final Pattern LOOKS_LIKE_NUMBER = Pattern.compile(
            "[1-9][0-9OolI\u041e\u043e]*|[OolI\u041e\u043e][0-9OlI\u041e\u043e]*[0-9][0-9OolI\u041e\u043e]*");
    private static final Map<Character, Character> TO_LATIN = new HashMap<>();
    private static final Map<Character, Character> TO_CYRILLIC = new HashMap<>();
    private static final Map<Character, Character> FROM_GREEK = new HashMap<>();

    static {
        JsonNode table = Resources.yaml("/leak.yml");
        for (String pair : table.path("alike").asText().split(" ", -1)) {
            int colon = pair.indexOf(':');
            String latin = colon < 0 ? pair.substring(0, 1) : pair.substring(0, colon);
            String cyrillic = pair.substring(colon < 0 ? 1 : colon + 1);
            for (int i = 0; i < latin.length(); i++) {
                TO_LATIN.put(cyrillic.charAt(i), latin.charAt(i));
                TO_CYRILLIC.put(latin.charAt(i), cyrillic.charAt(i));
            }
        }
        for (String pair : table.path("greek").asText().split(" ", -1)) {
            FROM_GREEK.put(pair.charAt(0), pair.charAt(1));
        }
    }

    private Letters() {}

    static String plain(String text) {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return WORD.matcher(MARKS.matcher(seen).replaceAll(""))
                .replaceAll(word -> java.util.regex.Matcher.quoteReplacement(read(word.group())));
    }

    private static String read(String word) {
        String digits = inDigits(word);
        if (LOOKS_LIKE_NUMBER.matcher(digits).matches()) {
            return digits.replaceAll("[Oo\u041e\u043e]", "0").replaceAll("[lI]", "1");
        }
        int latin = count(digits, UnicodeScript.LATIN);
        int cyrillic = count(digits, UnicodeScript.CYRILLIC);
        int greek = count(digits, UnicodeScript.GREEK);
        if (greek > 0 && latin > 0) {
            return swapped(digits, FROM_GREEK);
        }
        if (latin == 0 || cyrillic == 0) {
            return digits;
        }
        return swapped(digits, latin >= cyrillic ? TO_LATIN : TO_CYRILLIC);
    }

    private static String inDigits(String word) {
        StringBuilder out = new StringBuilder(word.length());
        word.codePoints().forEach(c -> out.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return out.toString();
    }

    private static int count(String word, UnicodeScript script) {
        return (int)
                word.codePoints().filter(c -> UnicodeScript.of(c) == script).count();
    }

    private static String swapped(String word, Map<Character, Character> table) {
        StringBuilder out = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            out.append((char) table.getOrDefault(word.charAt(i), word.charAt(i)));
        }
        return out.toString();
    }
}

package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opora.shared.Resources;

/**
 * Takes personal data out of a text before it is shown as an example of another student's: addresses, telephones, cards, names in
 * messengers, keys, and the given names. What it looks for stands in {@code redaction.yml}. Doing it twice changes nothing more.
 */
final class Redaction {
    /** Stands where something was. */
    static final String SIGN = "[…]";

    private static final JsonNode TABLE = Resources.yaml("/redaction.yml");
    private static final List<Pattern> PERSONAL = Resources.patterns(TABLE.path("personal"));
    private static final Pattern CARD = pattern("card");
    private static final Pattern LINK = pattern("link");
    private static final Pattern PEOPLE = pattern("people");
    private static final Pattern PARTS =
            Pattern.compile("^(https?://)?(?:[^/@]*@)?([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?$");
    private static final Pattern SEVERAL = Pattern.compile("\\[…](?: \\[…])+");

    private Redaction() {}

    private static Pattern pattern(String key) {
        return Resources.pattern(TABLE.path(key).asText());
    }

    /** @param names of the student and of the staff in that conversation, as they are shown */
    static String of(String text, Collection<String> names) {
        Names given = new Names(names);
        String before = text;
        String left = once(before, given);
        // What is taken out may free what clung to it.
        while (!left.equals(before)) {
            before = left;
            left = once(before, given);
        }
        return left;
    }

    private static String once(String text, Names names) {
        String left = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(link(link.group())));
        for (Pattern personal : PERSONAL) {
            left = personal.matcher(left).replaceAll(found -> Matcher.quoteReplacement(without(found)));
        }
        left = CARD.matcher(left)
                .replaceAll(number -> Matcher.quoteReplacement(isCard(number.group()) ? SIGN : number.group()));
        return SEVERAL.matcher(names.without(left)).replaceAll(Matcher.quoteReplacement(SIGN));
    }

    private static String without(MatchResult found) {
        boolean part = found.groupCount() > 0;
        return part ? found.group().substring(0, found.start(1) - found.start()) + SIGN : SIGN;
    }

    /** The place stays; whose it is, what was asked there and keys do not. */
    private static String link(String link) {
        Matcher parts = PARTS.matcher(link);
        if (!parts.matches()) {
            return SIGN;
        }
        String scheme = parts.group(1) == null ? "" : parts.group(1);
        String host = parts.group(2);
        String path = PEOPLE.matcher(host.replaceFirst("^www\\.", "")).matches()
                        && parts.group(3).length() > 1
                ? "/" + SIGN
                : parts.group(3);
        String query = parts.group(4) == null ? "" : "?" + SIGN;
        String fragment = parts.group(5) == null || parts.group(5).contains("=") ? "" : parts.group(5);
        return scheme + host + path + query + fragment;
    }

    /** The check digit of Luhn (ISO/IEC 7812), which one random number in ten has. */
    private static boolean isCard(String number) {
        int[] digits =
                number.chars().filter(Character::isDigit).map(c -> c - '0').toArray();
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            boolean doubled = (digits.length - i) % 2 == 0;
            int digit = doubled ? digits[i] * 2 : digits[i];
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    static JsonNode table() {
        return TABLE;
    }
}

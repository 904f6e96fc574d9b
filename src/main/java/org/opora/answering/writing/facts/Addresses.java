package org.opora.answering.writing.facts;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Links, and what reaches a person: e-mail addresses, telephone numbers, handles. */
public final class Addresses {
    private static final Pattern LINK = Pattern.compile(
            "(?i)\\bhttps?://[^\\s)>\\]\"\u00bb]+|\\bwww\\.[^\\s)>\\]\"\u00bb]+|(?<![@\\w.])(?:[\\w-]++\\.)++[a-z]{2,}/[^\\s)>\\]\"\u00bb]+");
    private static final Pattern SITE = Pattern.compile(
            "(?i)(?<![@\\w.-])(?!www\\.)(?:[\\w-]++\\.)++(?:com|ru|org|net|io|su|by|kz|ua|info|site|online|top|xyz|shop|club|me|\u0440\u0444)(?![\\w(@-]|\\.\\w)");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]*\\w");
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w./@])@[A-Za-z]\\w{3,}");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w.])\\+?\\d(?:[\\s()\u00a0-]*\\d){9,13}(?![\\w])");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?(?:```|\\z)|`[^`\\n]*`");
    private static final int PHONE_DIGITS = 10;

    private Addresses() {}

    /** Each as it stands, and the site that it leads to, which may also be named alone. */
    public static Set<String> links(String text) {
        Set<String> links = found(LINK, text).stream()
                .map(link -> link.replaceAll("[.,;:!?]+$", ""))
                .collect(Collectors.toCollection(HashSet::new));
        found(SITE, CODE.matcher(text).replaceAll(" ")).forEach(site -> links.add(site.toLowerCase(Locale.ROOT)));
        return links;
    }

    /** E-mail addresses and handles in small letters, telephones as their last ten digits. */
    public static Set<String> contacts(String text) {
        String words = CODE.matcher(text).replaceAll(" ");
        Set<String> contacts = new HashSet<>();
        found(EMAIL, words).forEach(email -> contacts.add(email.toLowerCase(Locale.ROOT)));
        found(HANDLE, words).forEach(handle -> contacts.add(handle.toLowerCase(Locale.ROOT)));
        found(PHONE, words).forEach(phone -> {
            String digits = phone.replaceAll("\\D", "");
            contacts.add(digits.substring(digits.length() - PHONE_DIGITS));
        });
        return contacts;
    }

    /** A text without them, so that their digits are not taken for numbers. */
    public static String without(String text) {
        String words = text;
        for (Pattern pattern : new Pattern[] {LINK, EMAIL, HANDLE, PHONE}) {
            words = pattern.matcher(words).replaceAll(" ");
        }
        return words;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
    }
}

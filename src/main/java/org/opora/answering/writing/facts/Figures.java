package org.opora.answering.writing.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opora.shared.Resources;

/**
 * Numbers, dates and times that a text states, each as the keys under which a source may have it: {@code 1 000} and
 * the word for it, a day and month however written, {@code 18:00} and 18 hours.
 */
public final class Figures {
    private static final Map<String, String> MONTHS = Tables.byForm(Tables.NUMBERS.path("months"));
    private static final Map<String, String> LARGE = Tables.byForm(Tables.NUMBERS.path("multipliers"));
    private static final String MEASURES = Tables.NUMBERS.path("measures").asText();
    private static final Pattern LIST_ITEM = Pattern.compile("(?m)^\\s*\\d{1,2}[.)]\\s");
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern DOTTED =
            Pattern.compile("(?<![\\d.])(\\d{2})\\.(\\d{2})(?:\\.(\\d{4}))?(?![\\d.]*\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:-?(?:\\u0435|\\u0433\\u043e|st|nd|rd|th))?(?: of)?\\s+(\\p{L}{3,9})(?!\\p{L})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<!\\p{L})(\\p{L}{3,9})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)");
    private static final Pattern TIME = Pattern.compile("(?<![\\d:.])(\\d{1,2}):(\\d{2})(?![\\d:])");
    private static final Pattern DOTTED_TIME =
            Pattern.compile("(?<![\\d.])([01]?\\d|2[0-3])\\.([0-5]\\d)(?![\\d.]*\\d)");
    private static final Pattern HOURS = Pattern.compile(
            "(?iu)(?<![\\d.,])(\\d{1,2})\\s*(?:" + Tables.NUMBERS.path("hours").asText() + "|(am|pm))(?!\\p{L})");
    private static final Pattern LARGER = Pattern.compile("(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*(\\p{L}{3,9})(?!\\p{L})");
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z_\\d.])\\d++(?:\\.\\d++)*+");
    /** What stands before a number without being part of a name: emphasis, and the code of a currency. */
    private static final Pattern JOINED =
            Pattern.compile("(?<![\\p{L}\\p{Nd}_])(?:_{1,2}|(?:USD|EUR|GBP|RUB|KZT|BYN|UAH)_?)(?=\\d)");
    /** A spelled number under it is talk ("two ways") unless a measure follows. */
    private static final int TALK = 5;

    private static final String NO_MONTH = "99";
    private static final int NOON = 12;

    private final boolean source;
    private final List<Set<String>> stated = new ArrayList<>();
    private String text;

    private Figures(String text, boolean source) {
        this.source = source;
        this.text = Numbers.written(JOINED.matcher(text).replaceAll(" "));
    }

    /** Every figure of a text with the keys of which a source must have one. */
    public static List<Set<String>> statedIn(String text) {
        Figures figures = new Figures(LIST_ITEM.matcher(text).replaceAll(" "), false);
        figures.read();
        figures.spelled();
        return figures.stated;
    }

    /** All keys under which a source has a figure. */
    public static Set<String> keysOf(String text) {
        Figures figures = new Figures(text, true);
        figures.read();
        Set<String> keys = figures.stated.stream().flatMap(Set::stream).collect(Collectors.toCollection(HashSet::new));
        keys.addAll(SpelledNumbers.of(text));
        return keys;
    }

    /** Whether a source has a figure of one of the keys. */
    public static boolean isIn(Set<String> figure, String source, Supplier<Set<String>> keysOfSource) {
        return figure.stream().anyMatch(key -> standsIn(key, source))
                || figure.stream().anyMatch(keysOfSource.get()::contains);
    }

    /** Most figures stand in their source as they are, which is quickly seen. */
    private static boolean standsIn(String key, String source) {
        for (int at = source.indexOf(key); at >= 0; at = source.indexOf(key, at + 1)) {
            if (isEdge(source, at - 1, -1) && isEdge(source, at + key.length(), 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at, int step) {
        if (at < 0 || at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c)) {
            return false;
        }
        int beyond = at + step;
        return beyond < 0 || beyond >= text.length() || !Character.isDigit(text.charAt(beyond));
    }

    private void read() {
        if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return;
        }
        take(ISO, found -> date(found.group(3), found.group(2), found.group(1)));
        take(DAY_FIRST, found -> date(found.group(1), month(found.group(2)), null));
        take(MONTH_FIRST, found -> date(found.group(2), month(found.group(1)), null));
        take(DOTTED, this::dotted);
        take(TIME, this::time);
        take(DOTTED_TIME, found -> with(time(found), Numbers.plain(found.group())));
        take(HOURS, this::hours);
        take(LARGER, this::larger);
        take(NUMBER, found -> Set.of(number(found.group())));
    }

    private void take(Pattern pattern, Function<MatchResult, Set<String>> keys) {
        text = pattern.matcher(text).replaceAll(found -> {
            Set<String> read = keys.apply(found);
            if (read.isEmpty()) {
                return java.util.regex.Matcher.quoteReplacement(found.group());
            }
            stated.add(read);
            return " ";
        });
    }

    private Set<String> date(String day, String month, @org.jspecify.annotations.Nullable String year) {
        if (Integer.parseInt(day) > 31 || Integer.parseInt(month) > 12) {
            return Set.of();
        }
        if (year != null) {
            stated.add(Set.of(year));
        }
        String key = "date " + Integer.parseInt(day) + "." + Integer.parseInt(month);
        return source ? Set.of(key, Numbers.plain(day)) : Set.of(key);
    }

    private Set<String> dotted(MatchResult found) {
        int day = Integer.parseInt(found.group(1));
        int month = Integer.parseInt(found.group(2));
        if (day == 0 || day > 31 || month == 0 || month > 12) {
            return Set.of();
        }
        String key = "date " + day + "." + month;
        if (found.group(3) != null) {
            stated.add(Set.of(found.group(3)));
        }
        return found.group(3) == null
                ? with(Set.of(key, "time " + day + ":" + found.group(2)), Numbers.plain(found.group()))
                : Set.of(key);
    }

    private Set<String> time(MatchResult found) {
        int hour = Integer.parseInt(found.group(1));
        String key = "time " + hour + ":" + found.group(2);
        return source && found.group(2).equals("00") ? Set.of(key, Integer.toString(hour)) : Set.of(key);
    }

    private Set<String> hours(MatchResult found) {
        int hour = Integer.parseInt(found.group(1));
        String half = found.group(2);
        if (half != null) {
            int full = hour % NOON + (half.toLowerCase(Locale.ROOT).equals("pm") ? NOON : 0);
            Set<String> keys = Set.of("time " + full + ":00");
            return source ? with(with(keys, Integer.toString(full)), "" + hour) : keys;
        }
        return source ? Set.of("time " + hour + ":00", "" + hour) : Set.of("" + hour);
    }

    private Set<String> larger(MatchResult found) {
        String by = LARGE.get(found.group(2).toLowerCase(Locale.ROOT));
        if (by == null) {
            return Set.of();
        }
        String product = Numbers.plain(new java.math.BigDecimal(found.group(1)).multiply(new java.math.BigDecimal(by)));
        return source ? with(Set.of(product), number(found.group(1))) : Set.of(product);
    }

    private void spelled() {
        for (String value : SpelledNumbers.of(text)) {
            if (Long.parseLong(value) >= TALK || measured(value)) {
                stated.add(Set.of(value));
            }
        }
    }

    private boolean measured(String value) {
        String forms = Tables.NUMBERS.path("words").path(value).asText().replace(' ', '|');
        return Resources.pattern("\\b(?:" + forms + ")\\s+" + MEASURES + "\\b")
                .matcher(text)
                .find();
    }

    /** More than one point makes it a version. */
    private static String number(String digits) {
        return digits.indexOf('.') == digits.lastIndexOf('.') ? Numbers.plain(digits) : digits;
    }

    private static Set<String> with(Set<String> keys, String more) {
        Set<String> all = new HashSet<>(keys);
        all.add(more);
        return all;
    }

    private static String month(String form) {
        return MONTHS.getOrDefault(form.toLowerCase(Locale.ROOT), NO_MONTH);
    }
}

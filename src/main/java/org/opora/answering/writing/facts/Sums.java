package org.opora.answering.writing.facts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Results of sums that a text leaves to its reader: "40 + 2", "6 times 7". */
public final class Sums {
    private static final int DECIMALS = 4;
    private static final String OPERATION = "[-+*/x\u00d7\u00f7\u00b7\u2013\u2212\u0445]";
    private static final Pattern CHAIN = Pattern.compile("(?<![0-9.\\p{L}])[0-9]+(?:\\.[0-9]+)?(?:\\s*" + OPERATION
            + "\\s*[$\u20ac\u20bd]?[0-9]+(?:\\.[0-9]+)?(?![0-9]))++");
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)|(" + OPERATION + ")");
    private static final Map<String, String> SPELLED = Tables.byForm(Tables.NUMBERS.path("operations"));
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private Sums() {}

    public static Set<String> of(String text) {
        Set<String> results = new HashSet<>();
        Matcher chains = CHAIN.matcher(Numbers.written(inSigns(text)));
        while (chains.find()) {
            BigDecimal result = result(chains.group());
            if (result != null) {
                results.add(Numbers.plain(result.setScale(DECIMALS, RoundingMode.HALF_UP)));
            }
        }
        return results;
    }

    /** Spelled operations as signs and the numbers beside them as digits. */
    private static String inSigns(String text) {
        Matcher words = WORD.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        StringBuilder number = new StringBuilder();
        while (words.find()) {
            String word = words.group().toLowerCase(java.util.Locale.ROOT).replace('\u0451', '\u0435');
            String between = text.substring(from, words.start());
            boolean joined = between.isBlank() || between.equals("-");
            if (SpelledNumbers.isOne(word) && joined && !number.isEmpty()) {
                number.append(' ').append(word);
            } else {
                flush(number, out);
                out.append(between);
                String sign = SPELLED.get(word);
                if (SpelledNumbers.isOne(word)) {
                    number.append(word);
                } else {
                    out.append(sign == null ? words.group() : sign);
                }
            }
            from = words.end();
        }
        flush(number, out);
        return out.append(text.substring(from)).toString();
    }

    private static void flush(StringBuilder number, StringBuilder out) {
        if (!number.isEmpty()) {
            Set<String> value = SpelledNumbers.of(number.toString());
            out.append(value.size() == 1 ? value.iterator().next() : number);
            number.setLength(0);
        }
    }

    private static @org.jspecify.annotations.Nullable BigDecimal result(String chain) {
        List<BigDecimal> terms = new ArrayList<>();
        Matcher parts = PART.matcher(chain);
        char sign = '+';
        while (parts.find()) {
            if (parts.group(2) != null) {
                sign = parts.group(2).charAt(0);
                continue;
            }
            BigDecimal number = new BigDecimal(parts.group(1));
            int last = terms.size() - 1;
            switch (sign) {
                case '+' -> terms.add(number);
                case '-', '\u2013', '\u2212' -> terms.add(number.negate());
                case '/', '\u00f7' -> {
                    if (number.signum() == 0) {
                        return null;
                    }
                    terms.set(last, terms.get(last).divide(number, MathContext.DECIMAL64));
                }
                default -> terms.set(last, terms.get(last).multiply(number));
            }
        }
        return terms.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

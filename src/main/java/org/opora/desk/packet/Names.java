package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opora.shared.Resources;

/** Given names, found in any case: a stem of three letters or more and an ending that cases have. */
final class Names {
    /**
     * The beginning of a name's forms.
     *
     * @param whole whether it is a form itself
     */
    private record Stem(String letters, boolean whole) {
        boolean begins(String word, String written) {
            if (!word.startsWith(letters)) {
                return false;
            }
            String ending = word.substring(letters.length());
            boolean certain = letters.length() >= SHORTEST || Character.isUpperCase(written.codePointAt(0));
            return ending.isEmpty() ? whole : certain && ENDINGS.contains(ending);
        }
    }

    private static final int SHORTEST = 3;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final String VOWELS = Redaction.table().path("vowels").asText();
    private static final Pattern ADJECTIVE =
            Resources.pattern("(?:" + Redaction.table().path("adjective").asText() + ")$");
    private static final Pattern FLEETING =
            Resources.pattern(Redaction.table().path("fleeting").asText());
    private static final Set<String> ENDINGS = endings();
    /** The two ways of writing one Russian letter. */
    private static final char YO = '\u0451';

    private static final char YE = '\u0435';

    private final List<Stem> stems = new ArrayList<>();

    private static Set<String> endings() {
        Set<String> endings = new HashSet<>();
        for (JsonNode ending : Redaction.table().path("endings")) {
            endings.add(ending.asText());
        }
        return Set.copyOf(endings);
    }

    Names(Collection<String> names) {
        names.forEach(name -> WORD.matcher(name)
                .results()
                .map(found -> plain(found.group()))
                .filter(word -> word.length() >= SHORTEST)
                .forEach(this::add));
    }

    private void add(String name) {
        stems.add(new Stem(name, true));
        String shorter = name.substring(0, name.length() - 1);
        if (VOWELS.indexOf(name.charAt(name.length() - 1)) >= 0) {
            stems.add(new Stem(shorter, false));
        }
        if (ADJECTIVE.matcher(name).find()) {
            addLong(name.substring(0, name.length() - 2));
        }
        if (FLEETING.matcher(name).find()) {
            addLong(name.substring(0, name.length() - 2) + name.charAt(name.length() - 1));
        }
    }

    private void addLong(String letters) {
        if (letters.length() >= SHORTEST) {
            stems.add(new Stem(letters, false));
        }
    }

    String without(String text) {
        return stems.isEmpty()
                ? text
                : WORD.matcher(text)
                        .replaceAll(
                                word -> Matcher.quoteReplacement(isName(word.group()) ? Redaction.SIGN : word.group()));
    }

    private boolean isName(String written) {
        String word = plain(written);
        return stems.stream().anyMatch(stem -> stem.begins(word, written));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace(YO, YE);
    }
}

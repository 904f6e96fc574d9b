package org.opora.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How enumerations are written outside Java: lower-case with hyphens. */
public final class Kebab {
    private Kebab() {}

    public static String of(Enum<?> constant) {
        return of(constant.name());
    }

    static String of(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<?>> Optional<E> parse(Class<E> type, String word) {
        return Stream.of(type.getEnumConstants())
                .filter(c -> of(c).equals(word))
                .findFirst();
    }
}

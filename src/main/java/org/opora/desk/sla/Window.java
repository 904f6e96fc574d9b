package org.opora.desk.sla;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Part of a day by the wall clock, in minutes from midnight: 0 to 1440, the end not included. */
record Window(int fromMinute, int toMinute) {
    static final int MINUTES_OF_A_DAY = 1440;
    private static final Pattern WRITTEN = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");

    /** {@code 09:00-13:00} up to {@code 24:00}; empty if it is written otherwise, ends before it begins or has no length. */
    static Optional<Window> parse(String written) {
        Matcher found = WRITTEN.matcher(written);
        if (!found.matches()) {
            return Optional.empty();
        }
        Window window = new Window(minute(found, 1), minute(found, 3));
        boolean sound = window.fromMinute < window.toMinute && window.toMinute <= MINUTES_OF_A_DAY;
        return sound ? Optional.of(window) : Optional.empty();
    }

    private static int minute(Matcher found, int group) {
        return Integer.parseInt(found.group(group)) * 60 + Integer.parseInt(found.group(group + 1));
    }

    Duration length() {
        return Duration.ofMinutes((long) toMinute - fromMinute);
    }
}

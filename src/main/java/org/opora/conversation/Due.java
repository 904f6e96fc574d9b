package org.opora.conversation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.opora.identity.School;
import org.opora.identity.Words;

/** A due time in words, in the school's zone: today, tomorrow, or a date. */
final class Due {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Due() {}

    static String say(Words words, School school, String locale, Clock clock, Instant due) {
        ZonedDateTime then = due.atZone(school.zone());
        LocalDate today = clock.instant().atZone(school.zone()).toLocalDate();
        String key = then.toLocalDate().equals(today)
                ? "due.today"
                : then.toLocalDate().equals(today.plusDays(1)) ? "due.tomorrow" : "due.later";
        String date = DateTimeFormatter.ofPattern("d MMMM", Locale.forLanguageTag(locale))
                .format(then);
        return words.say(school, key, locale, Map.of("time", TIME.format(then), "date", date));
    }
}

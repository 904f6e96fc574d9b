package org.opora.desk.sla;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Days off of a country: its public and bank holidays, and the days to which they move from a weekend. What a government
 * moves for one year is not known here: a calendar names it in its {@code daysOff} and {@code workingDays}.
 */
final class Holidays {
    private static final Map<String, Holidays> COUNTRIES = new ConcurrentHashMap<>();
    /** Labour Code, article 112: 1–8 January, moved by the government only; the library says 1–10 and moves them itself. */
    private static final int LAST_OF_RUSSIAN_NEW_YEAR = 8;

    private final String country;
    private final HolidayManager calendar;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private Holidays(String country) {
        this.country = country;
        this.calendar = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    /** Empty if the country is not known; written as in ISO 3166, {@code RU}. */
    static Optional<Holidays> of(String country) {
        Holidays known = COUNTRIES.get(country);
        if (known != null) {
            return Optional.of(known);
        }
        boolean exists = country.matches("[A-Z]{2}")
                && HolidayManager.getSupportedCalendarCodes().contains(country);
        return exists ? Optional.of(COUNTRIES.computeIfAbsent(country, Holidays::new)) : Optional.empty();
    }

    boolean contains(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), this::in).contains(day);
    }

    private Set<LocalDate> in(int year) {
        Set<LocalDate> days = new HashSet<>();
        // A holiday of the first or last days of a year may move into the other year.
        for (int near = year - 1; near <= year + 1; near++) {
            calendar.getHolidays(Year.of(near)).forEach(holiday -> add(holiday, days));
        }
        days.removeIf(day -> day.getYear() != year || isWrongOfRussia(day));
        return Set.copyOf(days);
    }

    private static void add(Holiday holiday, Set<LocalDate> days) {
        if (holiday.getType() != HolidayType.OBSERVANCE) {
            days.add(holiday.getActualDate());
            holiday.getObservedDate().ifPresent(days::add);
        }
    }

    private boolean isWrongOfRussia(LocalDate day) {
        return country.equals("RU")
                && day.getMonth() == Month.JANUARY
                && day.getDayOfMonth() > LAST_OF_RUSSIAN_NEW_YEAR;
    }
}

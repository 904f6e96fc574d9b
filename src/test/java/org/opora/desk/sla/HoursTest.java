package org.opora.desk.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opora.shared.Json;
import org.opora.shared.Problem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HoursTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String OFFICE = days("\"10:00-19:00\"", "mon", "tue", "wed", "thu", "fri");
    private static final String NIGHT = days("\"01:00-05:00\"", "mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static String days(String windows, String... days) {
        StringBuilder week = new StringBuilder("{\"week\": {");
        for (String day : days) {
            week.append('"').append(day).append("\": [").append(windows).append("], ");
        }
        return week.substring(0, week.length() - 2) + "}";
    }

    private static Hours hours(String start, String rest, ZoneId zone) {
        return Hours.parse(Json.parse(start + rest + "}"), zone);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    private static void due(String expected, Hours hours, String from, Duration working, ZoneId zone) {
        assertEquals(at(expected, zone), hours.add(at(from, zone), working));
    }

    @Test
    void an_hour_from_friday_evening_ends_on_monday_morning() {
        Hours hours = hours(OFFICE, "", MOSCOW);

        due("2026-09-14T10:20", hours, "2026-09-11T18:20", Duration.ofHours(1), MOSCOW);
        due("2026-09-14T11:00", hours, "2026-09-11T19:40", Duration.ofHours(1), MOSCOW);
        due("2026-09-11T19:00", hours, "2026-09-11T18:00", Duration.ofHours(1), MOSCOW);
    }

    @Test
    void of_two_windows_a_day_the_evening_one_goes_on_after_the_break() {
        Hours hours = hours(days("\"09:00-13:00\", \"18:00-22:00\"", "mon", "tue"), "", MOSCOW);

        due("2026-09-14T18:30", hours, "2026-09-14T12:30", Duration.ofHours(1), MOSCOW);
        due("2026-09-15T09:15", hours, "2026-09-14T21:15", Duration.ofHours(1), MOSCOW);
        assertEquals(Optional.of(at("2026-09-14T22:00", MOSCOW)), hours.closes(at("2026-09-14T19:00", MOSCOW)));
        assertEquals(Optional.of(at("2026-09-14T18:00", MOSCOW)), hours.nextOpening(at("2026-09-14T13:00", MOSCOW)));
    }

    @Test
    void nobody_works_from_1_to_8_january_in_russia() {
        Hours hours = hours(OFFICE, ", \"holidays\": \"RU\"", MOSCOW);

        due("2026-01-09T10:30", hours, "2025-12-31T18:30", Duration.ofHours(1), MOSCOW);
        assertTrue(hours.open(at("2026-01-12T12:00", MOSCOW)));
        assertEquals(Duration.ZERO, hours.between(at("2027-01-01T00:00", MOSCOW), at("2027-01-11T10:00", MOSCOW)));
    }

    @Test
    void a_day_of_work_over_the_new_year() {
        Hours hours = hours(OFFICE, ", \"holidays\": \"RU\", \"daysOff\": [\"2026-12-31\"]", MOSCOW);

        due("2027-01-12T16:00", hours, "2026-12-30T10:00", Duration.ofHours(24), MOSCOW);
    }

    @Test
    void the_day_of_unity_is_off_unless_the_school_works() {
        Hours off = hours(OFFICE, ", \"holidays\": \"RU\"", MOSCOW);
        Hours works = hours(OFFICE, ", \"holidays\": \"RU\", \"workingDays\": [\"2026-11-04\"]", MOSCOW);

        assertFalse(off.open(at("2026-11-04T12:00", MOSCOW)));
        assertTrue(works.open(at("2026-11-04T12:00", MOSCOW)));
        due("2026-11-05T10:30", off, "2026-11-03T18:30", Duration.ofHours(1), MOSCOW);
    }

    @Test
    void a_holiday_at_a_weekend_takes_the_monday() {
        Hours hours = hours(OFFICE, ", \"holidays\": \"RU\"", MOSCOW);

        due("2026-05-12T10:30", hours, "2026-05-08T18:30", Duration.ofHours(1), MOSCOW);
    }

    @Test
    void a_holiday_that_moves_into_the_year_before_is_off() {
        Hours hours = hours(OFFICE, ", \"holidays\": \"US\"", ZoneId.of("America/New_York"));

        assertFalse(hours.open(at("2027-12-31T12:00", ZoneId.of("America/New_York"))));
    }

    @Test
    void a_working_saturday_of_a_closed_weekday_is_as_the_first_open_day() {
        Hours hours = hours(OFFICE, ", \"workingDays\": [\"2026-11-07\"]", MOSCOW);

        assertEquals(
                Duration.ofHours(9), hours.between(at("2026-11-07T00:00", MOSCOW), at("2026-11-08T00:00", MOSCOW)));
    }

    @Test
    void the_hour_skipped_in_spring_is_not_worked() {
        Hours hours = hours(NIGHT, "", BERLIN);

        assertEquals(
                Duration.ofHours(3), hours.between(at("2026-03-29T00:00", BERLIN), at("2026-03-30T00:00", BERLIN)));
        due("2026-03-29T03:30", hours, "2026-03-29T01:30", Duration.ofHours(1), BERLIN);
    }

    @Test
    void the_hour_doubled_in_autumn_is_worked_twice() {
        Hours hours = hours(NIGHT, "", BERLIN);

        assertEquals(
                Duration.ofHours(5), hours.between(at("2026-10-25T00:00", BERLIN), at("2026-10-26T00:00", BERLIN)));
        due("2026-10-25T03:00", hours, "2026-10-25T01:00", Duration.ofHours(3), BERLIN);
    }

    @Test
    void a_window_within_the_doubled_hour_opens_twice() {
        Hours hours = hours(days("\"02:30-03:00\", \"10:00-11:00\"", "sun"), "", BERLIN);
        Instant first = Instant.parse("2026-10-25T00:30:00Z");

        assertEquals(Optional.of(Instant.parse("2026-10-25T01:00:00Z")), hours.closes(first));
        assertEquals(
                Optional.of(Instant.parse("2026-10-25T01:30:00Z")),
                hours.nextOpening(Instant.parse("2026-10-25T01:00:00Z")));
    }

    @Test
    void what_never_opens_is_not_looked_for_for_ever() {
        StringBuilder mondays = new StringBuilder();
        for (int week = 0; week < 200; week++) {
            mondays.append(", \"")
                    .append(LocalDate.of(2026, 1, 5).plusWeeks(week))
                    .append('"');
        }
        String off = ", \"daysOff\": [" + mondays.substring(2) + "]";
        Hours hours = hours(days("\"10:00-19:00\"", "mon"), off, MOSCOW);
        Instant from = at("2026-02-02T10:00", MOSCOW);

        assertEquals(Optional.empty(), hours.nextOpening(from));
        assertEquals(from.plus(Duration.ofHours(1)), hours.add(from, Duration.ofHours(1)));
    }

    @Test
    void mentors_work_from_9_to_21_and_others_always_unless_they_say() {
        Hours mentors = Hours.ofTeam("mentors", null, MOSCOW);

        assertEquals(Optional.of(at("2026-09-13T21:00", MOSCOW)), mentors.closes(at("2026-09-13T09:00", MOSCOW)));
        assertSame(Hours.ALWAYS, Hours.ofTeam("curators", Json.parse("null"), MOSCOW));
        assertFalse(Hours.ofTeam("mentors", Json.parse(OFFICE + "}"), MOSCOW).open(at("2026-09-13T12:00", MOSCOW)));
    }

    @Test
    void a_time_zone_of_its_own_overrides_the_schools() {
        Hours hours = hours(OFFICE, ", \"timeZone\": \"Asia/Vladivostok\"", MOSCOW);

        assertTrue(hours.open(at("2026-09-14T03:00", MOSCOW)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calendar                  | []
            calendar.hours            | {"week": {"mon": ["09:00-13:00"]}, "hours": 1}
            calendar.week             | {}
            calendar.week             | {"week": {}}
            calendar.week             | {"week": {"mon": ["09:00-09:59"]}}
            calendar.week.monday      | {"week": {"monday": ["09:00-13:00"]}}
            calendar.week.mon         | {"week": {"mon": []}}
            calendar.week.mon         | {"week": {"mon": "09:00-13:00"}}
            calendar.week.mon         | {"week": {"mon": ["9:00-13:00"]}}
            calendar.week.mon         | {"week": {"mon": ["13:00-09:00"]}}
            calendar.week.mon         | {"week": {"mon": ["09:00-09:00"]}}
            calendar.week.mon         | {"week": {"mon": ["22:00-24:01"]}}
            calendar.week.mon         | {"week": {"mon": [9]}}
            calendar.week.tue         | {"week": {"tue": ["12:00-15:00", "09:00-12:01"]}}
            calendar.timeZone         | {"week": {"mon": ["09:00-13:00"]}, "timeZone": "Moscow"}
            calendar.timeZone         | {"week": {"mon": ["09:00-13:00"]}, "timeZone": 3}
            calendar.holidays         | {"week": {"mon": ["09:00-13:00"]}, "holidays": "XX"}
            calendar.holidays         | {"week": {"mon": ["09:00-13:00"]}, "holidays": "NYSE"}
            calendar.daysOff          | {"week": {"mon": ["09:00-13:00"]}, "daysOff": ["31.12.2026"]}
            calendar.daysOff          | {"week": {"mon": ["09:00-13:00"]}, "daysOff": "2026-12-31"}
            calendar.workingDays      | {"week": {"mon": ["09:00-13:00"]}, "workingDays": ["2026-02-30"]}
            calendar.workingDays      | {"week": {"mon": ["09:00-13:00"]}, "daysOff": ["2026-11-07"], "workingDays": ["2026-11-07"]}
            """)
    void a_calendar_that_is_wrong_is_refused_by_its_field(String field, String calendar) {
        Problem refused = assertThrows(Problem.class, () -> Hours.parse(Json.parse(calendar), MOSCOW));

        assertEquals(422, refused.status());
        assertEquals(field, String.valueOf(refused.getMessage()).split(": ", 2)[0]);
    }

    @Test
    void windows_may_touch_and_end_at_midnight() {
        Hours hours = hours(days("\"13:00-24:00\", \"09:00-13:00\"", "mon"), "", MOSCOW);

        assertEquals(Optional.of(at("2026-09-15T00:00", MOSCOW)), hours.closes(at("2026-09-14T09:00", MOSCOW)));
    }
}

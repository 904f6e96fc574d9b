package org.opora.analytics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of the questions of a time. Sums only: no text, no single curator, no single student.
 *
 * @param questions those with an outcome: answered, drafted, handed off or declined; the sum of the hours and of the days
 * @param days every day of the time, with its counts
 */
record Figures(
        LocalDate from,
        LocalDate to,
        String timeZone,
        int questions,
        int students,
        Load load,
        List<Day> days,
        List<FirstReply> firstReplies,
        List<Unanswered> unanswered,
        List<Rated> ratings,
        Resolution resolution,
        Reliability reliability) {

    /**
     * When questions come.
     *
     * @param hours those with a question; weekdays as in ISO, Monday = 1
     */
    record Load(
            List<Hour> hours, @Nullable Hour peak, @Nullable LocalDate busiestDay) {}

    record Hour(int weekday, int hour, int count) {}

    /**
     * What became of the questions of a day.
     *
     * @param handedOff by reason; a draft is none of them
     * @param declined by why
     */
    record Day(
            LocalDate day, int answered, int drafted, Map<String, Integer> handedOff, Map<String, Integer> declined) {}

    /**
     * How soon people reply to handoffs that came in this time, by the wall clock.
     *
     * @param team absent = all of them
     * @param inTime of those whose first reply was promised and has come, or is overdue by now
     * @param medianMinutes absent while fewer than five students have had a reply, as is p90Minutes
     */
    record FirstReply(
            @Nullable String team,
            int handoffs,
            int replied,
            @Nullable Double medianMinutes,
            @Nullable Double p90Minutes,
            Share inTime) {}

    /**
     * Students who wait for a person now, whatever the time that is looked at.
     *
     * @param team absent = all of them
     * @param longestMinutes since what waits longest was asked
     */
    record Unanswered(
            @Nullable String team,
            int open,
            int overdue,
            @Nullable Integer longestMinutes) {}

    /**
     * Students' thumbs.
     *
     * @param to answer, hint, decline, draft or handoff (the notice), curator, or conversation (the whole of it)
     */
    record Rated(String to, Share up) {}

    /**
     * What the assistant ended itself, beside what speaks against it.
     *
     * @param answered of all questions
     * @param came of the answers, how many the student came back from within seven days
     * @param young answers whose seven days are not over
     */
    record Resolution(Share answered, CameBack came, int young, Tasks helped, Tasks others) {}

    /**
     * An answer was not the end when, within seven days and before the conversation's next answer, the student called a person
     * or complained, or the closed conversation was opened again; or when the student's next question in the course asks
     * the same: all stems of one of the two, at least two, are among those of the other.
     *
     * @param any at least one of the three
     */
    record CameBack(int called, int reopened, int repeated, Share any) {}

    /**
     * How assignments went: the first {@code passed} or {@code failed} of a student on an assignment, else the first
     * {@code submitted}, which counts as done. With help: the assistant answered that student on that assignment in the seven
     * days before. Those who ask find the task harder, so the two groups differ by more than the help.
     *
     * @param same of assignments of this time, those done
     * @param next of those after which the student's next assignment of the course went somehow within 14 days, where that was done
     */
    record Tasks(Share same, Share next) {}

    /**
     * Whether confidence holds: answers, sent or drafted, that a curator or a student judged.
     *
     * @param error mean distance between confidence and share of right answers, weighted; absent while a bin is too small for both
     */
    record Reliability(int judged, List<Bin> bins, @Nullable Double error) {}

    /** @param confidence their mean; absent with fewer than five students */
    record Bin(double from, double to, @Nullable Double confidence, Share right) {}
}

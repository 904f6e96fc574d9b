package org.opora.answering.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.evidence.Findings;
import org.opora.answering.evidence.Sought;
import org.opora.cast.Cast;
import org.opora.course.CourseId;
import org.opora.course.LessonId;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.Words.Address;
import org.opora.knowledge.Article;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;
import org.opora.shared.Id;

/** Which place of the base a hint points to, best first as they were found. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HintWriterTest {
    private static final CourseId RUST = new CourseId(Id.next());
    private static final Hit ROOMS = hit(null, "Comments", "Whoever reviews the work leaves a comment in the form.");
    private static final Hit SUMMARY =
            hit(RUST, "Summary", "This chapter was long: variables, functions and loops were its matter.");
    private static final Hit PRINTED = hit(RUST, "Running it", "```console\n$ cargo run\nagain!\n```");
    private static final Hit LOOPS =
            hit(RUST, "Loops", "Let us see:\n\nA loop runs a block of code again until it is told to stop.");
    private static final Hit FOR = hit(RUST, "For", "A range counts up.\n\n```rust\nfor n in 1..4 {}\n```");
    private static final LessonId FIRST = new LessonId(Id.next());
    private static final Hit IF = in(FIRST, LOOPS, "If");
    private static final Hit ELSE = in(FIRST, LOOPS, "Else");
    private static final Hit TASK = hit(RUST, "", "Print the first ten numbers of the row.");

    private static final Address EN = new Address("en", false);

    private final HintWriter hints = new HintWriter(new Words());
    private final School school = Cast.unsaved("en");

    @Test
    void a_small_hint_points_to_the_course_before_the_rules_of_the_school() {
        assertEquals("Loops", small(ROOMS, LOOPS).heading());
    }

    @Test
    void a_small_hint_says_where_else_to_look_in_the_course_if_something_else_is_meant() {
        Written hint = hints.write(school, EN, 1, null, List.of(TASK), found(LOOPS, ROOMS, SUMMARY, IF, FOR), List.of())
                .orElseThrow();

        assertEquals(
                List.of("Loops", "If"),
                hint.citations().stream().map(Citation::heading).toList());
        assertTrue(hint.text().contains("see “Title › If”. [2]"), hint.text());
    }

    @Test
    void a_small_hint_names_no_other_place_where_there_is_none() {
        assertEquals(
                1,
                hints.write(school, EN, 1, null, List.of(TASK), found(LOOPS, ROOMS, SUMMARY), List.of())
                        .orElseThrow()
                        .citations()
                        .size());
    }

    @Test
    void what_only_sums_up_or_was_printed_by_a_program_is_passed_over() {
        assertEquals("Loops", small(SUMMARY, PRINTED, LOOPS).heading());
        assertEquals("For", big(SUMMARY, LOOPS, PRINTED, FOR).heading());
    }

    @Test
    void where_there_is_nothing_better_it_is_pointed_to_all_the_same() {
        assertEquals("Summary", small(ROOMS, SUMMARY).heading());
        assertEquals("Running it", big(LOOPS, PRINTED).heading());
    }

    @Test
    void a_small_hint_quotes_the_first_sentence_that_says_something() {
        assertEquals(
                "A loop runs a block of code again until it is told to stop.",
                small(LOOPS).quote());
    }

    @Test
    void a_big_hint_uses_another_place_than_the_small_one_and_none_of_the_school_at_large() {
        assertEquals("For", big(ROOMS, LOOPS, FOR).heading());
        assertTrue(hints.write(school, EN, 2, null, List.of(TASK), found(ROOMS, LOOPS), List.of())
                .isEmpty());
    }

    @Test
    void a_big_hint_stays_in_the_lesson_of_the_small_one_even_without_an_example() {
        assertEquals("If", small(IF, FOR, ELSE).heading());
        assertEquals("Else", big(IF, FOR, ELSE).heading());
    }

    @Test
    void a_course_without_material_points_to_the_task_itself() {
        assertEquals(TASK.passageId(), small(ROOMS).passageId());
    }

    @Test
    void who_asks_again_is_shown_another_place_of_the_lesson_while_there_is_one() {
        List<String> said = List.of("Start here:\n\n" + IF.text() + " [1]");
        Hit more = hit(RUST, FIRST, "Match", "A match compares a value with patterns, one after the other.");

        assertEquals("Match", cited(1, said, IF, more, FOR).heading());
        assertEquals("If", cited(1, said, IF, FOR).heading());
        assertEquals("Match", cited(2, said, IF, more, FOR).heading());
    }

    @Test
    void a_sentence_that_teaches_comes_before_one_that_tells_what_happens() {
        Hit match = hit(
                RUST,
                "Match",
                "Let us take a look at what the word match does here and why.\n\nAccess to the element with the index 100 in a vector\n\n"
                        + "The next line was printed by that very program.\n\nA match must cover every value that is possible.");

        assertEquals(
                "A match must cover every value that is possible.", small(match).quote());
    }

    @Test
    void a_big_hint_does_not_end_with_what_it_announces() {
        Hit cut = hit(
                RUST,
                "Moves",
                "A value has one owner, which drops it.\n\n```rust\nlet a = b;\n```\n\nHere is the error:");

        assertTrue(big(LOOPS, cut).quote().endsWith("```"));
    }

    @Test
    void a_caption_is_no_sentence_that_says_something() {
        Hit listing = hit(
                RUST,
                "Methods",
                "Listing 5-13: the method area defined on Rectangle.\n\nRunning this code will print `The area is 1500`.\n\n"
                        + "Запуск кода напечатает `The area is 1500`.\n\nA method takes itself as its first parameter.");

        assertEquals(
                "A method takes itself as its first parameter.", small(listing).quote());
    }

    private Citation small(Hit... found) {
        return cited(1, found);
    }

    private Citation big(Hit... found) {
        return cited(2, found);
    }

    private Citation cited(int level, Hit... found) {
        return cited(level, List.of(), found);
    }

    private Citation cited(int level, List<String> before, Hit... found) {
        return hints.write(school, EN, level, null, List.of(TASK), found(found), before)
                .orElseThrow()
                .citations()
                .get(0);
    }

    private static Findings found(Hit... hits) {
        return found("", hits);
    }

    private static Findings found(String searchedFor, Hit... hits) {
        Evidence evidence = new Evidence(new Found(List.of(hits), List.of(), new float[0], Map.of()));
        return new Findings(List.of(new Sought(searchedFor, evidence, Map.of(), 0)));
    }

    private static Hit in(LessonId lesson, Hit hit, String heading) {
        return hit(RUST, lesson, heading, hit.text());
    }

    private static Hit hit(@Nullable CourseId course, String heading, String text) {
        return hit(course, null, heading, text);
    }

    private static Hit hit(@Nullable CourseId course, @Nullable LessonId lesson, String heading, String text) {
        Article.Kind kind = course == null ? Article.Kind.HANDBOOK : Article.Kind.LESSON;
        return new Hit(
                new PassageId(Id.next()),
                new ArticleId(Id.next()),
                "article",
                "Title",
                heading,
                null,
                text,
                "en",
                kind,
                course,
                lesson,
                1,
                null,
                0,
                null,
                null,
                null,
                null);
    }
}

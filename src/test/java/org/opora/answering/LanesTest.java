package org.opora.answering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.Lanes.Decided;
import org.opora.answering.triage.Verdict;
import org.opora.cast.Cast;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.Courses.Place;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;
import org.opora.identity.student.Student;
import org.opora.identity.student.StudentId;

/** Lanes by cuts, of a question on its way and of one decided long ago. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LanesTest {
    private static final Threshold CUTS = new Threshold(0.6, 0.3);
    private static final Threshold LOWER = new Threshold(0.4, 0.2);
    private static final Threshold PEOPLE = new Threshold(1.01, 1.01);

    private static Decided decided(Lane lane, @Nullable Reason reason, QuestionClass questionClass) {
        return new Decided(lane, reason, questionClass, 0.5, false, false, false);
    }

    @Test
    void a_cut_is_reached_by_what_is_equal_to_it() {
        assertEquals(Lane.ANSWER, Lanes.byConfidence(0.6, CUTS));
        assertEquals(Lane.DRAFT, Lanes.byConfidence(0.599, CUTS));
        assertEquals(Lane.DRAFT, Lanes.byConfidence(0.3, CUTS));
        assertEquals(Lane.HANDOFF, Lanes.byConfidence(0.299, CUTS));
        assertEquals(Lane.HANDOFF, Lanes.byConfidence(1, PEOPLE));
    }

    private static QuestionClass unsafe(boolean byPattern, boolean asks, double confidence) {
        return judged(QuestionClass.UNSAFE, byPattern, asks, confidence);
    }

    private static QuestionClass judged(QuestionClass looksLike, boolean byPattern, boolean asks, double confidence) {
        Verdict verdict = new Verdict(looksLike, 0.9, byPattern, false, false, 0, asks, false, Verdict.Mood.CALM);
        return new Lanes().withDistance(verdict, confidence, 0, CUTS, () -> 100).questionClass();
    }

    private static Lanes.@Nullable Fixed fixed(QuestionClass questionClass, boolean noAi) {
        Student student =
                new Student(new StudentId(new UUID(0, 1)), "lena", null, null, null, null, noAi, NullNode.instance);
        Question question = new Question(
                Cast.unsaved("ru"), "x", Place.NONE, student, null, false, List.of(), null, null, false, null);
        Verdict verdict = new Verdict(questionClass, 0.9, false, false, false, 0, false, false, Verdict.Mood.CALM);
        return new Lanes().fixed(question, verdict, CUTS);
    }

    private static @Nullable Reason reason(QuestionClass questionClass) {
        return Objects.requireNonNull(fixed(questionClass, true)).reason();
    }

    @Test
    void whoever_wants_no_assistant_is_not_declined_by_it_either() {
        assertEquals(Reason.POLICY, reason(QuestionClass.OFF_TOPIC));
        assertEquals(Reason.POLICY, reason(QuestionClass.ORGANISATIONAL));
        assertEquals(Reason.EMOTIONAL, reason(QuestionClass.EMOTIONAL));

        assertEquals(
                Lane.DECLINE,
                Objects.requireNonNull(fixed(QuestionClass.OFF_TOPIC, false)).lane());
        assertNull(fixed(QuestionClass.ORGANISATIONAL, false));
    }

    @Test
    void what_looks_like_an_attack_is_a_question_where_it_asks_and_the_base_is_near() {
        assertEquals(QuestionClass.ORGANISATIONAL, unsafe(true, true, 0.3));
        assertEquals(QuestionClass.ORGANISATIONAL, unsafe(false, false, 0.6));

        assertEquals(QuestionClass.UNSAFE, unsafe(true, true, 0.299));
        assertEquals(QuestionClass.UNSAFE, unsafe(false, false, 0.599));
        assertEquals(QuestionClass.UNSAFE, unsafe(true, false, 1));
    }

    @Test
    void what_asks_and_has_no_wording_of_an_attack_is_none_whatever_the_base_holds() {
        assertEquals(QuestionClass.ORGANISATIONAL, unsafe(false, true, 0));
    }

    @Test
    void a_question_that_only_looks_like_a_complaint_is_none_where_the_base_answers_it() {
        assertEquals(QuestionClass.ORGANISATIONAL, judged(QuestionClass.COMPLAINT, false, true, 0.6));

        assertEquals(QuestionClass.COMPLAINT, judged(QuestionClass.COMPLAINT, false, true, 0.599));
        assertEquals(QuestionClass.COMPLAINT, judged(QuestionClass.COMPLAINT, false, false, 0.9));
        assertEquals(QuestionClass.COMPLAINT, judged(QuestionClass.COMPLAINT, true, true, 0.9));
    }

    @Test
    void what_only_looks_like_talk_is_a_question_where_the_base_is_near() {
        assertEquals(QuestionClass.ORGANISATIONAL, judged(QuestionClass.SMALL_TALK, false, true, 0.12));
        assertEquals(QuestionClass.ORGANISATIONAL, judged(QuestionClass.OFF_TOPIC, false, true, 0.12));

        assertEquals(QuestionClass.SMALL_TALK, judged(QuestionClass.SMALL_TALK, false, true, 0.119));
        assertEquals(QuestionClass.SMALL_TALK, judged(QuestionClass.SMALL_TALK, false, false, 0.9));
        assertEquals(QuestionClass.SMALL_TALK, judged(QuestionClass.SMALL_TALK, true, true, 0.9));
        assertEquals(QuestionClass.OFF_TOPIC, judged(QuestionClass.OFF_TOPIC, false, true, 0.119));
    }

    @Test
    void the_name_of_something_in_the_base_is_a_question_without_a_mark_too() {
        Verdict named =
                new Verdict(QuestionClass.SMALL_TALK, 0.9, false, false, false, 0, false, false, Verdict.Mood.CALM);

        assertEquals(
                QuestionClass.ORGANISATIONAL,
                new Lanes().withDistance(named, 0.9, 0.6, CUTS, () -> 100).questionClass());
        assertEquals(
                QuestionClass.SMALL_TALK,
                new Lanes().withDistance(named, 0.9, 0.59, CUTS, () -> 100).questionClass());
    }

    @Test
    void what_is_hardly_small_talk_is_a_question() {
        Verdict verdict =
                new Verdict(QuestionClass.SMALL_TALK, 0.29, false, false, false, 0, true, false, Verdict.Mood.CALM);

        assertEquals(
                QuestionClass.ORGANISATIONAL,
                new Lanes().withDistance(verdict, 0, 0, CUTS, () -> 100).questionClass());
        assertEquals(QuestionClass.SMALL_TALK, judged(QuestionClass.SMALL_TALK, false, true, 0));
    }

    @Test
    void what_has_the_words_of_a_passage_is_not_off_topic_however_far_it_is() {
        Verdict verdict =
                new Verdict(QuestionClass.OFF_TOPIC, 0.9, false, false, false, 0.9, true, false, Verdict.Mood.CALM);

        assertEquals(
                QuestionClass.ORGANISATIONAL,
                new Lanes().withDistance(verdict, 0.01, 0.6, CUTS, () -> 100).questionClass());
        assertEquals(
                QuestionClass.OFF_TOPIC,
                new Lanes().withDistance(verdict, 0.01, 0.59, CUTS, () -> 100).questionClass());
    }

    @Test
    void what_confidence_decided_goes_by_other_cuts() {
        Decided draft = decided(Lane.DRAFT, Reason.LOW_CONFIDENCE, QuestionClass.ORGANISATIONAL);

        assertEquals(Lane.ANSWER, Lanes.under(LOWER, draft));
        assertEquals(Lane.DRAFT, Lanes.under(CUTS, draft));
        assertEquals(Lane.HANDOFF, Lanes.under(PEOPLE, draft));
        assertEquals(
                Lane.ANSWER, Lanes.under(LOWER, decided(Lane.HANDOFF, Reason.LOW_CONFIDENCE, QuestionClass.TECHNICAL)));
        assertEquals(Lane.DRAFT, Lanes.under(CUTS, decided(Lane.ANSWER, null, QuestionClass.STUDY)));
    }

    @Test
    void what_no_cut_governs_stays_what_it_was() {
        for (Reason reason : new Reason[] {
            Reason.RISK,
            Reason.CHECK_FAILED,
            Reason.NO_EVIDENCE,
            Reason.MODEL_UNAVAILABLE,
            Reason.LIMIT_REACHED,
            Reason.POLICY
        }) {
            assertEquals(
                    Lane.HANDOFF,
                    Lanes.under(LOWER, decided(Lane.HANDOFF, reason, QuestionClass.ORGANISATIONAL)),
                    reason.name());
        }
        assertEquals(
                Lane.HANDOFF,
                Lanes.under(LOWER, decided(Lane.HANDOFF, Reason.STUDENT_REQUEST, QuestionClass.HUMAN_REQUEST)));
        assertEquals(
                Lane.HANDOFF, Lanes.under(LOWER, decided(Lane.HANDOFF, Reason.EMOTIONAL, QuestionClass.EMOTIONAL)));
        assertEquals(Lane.DECLINE, Lanes.under(PEOPLE, decided(Lane.DECLINE, null, QuestionClass.OFF_TOPIC)));
    }

    @Test
    void a_class_that_was_left_to_people_is_taken_back_by_its_cuts() {
        Decided left = new Decided(Lane.HANDOFF, Reason.POLICY, QuestionClass.ORGANISATIONAL, 0.5, false, false, true);

        assertEquals(Lane.ANSWER, Lanes.under(LOWER, left));
        assertEquals(Lane.HANDOFF, Lanes.under(PEOPLE, left));
    }

    @Test
    void a_hint_goes_by_the_assignments_rules_until_people_have_the_class() {
        Decided hint = new Decided(Lane.ANSWER, null, QuestionClass.STUDY, 0.1, true, false, false);

        assertEquals(Lane.ANSWER, Lanes.under(CUTS, hint));
        assertEquals(Lane.HANDOFF, Lanes.under(PEOPLE, hint));
    }

    @Test
    void an_entry_that_the_student_chose_stays_their_answer() {
        Decided chosen = new Decided(Lane.ANSWER, null, QuestionClass.ORGANISATIONAL, 0.1, false, true, false);

        assertEquals(Lane.ANSWER, Lanes.under(CUTS, chosen));
        assertEquals(Lane.ANSWER, Lanes.under(PEOPLE, chosen));
    }
}

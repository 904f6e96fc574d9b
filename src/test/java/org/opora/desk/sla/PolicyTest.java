package org.opora.desk.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.shared.Json;
import org.opora.shared.Problem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyTest {
    private static final Facts STUDY = new Facts(QuestionClass.STUDY, Reason.NO_EVIDENCE, "normal", "calm", "python-1");
    private static final Facts UPSET =
            new Facts(QuestionClass.EMOTIONAL, Reason.EMOTIONAL, "high", "upset", "python-1");
    private static final Facts RISK = new Facts(QuestionClass.STUDY, Reason.RISK, "urgent", "upset", null);

    private static Policy policy(String sla) {
        return Policy.parse(Json.parse(sla));
    }

    private static void within(int minutes, Policy policy, Facts facts, ClockKind kind) {
        assertEquals(Duration.ofMinutes(minutes), policy.within(facts, kind));
    }

    @Test
    void without_settings_a_reply_takes_an_hour_and_the_whole_a_day() {
        Policy policy = Policy.parse(null);

        within(60, policy, STUDY, ClockKind.FIRST);
        within(60, policy, STUDY, ClockKind.NEXT);
        within(1440, policy, STUDY, ClockKind.RESOLUTION);
        assertEquals(Optional.empty(), policy.outside(STUDY));
        assertFalse(policy.always(STUDY));
    }

    @Test
    void the_upset_wait_a_quarter_of_an_hour_and_those_at_risk_ten_minutes_of_any_time() {
        Policy policy = policy("{\"firstReplyMinutes\": 120, \"nextReplyMinutes\": 240}");

        within(15, policy, UPSET, ClockKind.FIRST);
        within(15, policy, UPSET, ClockKind.NEXT);
        within(10, policy, RISK, ClockKind.FIRST);
        within(240, policy, STUDY, ClockKind.NEXT);
        assertTrue(policy.always(RISK));
        assertFalse(policy.always(UPSET));
    }

    @Test
    void a_next_reply_comes_as_soon_as_the_first_where_nothing_else_is_said() {
        Policy policy = policy(
                "{\"firstReplyMinutes\": 120, \"rules\": [{\"course\": \"python-1\", \"firstReplyMinutes\": 20}]}");

        within(20, policy, STUDY, ClockKind.NEXT);
        within(10, policy, RISK, ClockKind.NEXT);
        within(30, Policy.ofTeam("mentors", null), STUDY, ClockKind.NEXT);
    }

    @Test
    void a_team_that_promises_more_keeps_it_for_the_upset_too() {
        within(5, policy("{\"firstReplyMinutes\": 5}"), UPSET, ClockKind.FIRST);
    }

    @Test
    void the_first_rule_that_matches_wins_field_by_field() {
        Policy policy = policy("""
                {"firstReplyMinutes": 120, "resolutionMinutes": 600, "rules": [
                  {"class": "study", "course": "python-1", "firstReplyMinutes": 20},
                  {"priority": "urgent", "mood": "upset", "always": false, "firstReplyMinutes": 3},
                  {"class": "study", "firstReplyMinutes": 45, "nextReplyMinutes": 50, "always": true}]}""");

        within(20, policy, STUDY, ClockKind.FIRST);
        within(50, policy, STUDY, ClockKind.NEXT);
        within(600, policy, STUDY, ClockKind.RESOLUTION);
        assertTrue(policy.always(STUDY));
        within(3, policy, RISK, ClockKind.FIRST);
        assertFalse(policy.always(RISK));
        within(15, policy, UPSET, ClockKind.FIRST);
    }

    @Test
    void mentors_promise_half_an_hour_unless_they_say_otherwise() {
        Policy mentors = Policy.ofTeam("mentors", Json.parse("null"));

        within(30, mentors, STUDY, ClockKind.FIRST);
        assertEquals(Optional.of(Duration.ofHours(24)), mentors.outside(STUDY));
        within(60, Policy.ofTeam("curators", null), STUDY, ClockKind.FIRST);
        within(60, Policy.ofTeam("mentors", Json.parse("{}")), STUDY, ClockKind.FIRST);
    }

    @Test
    void a_team_to_call_is_named() {
        assertEquals(
                Optional.of("curators"),
                policy("{\"escalateTo\": \"curators\"}").escalateTo());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sla                            | [1]
            sla.firstReply                 | {"firstReply": 1}
            sla.firstReplyMinutes          | {"firstReplyMinutes": 0}
            sla.nextReplyMinutes           | {"nextReplyMinutes": 100001}
            sla.resolutionMinutes          | {"resolutionMinutes": 1.5}
            sla.outsideMinutes             | {"outsideMinutes": "60"}
            sla.escalateTo                 | {"escalateTo": ""}
            sla.rules                      | {"rules": {}}
            sla.rules[0]                   | {"rules": [5]}
            sla.rules[0]                   | {"rules": [{"class": "study"}]}
            sla.rules[0].class             | {"rules": [{"class": "homework", "always": true}]}
            sla.rules[1].reason            | {"rules": [{"always": true}, {"reason": "why", "always": true}]}
            sla.rules[0].priority          | {"rules": [{"priority": "HIGH", "always": true}]}
            sla.rules[0].mood              | {"rules": [{"mood": "glad", "always": true}]}
            sla.rules[0].course            | {"rules": [{"course": 7, "always": true}]}
            sla.rules[0].always            | {"rules": [{"always": "yes"}]}
            sla.rules[0].minutes           | {"rules": [{"minutes": 5}]}
            sla.rules[0].firstReplyMinutes | {"rules": [{"firstReplyMinutes": -1}]}
            """)
    void a_policy_that_is_wrong_is_refused_by_its_field(String field, String sla) {
        Problem refused = assertThrows(Problem.class, () -> policy(sla));

        assertEquals(422, refused.status());
        assertEquals(field, String.valueOf(refused.getMessage()).split(": ", 2)[0]);
    }
}

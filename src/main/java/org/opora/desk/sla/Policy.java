package org.opora.desk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.shared.Problem;

/**
 * What a team promises. Each field of a promise comes from the first of the team's rules that matches and has it, else from
 * the team's own settings, else from the defaults: a first reply in 60 minutes of working time, a next one as soon as the
 * first, the end within 24 hours. Where no rule of the team says otherwise, the emotional and complaints get a reply in 15
 * minutes and those at risk in 10, by the wall clock, even in a team that promises less (PRODUCT.md, S4, S7, S8).
 */
public final class Policy {
    /** Key of the team whose defaults differ. */
    static final String MENTORS = "mentors";

    private static final Duration FIRST_REPLY = Duration.ofMinutes(60);
    private static final Duration RESOLUTION = Duration.ofHours(24);
    private static final Duration LOW_SPIRITS = Duration.ofMinutes(15);
    private static final Duration RISK = Duration.ofMinutes(10);
    private static final Duration MENTORS_FIRST_REPLY = Duration.ofMinutes(30);
    private static final Duration MENTORS_OUTSIDE = Duration.ofHours(24);
    private static final int MOST_RULES = 100;
    private static final Set<String> FIELDS = fields();

    private final Targets own;
    private final Optional<Duration> outside;
    private final Optional<String> escalateTo;
    private final List<Rule> rules;

    private Policy(Targets own, Optional<Duration> outside, Optional<String> escalateTo, List<Rule> rules) {
        this.own = own;
        this.outside = outside;
        this.escalateTo = escalateTo;
        this.rules = List.copyOf(rules);
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of("outsideMinutes", "escalateTo", "rules"));
        fields.addAll(Targets.FIELDS);
        return fields;
    }

    /**
     * The policy in the settings of a team, {@code null} meaning the defaults; every field may be left out:
     *
     * <pre>{"firstReplyMinutes": 60, "nextReplyMinutes": 60, "resolutionMinutes": 1440, "outsideMinutes": 1440,
     *  "escalateTo": "curators", "rules": [{"class": "study", "reason": "no-evidence", "priority": "high",
     *  "mood": "upset", "course": "python-1", "firstReplyMinutes": 15, "always": true}]}</pre>
     *
     * @throws Problem 422 naming the field, as {@code sla.rules[0].mood}
     */
    public static Policy parse(@Nullable JsonNode sla) {
        if (sla == null || sla.isNull()) {
            return new Policy(new Targets(Map.of()), Optional.empty(), Optional.empty(), List.of());
        }
        Fields.check(sla, "sla", FIELDS);
        return new Policy(
                Targets.read(sla, "sla"),
                Fields.minutes(sla, "sla", "outsideMinutes"),
                Fields.text(sla, "sla", "escalateTo"),
                rules(sla.path("rules")));
    }

    private static List<Rule> rules(JsonNode written) {
        if (written.isMissingNode() || written.isNull()) {
            return List.of();
        }
        if (!written.isArray() || written.size() > MOST_RULES) {
            throw Problem.invalid("sla.rules", "must list at most " + MOST_RULES + " rules");
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            rules.add(Rule.read(written.path(i), "sla.rules[" + i + "]"));
        }
        return rules;
    }

    /** As {@link #parse}; mentors without settings reply in 30 minutes, outside their hours within 24 hours (S7). */
    public static Policy ofTeam(String teamKey, @Nullable JsonNode sla) {
        boolean own = sla != null && !sla.isNull();
        if (own || !teamKey.equals(MENTORS)) {
            return parse(sla);
        }
        Targets targets = new Targets(Map.of(ClockKind.FIRST, MENTORS_FIRST_REPLY));
        return new Policy(targets, Optional.of(MENTORS_OUTSIDE), Optional.empty(), List.of());
    }

    /** Working time, or time by the wall clock when {@link #always}. */
    public Duration within(Facts facts, ClockKind kind) {
        return matching(facts)
                .flatMap(rule -> rule.targets().of(kind).stream())
                .findFirst()
                .orElseGet(() -> ofTeam(facts, kind));
    }

    private Duration ofTeam(Facts facts, ClockKind kind) {
        Optional<Duration> set = own.of(kind);
        return switch (kind) {
            case FIRST -> soonest(facts, set.orElse(FIRST_REPLY));
            case NEXT -> set.map(next -> soonest(facts, next)).orElseGet(() -> within(facts, ClockKind.FIRST));
            case RESOLUTION -> set.orElse(RESOLUTION);
        };
    }

    private static Duration soonest(Facts facts, Duration usual) {
        Duration most = facts.reason() == Reason.RISK ? RISK : isLow(facts) ? LOW_SPIRITS : usual;
        return usual.compareTo(most) < 0 ? usual : most;
    }

    private static boolean isLow(Facts facts) {
        return facts.questionClass() == QuestionClass.EMOTIONAL
                || facts.questionClass() == QuestionClass.COMPLAINT
                || facts.reason() == Reason.EMOTIONAL
                || facts.reason() == Reason.COMPLAINT;
    }

    /** Whether the promise holds outside the hours as well: counted by the wall clock. */
    public boolean always(Facts facts) {
        return matching(facts)
                .flatMap(rule -> rule.always().stream())
                .findFirst()
                .orElse(facts.reason() == Reason.RISK);
    }

    private Stream<Rule> matching(Facts facts) {
        return rules.stream().filter(rule -> rule.matches(facts));
    }

    /**
     * By the wall clock: how soon what comes outside the hours is met, see {@link Promise#start}. Not for the emotional and
     * complaints: they are met first thing when the team is there again.
     */
    public Optional<Duration> outside(Facts facts) {
        return isLow(facts) ? Optional.empty() : outside;
    }

    /** Key of the team that is called when a promise breaks; whether there is such a team is not known here. */
    public Optional<String> escalateTo() {
        return escalateTo;
    }
}

package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Ownership.HandoffRequested;
import org.opora.conversation.Ownership.Handover;
import org.opora.conversation.Promises;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.Handoff.Priority;
import org.opora.desk.HandoffQueries.Begun;
import org.opora.desk.History.Kind;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Promise;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Id;
import org.opora.shared.Kebab;

/** How a handoff begins: in the transaction in which the conversation changes its owner, with team, promise and effort. */
@ApplicationScoped
class Queueing {
    private static final int PREVIEW = 200;
    private static final int FEW_WORDS = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int LOOKED_BACK = 50;
    private final Tenancy tenancy;
    private final Asked asked;
    private final Handoffs handoffs;
    private final Ownership ownership;
    private final Promised promised;
    private final Clock clock;

    /** What was asked, where, and who serves it. */
    @Dependent
    static class Asked {
        final Conversations conversations;
        final Courses courses;
        final Schools schools;
        final Teams teams;

        Asked(Conversations conversations, Courses courses, Schools schools, Teams teams) {
            this.conversations = conversations;
            this.courses = courses;
            this.schools = schools;
            this.teams = teams;
        }
    }

    /** By when, and how that is kept. */
    @Dependent
    static class Promised {
        final Terms terms;
        final Clocks clocks;
        final History history;

        Promised(Terms terms, Clocks clocks, History history) {
            this.terms = terms;
            this.clocks = clocks;
            this.history = history;
        }
    }

    Queueing(Tenancy tenancy, Asked asked, Handoffs handoffs, Ownership ownership, Promised promised, Clock clock) {
        this.tenancy = tenancy;
        this.asked = asked;
        this.handoffs = handoffs;
        this.ownership = ownership;
        this.promised = promised;
        this.clock = clock;
    }

    void queue(@Observes HandoffRequested requested) {
        SchoolId school = requested.school();
        HandoffRequest request = requested.request();
        Conversation c = asked.conversations.get(school, requested.conversation());
        Course course = asked.courses.place(school, c.courseId(), null, null).course();
        Team team = team(school, course, request.questionClass(), request.firstChoice() == null ? null : c.team());
        Mood mood = mood(request);
        Terms.Of terms = promised.terms.of(
                asked.schools.get(school),
                team,
                new Promises.Asked(request.reason(), request.questionClass(), course),
                mood);
        Promise first = terms.begin(ClockKind.FIRST, clock.instant());
        Begun begun = begun(school, c, request, team.key(), mood, first);
        tenancy.run(school, handle -> {
            if (HandoffQueries.insert(handle, school, begun)) {
                promised.clocks.begin(handle, school, begun.id(), first, terms);
                Handover handover = new Handover(team.key(), team.title(), first.dueAt());
                Conversation handed = ownership.handOver(school, c.id(), request, handover);
                assert handed.version() > c.version();
                handoffs.settle(handle, school, begun.id());
                promised.history.add(handle, school, begun.id(), Kind.QUEUED, null, Map.of("team", team.key()));
            }
        });
    }

    private Begun begun(
            SchoolId school, Conversation c, HandoffRequest request, String team, Mood mood, Promise first) {
        JsonNode packet = request.packet();
        JsonNode known = packet == null ? MissingNode.getInstance() : packet;
        return new Begun(
                new HandoffId(Id.next()),
                c.id(),
                c.studentId(),
                c.courseId(),
                team,
                request.reason(),
                request.questionClass(),
                Priority.of(request.reason()),
                mood,
                Effort.of(request.questionClass(), mood),
                known.has("confidence") ? (Double) known.path("confidence").asDouble() : null,
                known.path("hintLevel").isInt()
                        ? (Integer) known.path("hintLevel").asInt()
                        : null,
                preview(school, c.id()),
                request.comment(),
                request.draft(),
                packet,
                first.startedAt(),
                first.dueAt());
    }

    /** @param before the team of the curator whom the student comes back to */
    private Team team(SchoolId school, @Nullable Course course, QuestionClass questionClass, @Nullable String before) {
        String usual = course == null ? Course.usualTeam(questionClass) : course.team(questionClass);
        return asked.teams
                .find(school, before == null ? usual : before)
                .or(() -> asked.teams.find(school, Teams.CURATORS))
                .orElseThrow();
    }

    private static Mood mood(HandoffRequest request) {
        JsonNode packet = request.packet();
        String word =
                packet == null ? "" : packet.path("decidedBy").path("mood").asText();
        return switch (request.reason()) {
            case EMOTIONAL, COMPLAINT, RISK -> Mood.UPSET;
            default -> Kebab.parse(Mood.class, word).orElse(Mood.CALM);
        };
    }

    /** What the student said last; a few words lean on what they said before. */
    private String preview(SchoolId school, ConversationId conversation) {
        List<Message> said = asked.conversations.messages(school, conversation, null, false, LOOKED_BACK).stream()
                .filter(message -> message.authorKind() == Author.STUDENT)
                .toList();
        if (said.isEmpty()) {
            return "";
        }
        String last = preview(said.get(said.size() - 1));
        boolean leans = said.size() > 1 && WORD.matcher(last).results().count() <= FEW_WORDS;
        return leans ? cut(said.get(said.size() - 2).text(), PREVIEW / 2) + " … " + last : last;
    }

    static String preview(Message message) {
        return cut(message.text(), PREVIEW);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}

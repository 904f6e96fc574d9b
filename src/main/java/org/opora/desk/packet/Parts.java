package org.opora.desk.packet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Moods;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.MessageId;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses.Place;
import org.opora.course.Learning;
import org.opora.desk.Handoff;
import org.opora.desk.Handoffs;
import org.opora.desk.packet.Packet.AssignmentFacts;
import org.opora.desk.packet.Packet.Felt;
import org.opora.desk.packet.Packet.HintFacts;
import org.opora.desk.packet.Packet.Other;
import org.opora.desk.packet.Packet.Past;
import org.opora.desk.packet.Packet.Rise;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.student.StudentId;
import org.opora.shared.Kebab;
import org.opora.shared.Page;

/** What is known of the student and their work, part by part. */
@ApplicationScoped
class Parts {
    private static final int OTHERS = 10;
    private static final List<String> MOODS = List.of("calm", "tense", "upset");

    private final Moods moods;
    private final Hints hints;
    private final Learning learning;
    private final Conversations conversations;
    private final Handoffs handoffs;
    private final StaffMembers members;

    Parts(
            Moods moods,
            Hints hints,
            Learning learning,
            Conversations conversations,
            Handoffs handoffs,
            StaffMembers members) {
        this.moods = moods;
        this.hints = hints;
        this.learning = learning;
        this.conversations = conversations;
        this.handoffs = handoffs;
        this.members = members;
    }

    List<Felt> moods(SchoolId school, Handoff h, List<Message> messages) {
        Map<MessageId, Long> seqs = messages.stream().collect(Collectors.toMap(Message::id, Message::seq));
        return moods.of(school, h.conversationId()).stream()
                .flatMap(felt -> Stream.ofNullable(seqs.get(felt.questionId())).map(seq -> new Felt(seq, felt.mood())))
                .toList();
    }

    /** The last mood against the first. */
    static String trend(List<Felt> felt) {
        if (felt.isEmpty()) {
            return "same";
        }
        int first = MOODS.indexOf(felt.get(0).mood());
        int last = MOODS.indexOf(felt.get(felt.size() - 1).mood());
        return last > first ? "worse" : last < first ? "better" : "same";
    }

    @Nullable
    AssignmentFacts assignment(SchoolId school, Place place, StudentId student) {
        Assignment assignment = place.assignment();
        if (assignment == null) {
            return null;
        }
        Learning.LastAttempt last =
                learning.lastAttempt(school, student, assignment.id()).orElse(null);
        var lesson = place.lesson();
        return new AssignmentFacts(
                assignment.externalId(),
                assignment.title(),
                assignment.text(),
                assignment.dueAt(),
                learning.attempts(school, student, assignment.id(), null),
                last == null ? null : last.at(),
                last == null ? null : last.score(),
                lesson == null ? null : lesson.title(),
                lesson == null ? null : lesson.url());
    }

    @Nullable
    HintFacts hints(SchoolId school, Place place, StudentId student) {
        Course course = place.course();
        Assignment assignment = place.assignment();
        if (course == null || assignment == null) {
            return null;
        }
        Ladder ladder = hints.ladder(school, course, assignment, student, null);
        Ladder.State state = ladder.state();
        Map<StaffId, String> names = members.active(school).stream().collect(Collectors.toMap(Staff::id, Staff::name));
        List<Rise> rises = hints.rises(school, student, assignment.id()).stream()
                .map(rise -> {
                    StaffId by = rise.raisedBy();
                    return new Rise(
                            rise.part(),
                            rise.level(),
                            rise.at(),
                            rise.why(),
                            by == null ? null : names.getOrDefault(by, ""));
                })
                .toList();
        return new HintFacts(state.level(), state.max(), ladder.attemptsInAll(), state.unlocks(), rises);
    }

    @Nullable
    Double progress(SchoolId school, @Nullable Course course, StudentId student) {
        return course == null
                ? null
                : learning.progress(school, course.id(), student).orElse(null);
    }

    List<Past> history(SchoolId school, Handoff h) {
        return handoffs.history(school, h).stream().map(Parts::past).toList();
    }

    private static Past past(Handoff h) {
        Instant replied = h.repliedAt();
        return new Past(
                h.id(),
                h.conversationId(),
                h.reason(),
                h.questionClass(),
                h.createdAt(),
                h.outcome(),
                h.verdict(),
                h.curatorName(),
                replied == null
                        ? null
                        : Duration.between(h.createdAt(), replied).toMinutes(),
                h.preview());
    }

    List<Other> others(SchoolId school, Handoff h) {
        return conversations.list(school, h.studentId(), new Page.Request(OTHERS, null)).items().stream()
                .filter(c -> !c.id().equals(h.conversationId()))
                .map(c -> other(school, c, handoffs.openOf(school, c.id()).orElse(null)))
                .toList();
    }

    /** What was asked says more than the notice that came last. */
    private Other other(SchoolId school, Conversation c, @Nullable Handoff open) {
        String preview = open == null ? conversations.preview(school, c.id()).orElse("") : open.preview();
        return new Other(c.id(), open == null ? null : open.id(), Kebab.of(c.state()), preview, c.createdAt());
    }
}

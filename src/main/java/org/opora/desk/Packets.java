package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Hints;
import org.opora.conversation.Access;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversations;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Learning;
import org.opora.desk.Packet.Curator;
import org.opora.desk.Packet.Named;
import org.opora.desk.Packet.Past;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Words;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.shared.Json;
import org.opora.shared.Kebab;

/** Puts packets together from what each feature knows. */
@RequestScoped
class Packets {
    private static final int SUGGESTED = 3;
    private final Handoffs handoffs;
    private final Conversations conversations;
    private final Access access;
    private final Learner learner;
    private final Schools schools;
    private final Words words;
    private final Clock clock;

    /** What is known of the student and where they are. */
    @Dependent
    static class Learner {
        final Students students;
        final Courses courses;
        final Learning learning;
        final Hints hints;

        Learner(Students students, Courses courses, Learning learning, Hints hints) {
            this.students = students;
            this.courses = courses;
            this.learning = learning;
            this.hints = hints;
        }
    }

    Packets(
            Handoffs handoffs,
            Conversations conversations,
            Access access,
            Learner learner,
            Schools schools,
            Words words,
            Clock clock) {
        this.handoffs = handoffs;
        this.conversations = conversations;
        this.access = access;
        this.learner = learner;
        this.schools = schools;
        this.words = words;
        this.clock = clock;
    }

    Packet.Item item(SchoolId school, Handoff h) {
        Student student = learner.students.get(school, h.studentId());
        Course course = learner.courses.place(school, h.courseId(), null, null).course();
        return new Packet.Item(
                h.id(),
                h.conversationId(),
                new Packet.StudentName(student.id(), student.shownName()),
                course == null ? null : course.externalId(),
                h.reason(),
                h.questionClass(),
                h.priority(),
                h.mood(),
                h.state(),
                h.version(),
                h.team(),
                curator(h),
                h.createdAt(),
                h.dueAt(),
                h.breached(clock.instant()),
                h.repliedAt(),
                h.preview());
    }

    Packet of(SchoolId school, Handoff h) {
        Conversation c = conversations.get(school, h.conversationId());
        Student student = learner.students.get(school, h.studentId());
        Courses.Place place = learner.courses.place(school, c.courseId(), c.lessonId(), c.assignmentId());
        Course course = place.course();
        var lesson = place.lesson();
        var assignment = place.assignment();
        JsonNode packet = h.packet() == null ? Json.tree(Map.of()) : h.packet();
        return new Packet(
                h.id(),
                h.state(),
                h.version(),
                h.team(),
                curator(h),
                h.reason(),
                reasonText(schools.get(school), h, packet),
                h.questionClass(),
                h.priority(),
                h.mood(),
                h.createdAt(),
                h.dueAt(),
                h.breached(clock.instant()),
                h.repliedAt(),
                summary(h),
                h.comment(),
                access.whole(c),
                new Packet.StudentView(
                        student.id(),
                        student.externalId(),
                        student.shownName(),
                        student.email(),
                        student.locale(),
                        student.tone(),
                        course == null
                                ? null
                                : learner.learning
                                        .progress(school, course.id(), student.id())
                                        .orElse(null),
                        Map.of()),
                course == null ? null : new Named(course.externalId(), course.title()),
                lesson == null ? null : new Named(lesson.externalId(), lesson.title()),
                assignment == null ? null : new Named(assignment.externalId(), assignment.title()),
                course == null || assignment == null
                        ? null
                        : (Integer) learner.hints
                                .ladder(school, course, assignment, student.id(), null)
                                .level(),
                packet.has("evidence") ? packet.path("evidence") : Json.tree(List.of()),
                packet.has("signals") ? packet.path("signals") : Json.tree(Map.of()),
                packet.has("confidence") ? (Double) packet.path("confidence").asDouble() : null,
                h.draft(),
                suggestions(h, packet),
                handoffs.history(school, h).stream().map(Past::of).toList(),
                h.verdict());
    }

    private static @Nullable Curator curator(Handoff h) {
        return h.curatorId() == null ? null : new Curator(h.curatorId(), h.curatorName());
    }

    /** What the student last asked, which is what is to be answered. */
    private static String summary(Handoff h) {
        String comment = h.comment();
        return comment == null ? h.preview() : h.preview() + "\n" + comment;
    }

    private String reasonText(School school, Handoff h, JsonNode packet) {
        Map<String, String> places = Map.of(
                "x",
                number(packet.path("confidence")),
                "y",
                number(packet.path("decidedBy").path("draftFrom")),
                "check",
                failedChecks(packet),
                "t",
                "",
                "limit",
                "",
                "name",
                h.curatorName() == null ? "" : h.curatorName());
        return words.say(school, "reason." + Kebab.of(h.reason()), school.locale(), places);
    }

    private static String number(JsonNode value) {
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "";
    }

    private static String failedChecks(JsonNode packet) {
        List<String> failed = new ArrayList<>();
        packet.path("checks").forEach(check -> {
            if (!check.path("passed").asBoolean(true)) {
                failed.add(check.path("name").asText());
            }
        });
        return String.join(", ", failed);
    }

    /** First replies to start from: the waiting answer, and passages when the base is likely to hold one. */
    private static List<String> suggestions(Handoff h, JsonNode packet) {
        List<String> texts = new ArrayList<>();
        JsonNode draft = h.draft();
        if (draft != null) {
            texts.add(draft.path("text").asText());
        }
        JsonNode from = packet.path("decidedBy").path("draftFrom");
        if (packet.path("confidence").asDouble() < from.asDouble(1)) {
            return texts;
        }
        packet.path("evidence").forEach(passage -> {
            if (texts.size() < SUGGESTED) {
                texts.add(passage.path("text").asText());
            }
        });
        return texts;
    }
}

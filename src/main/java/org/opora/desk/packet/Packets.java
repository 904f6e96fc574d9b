package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Access;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Lesson;
import org.opora.desk.Clocks;
import org.opora.desk.Handoff;
import org.opora.desk.Handoffs;
import org.opora.desk.History;
import org.opora.desk.Item;
import org.opora.desk.Item.Person;
import org.opora.desk.Items;
import org.opora.desk.aside.Asides;
import org.opora.desk.packet.Packet.Event;
import org.opora.desk.packet.Packet.Felt;
import org.opora.desk.packet.Packet.HintFacts;
import org.opora.desk.packet.Packet.Named;
import org.opora.desk.packet.Packet.Reply;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.shared.Json;

/** Puts packets together from what each feature knows. */
@RequestScoped
public class Packets {
    /** More messages than a conversation has; a bound, not a page. */
    private static final int EVERY = 10_000;

    private final Said said;
    private final Done done;
    private final Parts parts;
    private final Opening opening;
    private final FirstReplies replies;
    private final Schools schools;
    private final Tenancy tenancy;

    /** Who speaks, and where. */
    @jakarta.enterprise.context.Dependent
    static class Said {
        final Conversations conversations;
        final Access access;
        final Students students;
        final Courses courses;

        Said(Conversations conversations, Access access, Students students, Courses courses) {
            this.conversations = conversations;
            this.access = access;
            this.students = students;
            this.courses = courses;
        }
    }

    /** What the desk keeps of a handoff. */
    @jakarta.enterprise.context.Dependent
    static class Done {
        final Handoffs handoffs;
        final Items items;
        final Clocks clocks;
        final History history;
        final Asides asides;

        Done(Handoffs handoffs, Items items, Clocks clocks, History history, Asides asides) {
            this.handoffs = handoffs;
            this.items = items;
            this.clocks = clocks;
            this.history = history;
            this.asides = asides;
        }
    }

    Packets(
            Said said,
            Done done,
            Parts parts,
            Opening opening,
            FirstReplies replies,
            Schools schools,
            Tenancy tenancy) {
        this.said = said;
        this.done = done;
        this.parts = parts;
        this.opening = opening;
        this.replies = replies;
        this.schools = schools;
        this.tenancy = tenancy;
    }

    public Packet of(SchoolId school, Handoff h) {
        List<Reply> earlier = h.state() == Handoff.State.RESOLVED ? List.of() : replies.resolved(school, h);
        return tenancy.in(school, handle -> {
            Conversation c = said.conversations.get(school, h.conversationId());
            Student student = said.students.get(school, h.studentId());
            Courses.Place place =
                    said.courses.place(school, c.courseId(), c.lessonId(), said.conversations.about(school, c));
            Item item = done.items.of(school, done.handoffs.row(school, h.id()).orElseThrow());
            List<Message> messages = said.conversations.messages(school, c.id(), null, true, EVERY);
            return packet(
                    schools.get(school),
                    h,
                    item,
                    c,
                    student,
                    place,
                    messages,
                    earlier,
                    done.clocks.of(handle, school, h.id()));
        });
    }

    private Packet packet(
            School school,
            Handoff h,
            Item item,
            Conversation c,
            Student student,
            Courses.Place place,
            List<Message> messages,
            List<Reply> earlier,
            List<Clocks.Clocked> clocks) {
        JsonNode known = Objects.requireNonNullElse(h.packet(), MissingNode.getInstance());
        HintFacts hints = parts.hints(school.id(), place, student.id());
        List<Felt> moods = parts.moods(school.id(), h, messages);
        List<Reply> start = replies.of(h, known, earlier);
        String first = opening.of(school, student, h, messages, hints);
        List<String> telling = telling(messages, first);
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        return new Packet(
                h.id(),
                h.state(),
                h.version(),
                h.team(),
                item.curator(),
                item.assignee(),
                h.reason(),
                opening.why(school, h, hints),
                h.questionClass(),
                h.priority(),
                h.mood(),
                moods,
                Parts.trend(moods),
                h.createdAt(),
                h.dueAt(),
                item.breached(),
                h.repliedAt(),
                item.clock(),
                clocks,
                h.studentWaits(),
                first,
                summary(first, telling),
                telling,
                h.comment(),
                said.access.whole(c),
                view(school.id(), student, course),
                course == null ? null : new Named(course.externalId(), course.title()),
                lesson == null ? null : new Named(lesson.externalId(), lesson.title()),
                assignment == null ? null : new Named(assignment.externalId(), assignment.title()),
                parts.assignment(school.id(), place, student.id()),
                hints == null ? null : (Integer) hints.level(),
                hints,
                known.has("evidence") ? known.path("evidence") : Json.tree(List.of()),
                known.has("signals") ? known.path("signals") : Json.tree(Map.of()),
                known.has("checks") ? known.path("checks") : Json.tree(List.of()),
                item.confidence(),
                h.draft(),
                start.stream().map(Reply::text).toList(),
                start,
                parts.history(school.id(), h),
                done.history.of(school.id(), h.id()).stream()
                        .map(Packets::event)
                        .toList(),
                done.asides.reminders(school.id(), h.id()),
                done.asides.consultations(school.id(), h.id()),
                item.snooze(),
                parts.others(school.id(), h),
                macro(student, course, assignment),
                h.verdict());
    }

    private Packet.StudentView view(SchoolId school, Student student, @Nullable Course course) {
        return new Packet.StudentView(
                student.id(),
                student.externalId(),
                student.shownName(),
                student.email(),
                student.locale(),
                student.tone(),
                parts.progress(school, course, student.id()),
                Map.of());
    }

    private static Event event(History.Entry entry) {
        Person by = Person.of(entry.byId() == null ? null : new StaffId(entry.byId()), entry.byName());
        return new Event(entry.at(), entry.kind(), by, entry.data());
    }

    private static Map<String, String> macro(
            Student student, @Nullable Course course, @Nullable Assignment assignment) {
        Instant due = assignment == null ? null : assignment.dueAt();
        return Map.of(
                "name",
                firstName(student),
                "course",
                course == null ? "" : course.title(),
                "due",
                due == null ? "" : due.toString());
    }

    private static String firstName(Student student) {
        String name = student.name();
        return name == null ? "" : name.strip().replaceAll("\\s.*", "");
    }

    private static List<String> telling(List<Message> messages, String opening) {
        List<String> said = messages.stream()
                .filter(message -> message.authorKind() == Message.Author.STUDENT)
                .map(Message::text)
                .toList();
        return Telling.sentences(said, opening);
    }

    private static String summary(String opening, List<String> telling) {
        return Stream.concat(Stream.of(opening), telling.stream()).collect(Collectors.joining("\n"));
    }
}

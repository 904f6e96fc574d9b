package org.opora.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.course.AssignmentId;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.Courses.Place;
import org.opora.course.LessonId;
import org.opora.identity.Caller.Learner;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.SchoolId;
import org.opora.shared.Problem;

/** What the caller may see: a student their own conversations, staff and the school's backend those of the school. */
@RequestScoped
public class Access {
    private static final int NEWEST = 50;
    /** More messages than a conversation has; a bound, not a page. */
    private static final int EVERY = 10_000;

    private final CurrentCaller me;
    private final Conversations conversations;
    private final Impressions impressions;
    private final Courses courses;
    private final MessageViews views;
    private final Event<ConversationOpened> opened;

    Access(
            CurrentCaller me,
            Conversations conversations,
            Impressions impressions,
            Courses courses,
            MessageViews views,
            Event<ConversationOpened> opened) {
        this.me = me;
        this.conversations = conversations;
        this.impressions = impressions;
        this.courses = courses;
        this.views = views;
        this.opened = opened;
    }

    public SchoolId school() {
        return me.school();
    }

    public boolean staff() {
        return me.get() instanceof Member;
    }

    /** To show what was said in it: that staff did so is told. */
    public Conversation read(ConversationId id) {
        if (me.get() instanceof Learner learner) {
            return conversations.ofStudent(learner.school(), id, learner.id());
        }
        Conversation read = conversations.get(me.school(), id);
        tell(read);
        return read;
    }

    private void tell(Conversation shown) {
        if (me.get() instanceof Member member) {
            opened.fire(new ConversationOpened(member, shown.id()));
        }
    }

    public Conversation own(ConversationId id) {
        Learner learner = me.learner();
        return conversations.ofStudent(learner.school(), id, learner.id());
    }

    /**
     * Where a student works: what the request names, else what the LMS signed. Where the token names a course, another is
     * refused.
     */
    public Place place(@Nullable String course, @Nullable String lesson, @Nullable String assignment) {
        Learner learner = me.learner();
        Place signed = courses.place(
                learner.school(),
                learner.course() == null ? null : new CourseId(learner.course()),
                learner.lesson() == null ? null : new LessonId(learner.lesson()),
                learner.assignment() == null ? null : new AssignmentId(learner.assignment()));
        if (course == null && lesson == null && assignment == null) {
            return signed;
        }
        Course of = signed.course();
        if (of != null && course != null && !of.externalId().equals(course)) {
            throw Problem.invalid("course", "is not the course of this session");
        }
        String in =
                course == null ? Optional.ofNullable(of).map(Course::externalId).orElse(null) : course;
        Place named = courses.place(learner.school(), in, lesson, assignment);
        boolean signedHere = lesson == null && named.course() != null && of != null;
        return new Place(
                named.course(),
                signedHere ? signed.lesson() : named.lesson(),
                signedHere && assignment == null ? signed.assignment() : named.assignment());
    }

    /** Lesson and assignment that a message in a conversation names; both belong to the conversation's course. */
    public Place within(Conversation c, @Nullable String lesson, @Nullable String assignment) {
        if (lesson == null && assignment == null) {
            return Place.NONE;
        }
        CourseId course = c.courseId();
        String of = course == null
                ? null
                : courses.course(school(), course).map(Course::externalId).orElse(null);
        if (of == null) {
            throw Problem.invalid(lesson == null ? "assignment" : "lesson", "this conversation has no course");
        }
        return courses.place(school(), of, lesson, assignment);
    }

    /** With the newest messages. */
    public ConversationView view(Conversation c) {
        return view(c, shown(c, NEWEST), null);
    }

    /** With all messages, notes included where the caller is staff, which is told. */
    public ConversationView whole(Conversation c) {
        tell(c);
        return view(c, shown(c, EVERY), null);
    }

    private List<MessageView> shown(Conversation c, int limit) {
        return views.all(school(), conversations.messages(school(), c.id(), null, staff(), limit), staff());
    }

    /** A message as the caller may see it. */
    public MessageView view(Message message) {
        return views.of(school(), message, staff());
    }

    public ConversationView listed(Conversation c) {
        return view(c, null, conversations.preview(school(), c.id()).orElse(null));
    }

    private ConversationView view(Conversation c, @Nullable List<MessageView> messages, @Nullable String preview) {
        CourseId course = c.courseId();
        return new ConversationView(
                c.id(),
                c.state(),
                ConversationView.OwnerView.of(c),
                c.version(),
                c.team(),
                course == null
                        ? null
                        : courses.course(school(), course)
                                .map(Course::externalId)
                                .orElse(null),
                c.waiting(),
                c.canCancel(),
                impressions.unread(school(), c),
                c.createdAt(),
                c.lastSeq(),
                c.expectedReplyBy(),
                staff() ? c.studentId() : null,
                c.rating(),
                messages,
                preview);
    }
}

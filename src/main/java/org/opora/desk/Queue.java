package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.State;
import org.opora.desk.QueueQueries.Wanted;
import org.opora.identity.Caller.Member;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.Teams;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** The queue as a member of staff asks for it. */
@ApplicationScoped
class Queue {
    /** What may be asked; nothing = everything. */
    record Filters(
            @RestQuery("state") @Nullable State state,
            @RestQuery("team") @Nullable String team,
            @RestQuery("mine") @Nullable Boolean mine,
            @RestQuery("assignee") @Nullable String assignee,
            @RestQuery("unassigned") @Nullable Boolean unassigned,
            @RestQuery("class") @Nullable QuestionClass questionClass,
            @RestQuery("reason") @Nullable Reason reason,
            @RestQuery("course") @Nullable String course,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery("after") @Nullable String after) {}

    private final Handoffs handoffs;
    private final Items items;
    private final Teams teams;
    private final Courses courses;

    Queue(Handoffs handoffs, Items items, Teams teams, Courses courses) {
        this.handoffs = handoffs;
        this.items = items;
        this.teams = teams;
        this.courses = courses;
    }

    /** @throws Problem 422 naming the filter that this school does not have */
    Page<Item> list(Member me, Filters asked) {
        String team = asked.team();
        if (team != null && teams.find(me.school(), team).isEmpty()) {
            throw Problem.invalid("team", "is not a team of this school");
        }
        String assignee = asked.assignee();
        if (assignee != null && !assignee.equals("me")) {
            throw Problem.invalid("assignee", "must be 'me'");
        }
        StaffId mine = Boolean.TRUE.equals(asked.mine()) ? me.id() : null;
        Wanted wanted = new Wanted(
                asked.state(),
                team,
                mine,
                assignee == null ? null : me.id(),
                Boolean.TRUE.equals(asked.unassigned()),
                asked.questionClass(),
                asked.reason(),
                course(me, asked.course()).orElse(null));
        Page<Queued> page = handoffs.list(me.school(), wanted, Page.Request.of(asked.limit(), asked.after()));
        return new Page<>(items.of(me.school(), page.items()), page.next());
    }

    private Optional<CourseId> course(Member me, @Nullable String externalId) {
        return externalId == null
                ? Optional.empty()
                : Optional.of(courses.course(me.school(), externalId)
                        .map(Course::id)
                        .orElseThrow(() -> Problem.invalid("course", "is not a course of this school")));
    }
}

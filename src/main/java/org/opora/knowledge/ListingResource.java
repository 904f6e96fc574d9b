package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.staff.StaffId;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.State;
import org.opora.shared.Page;
import org.opora.shared.Texts;

/** The list of articles, and what is kept of one besides its text. */
@Path("/api/v1/knowledge/articles")
class ListingResource {
    /** Public for the framework, which fills it. */
    public static class Asked {
        @RestQuery
        @Nullable
        String query;

        @RestQuery
        @Nullable
        String course;

        @RestQuery
        @Nullable
        String lesson;

        @RestQuery
        @Nullable
        Boolean wholeSchool;

        @RestQuery
        @Nullable
        State state;

        @RestQuery
        @Nullable
        Kind kind;

        @RestQuery
        @Nullable
        StaffId owner;

        @RestQuery
        @Nullable
        String source;

        @RestQuery
        Listing.@Nullable Need need;
    }

    record Upkeep(@Nullable StaffId owner, @Nullable Instant reviewAt) {}

    private final Listing listing;
    private final Upkeeping upkeeping;
    private final Courses courses;
    private final CurrentCaller me;

    ListingResource(Listing listing, Upkeeping upkeeping, Courses courses, CurrentCaller me) {
        this.listing = listing;
        this.upkeeping = upkeeping;
        this.courses = courses;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Page<Listing.Item> list(
            @BeanParam Asked asked,
            @RestQuery("sort") Listing.@Nullable Sort sort,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery @Nullable String after) {
        Courses.Place place = courses.place(me.school(), asked.course, asked.lesson, null);
        assert place.assignment() == null;
        return listing.list(
                me.school(),
                new Listing.Filter(
                        asked.query,
                        asked.course,
                        asked.lesson,
                        Boolean.TRUE.equals(asked.wholeSchool),
                        asked.state,
                        asked.kind,
                        asked.owner,
                        asked.source,
                        asked.need),
                sort == null ? Listing.Sort.ID : sort,
                Page.Request.of(limit, after));
    }

    /** Who cares for it, and when it is to be looked at again; what is absent is taken away. */
    @PUT
    @Path("{externalId}/upkeep")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public Upkeep keep(@RestPath String externalId, Upkeep upkeep) {
        upkeeping.keep(me.school(), Texts.externalId("externalId", externalId), upkeep.owner(), upkeep.reviewAt());
        return upkeep;
    }
}

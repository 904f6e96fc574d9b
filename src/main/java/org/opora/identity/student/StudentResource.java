package org.opora.identity.student;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Students, named by the school's own id. */
@Path("/api/v1/students/{externalId}")
class StudentResource {
    private final Students students;
    private final PersonalData data;
    private final CurrentCaller me;

    StudentResource(Students students, PersonalData data, CurrentCaller me) {
        this.students = students;
        this.data = data;
        this.me = me;
    }

    @PUT
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public RestResponse<Student> put(@RestPath String externalId, Students.Facts facts) {
        Students.Kept kept = students.keep(me.school(), Texts.externalId("externalId", externalId), facts);
        return RestResponse.status(
                kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, kept.student());
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.LEAD, Roles.CURATOR, Roles.METHODOLOGIST})
    public Student get(@RestPath String externalId) {
        return students.byExternalId(me.school(), externalId).orElseThrow(() -> Problem.notFound("student"));
    }

    /** All that is kept of them, in one document. */
    @GET
    @Path("export")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public JsonNode export(@RestPath String externalId) {
        return data.export(me.school(), externalId);
    }

    @DELETE
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public void erase(@RestPath String externalId) {
        data.erase(me.school(), externalId);
    }
}

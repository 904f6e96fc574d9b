package org.opora.desk.board;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;

/** The supervisor's view. */
@Path("/api/v1/desk/board")
class BoardResource {
    private final Boards boards;
    private final CurrentCaller me;

    BoardResource(Boards boards, CurrentCaller me) {
        this.boards = boards;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.LEAD, Roles.ADMINISTRATOR})
    public Board board() {
        return boards.of(me.school());
    }
}

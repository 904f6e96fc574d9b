package org.opora.desk.records;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;

/** Texts to reply with, one's own and the school's. */
@Path("/api/v1/desk/macros")
@RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.ADMINISTRATOR})
class MacroResource {
    record Given(@Nullable List<@Nullable Macro> items) {}

    private final Macros macros;
    private final CurrentCaller me;

    MacroResource(Macros macros, CurrentCaller me) {
        this.macros = macros;
        this.me = me;
    }

    @GET
    public Page<Macro> list() {
        return new Page<>(macros.of(me.member()), null);
    }

    /** Puts these in place of one's own and, from a lead or an administrator, of the school's. */
    @PUT
    public Page<Macro> replace(Given given) {
        macros.replace(me.member(), given.items());
        return list();
    }
}

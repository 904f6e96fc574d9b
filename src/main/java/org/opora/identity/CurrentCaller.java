package org.opora.identity;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.opora.identity.Caller.Learner;
import org.opora.identity.Caller.Member;
import org.opora.identity.Caller.OfSchool;

/** The caller of this request, as the credential says; never from a body. */
@RequestScoped
public class CurrentCaller {
    static final String ATTRIBUTE = "caller";
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new ForbiddenException("no caller");
        }
        return caller;
    }

    /** What a record of an act calls them: a member of staff by name, all others "API". */
    public String name() {
        return get() instanceof Member member ? member.name() : "API";
    }

    public SchoolId school() {
        if (get() instanceof OfSchool ofSchool) {
            return ofSchool.school();
        }
        throw new ForbiddenException("not a caller of a school");
    }

    public Learner learner() {
        if (get() instanceof Learner learner) {
            return learner;
        }
        throw new ForbiddenException("not a student");
    }

    public Member member() {
        if (get() instanceof Member member) {
            return member;
        }
        throw new ForbiddenException("not staff");
    }
}

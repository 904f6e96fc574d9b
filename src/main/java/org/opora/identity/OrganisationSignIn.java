package org.opora.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jdbi.v3.core.Jdbi;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Problem;

/** Staff who sign in through their organisation (OIDC): the token's e-mail names the account, its {@code school} the school. */
@ApplicationScoped
class OrganisationSignIn implements SecurityIdentityAugmentor {
    record Account(SchoolId schoolId, String schoolKey, UUID id, String name, List<String> roles, List<String> teams) {}

    private final Jdbi jdbi;

    OrganisationSignIn(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token && !identity.isAnonymous()
                ? context.runBlocking(() -> member(token))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity member(JsonWebToken token) {
        String email = token.getClaim("email");
        String school = token.getClaim("school");
        List<Account> accounts =
                jdbi.withHandle(handle -> handle.createQuery("select * from staff_by_email(:email, :school)")
                        .bind("email", email)
                        .bind("school", school)
                        .mapTo(Account.class)
                        .list());
        if (accounts.size() != 1) {
            throw new AuthenticationFailedException(Problem.of(
                    401,
                    "account-unknown",
                    "Your organisation vouches for you, but no one school has an account with this e-mail."));
        }
        Account account = accounts.get(0);
        return BearerAuthentication.identity(
                new Caller.Member(
                        account.schoolId(),
                        account.schoolKey(),
                        new StaffId(account.id()),
                        account.name(),
                        Set.copyOf(account.roles()),
                        Set.copyOf(account.teams()),
                        null),
                email);
    }
}

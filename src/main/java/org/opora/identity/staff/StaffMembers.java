package org.opora.identity.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Credentials;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Id;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Staff accounts of a school. */
@ApplicationScoped
public class StaffMembers {
    /** Raised inside the transaction in which an account ends. */
    public record StaffRemoved(SchoolId school, StaffId staff) {}

    /** What a new or changed account names; null leaves as it is. */
    public record Account(
            @Nullable String email,
            @Nullable String name,
            @Nullable List<String> roles,
            @Nullable List<String> teams,
            @Nullable String password) {}

    private static final Set<String> ROLES =
            Set.of(Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR);
    private static final int SHORTEST_PASSWORD = 8;
    /** bcrypt reads no more than 72 bytes; a longer password would silently lose its end. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    private final Tenancy tenancy;
    private final Teams teams;
    private final Credentials credentials;
    private final Event<StaffRemoved> removed;
    private final Clock clock;

    StaffMembers(Tenancy tenancy, Teams teams, Credentials credentials, Event<StaffRemoved> removed, Clock clock) {
        this.tenancy = tenancy;
        this.teams = teams;
        this.credentials = credentials;
        this.removed = removed;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code email-taken}; 422 for an unknown role or team or a weak password */
    public Staff add(SchoolId school, Account account) {
        Staff staff = new Staff(
                new StaffId(Id.next()),
                email(account.email()),
                Texts.required("name", account.name(), Texts.NAME),
                roles(account.roles()),
                teamKeys(school, account.teams()),
                true);
        String password = account.password();
        String hash = password == null ? null : hash(password);
        return tenancy.in(school, handle -> {
            int added = bound(handle, school, staff, """
                            insert into staff (school_id, id, email, name, roles, teams, password_hash, created_at)
                            values (:school, :id, :email, :name, :roles, :teams, :hash, :now)
                            on conflict do nothing""")
                    .bind("hash", hash)
                    .bind("now", clock.instant())
                    .execute();
            if (added == 0) {
                throw Problem.conflict("email-taken", "A staff member of this school has that e-mail already.");
            }
            return staff;
        });
    }

    /** @throws Problem as {@link #add}; 409 {@code last-administrator} where nobody else could administer the school */
    public Staff change(SchoolId school, StaffId id, Account change) {
        return tenancy.in(school, handle -> {
            List<StaffId> administrators = administrators(handle, school);
            Staff old = find(handle, school, id).orElseThrow(() -> Problem.notFound("staff member"));
            Staff now = new Staff(
                    id,
                    change.email() == null ? old.email() : email(change.email()),
                    change.name() == null ? old.name() : Texts.required("name", change.name(), Texts.NAME),
                    change.roles() == null ? old.roles() : roles(change.roles()),
                    change.teams() == null ? old.teams() : teamKeys(school, change.teams()),
                    true);
            if (!now.roles().contains(Roles.ADMINISTRATOR)) {
                keepOne(administrators, id);
            }
            bound(
                            handle,
                            school,
                            now,
                            "update staff set email = :email, name = :name, roles = :roles, teams = :teams where school_id = :school and id = :id")
                    .execute();
            String password = change.password();
            if (password != null) {
                setPassword(school, id, password, null);
            }
            return now;
        });
    }

    private static org.jdbi.v3.core.statement.Update bound(Handle handle, SchoolId school, Staff staff, String sql) {
        return handle.createUpdate(sql)
                .bind("school", school)
                .bind("id", staff.id())
                .bind("email", staff.email())
                .bind("name", staff.name())
                .bindArray("roles", String.class, staff.roles())
                .bindArray("teams", String.class, staff.teams());
    }

    /** Locked until the transaction ends, in one order: two who take the role from each other come one after the other. */
    private static List<StaffId> administrators(Handle handle, SchoolId school) {
        return handle.createQuery("""
                        select id from staff where school_id = :school and active and :role = any(roles)
                        order by id for no key update""")
                .bind("school", school)
                .bind("role", Roles.ADMINISTRATOR)
                .mapTo(StaffId.class)
                .list();
    }

    private static void keepOne(List<StaffId> administrators, StaffId leaving) {
        if (administrators.equals(List.of(leaving))) {
            throw Problem.conflict("last-administrator", "The school would have no administrator left.");
        }
    }

    /**
     * The account stays for what it said and did; it can no longer sign in.
     *
     * @throws Problem 404; 409 {@code last-administrator}
     */
    public void remove(SchoolId school, StaffId id) {
        tenancy.run(school, handle -> {
            keepOne(administrators(handle, school), id);
            int rows = handle.createUpdate(
                            "update staff set active = false, email = id || ':' || email where school_id = :school and id = :id and active")
                    .bind("school", school)
                    .bind("id", id)
                    .execute();
            if (rows == 0) {
                throw Problem.notFound("staff member");
            }
            credentials.revokeAll(school, id, null);
            removed.fire(new StaffRemoved(school, id));
        });
    }

    /** All who can sign in, by name. */
    public List<Staff> active(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery(
                        "select * from staff where school_id = :school and active order by name, id")
                .bind("school", school)
                .mapTo(Staff.class)
                .list());
    }

    /** Sets the password and ends the other sessions. */
    public void setPassword(SchoolId school, StaffId id, String password, @Nullable UUID keep) {
        String hash = hash(password);
        tenancy.run(school, handle -> {
            handle.createUpdate("update staff set password_hash = :hash where school_id = :school and id = :id")
                    .bind("hash", hash)
                    .bind("school", school)
                    .bind("id", id)
                    .execute();
            credentials.revokeAll(school, id, keep);
        });
    }

    public Optional<Staff> find(SchoolId school, StaffId id) {
        return tenancy.in(school, handle -> find(handle, school, id));
    }

    private static Optional<Staff> find(Handle handle, SchoolId school, StaffId id) {
        return handle.createQuery("select * from staff where school_id = :school and id = :id and active")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Staff.class)
                .findOne();
    }

    public Page<Staff> list(SchoolId school, Page.Request page) {
        List<Staff> rows = tenancy.in(school, handle -> handle.createQuery("""
                        select * from staff where school_id = :school and active and (:after::uuid is null or id > :after::uuid)
                        order by id limit :limit""")
                .bind("school", school)
                .bind("after", page.afterId())
                .bind("limit", page.limit() + 1)
                .mapTo(Staff.class)
                .list());
        return Page.cut(rows, page, staff -> staff.id().value().toString());
    }

    private static String email(@Nullable String email) {
        String sent = Texts.required("email", email, Texts.NAME).strip().toLowerCase(Locale.ROOT);
        int at = sent.indexOf('@');
        if (at < 1 || at == sent.length() - 1 || sent.chars().anyMatch(Character::isWhitespace)) {
            throw Problem.invalid("email", "is not an e-mail address");
        }
        return sent;
    }

    private static List<String> roles(@Nullable List<String> roles) {
        if (roles == null || roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw Problem.invalid("roles", "must be some of curator, lead, methodologist, administrator");
        }
        return List.copyOf(roles);
    }

    private List<String> teamKeys(SchoolId school, @Nullable List<String> keys) {
        for (String key : keys == null ? List.<String>of() : keys) {
            if (teams.find(school, key).isEmpty()) {
                throw Problem.invalid("teams", "'" + key + "' is not a team of this school");
            }
        }
        return keys == null ? List.of() : List.copyOf(keys);
    }

    private static String hash(String password) {
        Texts.required("password", password, LONGEST_PASSWORD_BYTES);
        int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD_BYTES) {
            throw Problem.invalid("password", "must have 8 to 72 bytes");
        }
        return io.quarkus.elytron.security.common.BcryptUtil.bcryptHash(password);
    }
}

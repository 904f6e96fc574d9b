package org.opora.answering.model;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.ModelFailed.Why;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** Tokens by day of the school's zone: for a student, a course and the school. What is used up makes quote answers. */
@ApplicationScoped
public class Budgets {
    /** A limit that somebody came under: a student, a course or the school, by its id. */
    private record Share(School.Budget budget, UUID whose) {}

    /** What was used today of one kind, and its limit; null = none. */
    public record Used(
            School.Budget budget, long tokens, @Nullable Long limit, boolean usedUp) {}

    private static final String FOREIGN_KEY = "23503";
    private static final Logger LOG = Logger.getLogger(Budgets.class);
    private final Tenancy tenancy;
    private final Clock clock;

    Budgets(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** @throws ModelFailed when a day's tokens are used up */
    void refuseWhenSpent(Spender spender) {
        School school = spender.school();
        List<Share> limited = shares(spender).stream()
                .filter(share -> school.tokensPerDay(share.budget()) != null)
                .toList();
        if (limited.isEmpty()) {
            return;
        }
        Map<UUID, Long> used = tenancy.in(school.id(), handle -> used(handle, school, limited));
        for (Share share : limited) {
            Long limit = school.tokensPerDay(share.budget());
            if (limit != null && used.getOrDefault(share.whose(), 0L) >= limit) {
                LOG.warnf("budget=%s of school=%s is used up for today", share.budget(), school.key());
                throw new ModelFailed(Why.SPENT, "budget of the " + share.budget(), null);
            }
        }
    }

    /**
     * Counts in a transaction of its own: what is spent stays so, and no call waits for another. What was spent for a student who is erased meanwhile is the course's and the school's still.
     */
    void spend(Spender spender, long tokens) {
        try {
            spend(spender, shares(spender), tokens);
        } catch (UnableToExecuteStatementException e) {
            if (!isGone(e)) {
                throw e;
            }
            LOG.info("tokens of a student who is gone are nobody's");
            spend(
                    spender,
                    shares(spender).stream()
                            .filter(share -> share.budget() != School.Budget.STUDENT)
                            .toList(),
                    tokens);
        }
    }

    private static boolean isGone(Throwable failure) {
        return failure.getCause() instanceof SQLException sql && FOREIGN_KEY.equals(sql.getSQLState());
    }

    private void spend(Spender spender, List<Share> shares, long tokens) {
        SchoolId school = spender.school().id();
        QuarkusTransaction.requiringNew()
                .run(() -> tenancy.run(school, handle -> {
                    PreparedBatch batch = handle.prepareBatch("""
                    insert into token_use (school_id, day, whose, budget, tokens) values (:school, :day, :whose, :budget, :tokens)
                    on conflict (school_id, day, whose) do update set tokens = token_use.tokens + excluded.tokens""");
                    for (Share share : shares) {
                        batch.bind("school", school)
                                .bind("day", today(spender.school()))
                                .bind("whose", share.whose())
                                .bind("budget", share.budget())
                                .bind("tokens", tokens)
                                .add();
                    }
                    batch.execute();
                }));
    }

    /** Today's use: the school's, and the largest of a course and of a student. */
    public List<Used> usage(School school) {
        return tenancy.in(school.id(), handle -> Arrays.stream(School.Budget.values())
                .map(budget -> used(budget, most(handle, school, budget), school.tokensPerDay(budget)))
                .toList());
    }

    private static Used used(School.Budget budget, long tokens, @Nullable Long limit) {
        return new Used(budget, tokens, limit, limit != null && tokens >= limit);
    }

    private long most(Handle handle, School school, School.Budget budget) {
        return handle.createQuery("""
                        select coalesce(max(tokens), 0) from token_use
                        where school_id = :school and day = :day and budget = :budget""")
                .bind("school", school.id())
                .bind("day", today(school))
                .bind("budget", budget)
                .mapTo(Long.class)
                .one();
    }

    private Map<UUID, Long> used(Handle handle, School school, List<Share> shares) {
        return handle.createQuery("""
                        select whose, tokens from token_use
                        where school_id = :school and day = :day and whose = any(:whose)""")
                .bind("school", school.id())
                .bind("day", today(school))
                .bindArray(
                        "whose", UUID.class, shares.stream().map(Share::whose).toList())
                .setMapKeyColumn("whose")
                .setMapValueColumn("tokens")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<UUID, Long>>() {});
    }

    private LocalDate today(School school) {
        return LocalDate.ofInstant(clock.instant(), school.zone());
    }

    private static List<Share> shares(Spender spender) {
        List<Share> shares = new ArrayList<>();
        shares.add(new Share(School.Budget.SCHOOL, spender.school().id().value()));
        var course = spender.course();
        if (course != null) {
            shares.add(new Share(School.Budget.COURSE, course.value()));
        }
        var student = spender.student();
        if (student != null) {
            shares.add(new Share(School.Budget.STUDENT, student.value()));
        }
        return shares;
    }
}

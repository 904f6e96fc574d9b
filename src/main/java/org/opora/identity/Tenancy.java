package org.opora.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Database;

/**
 * The only door to the tables of a school: joins the running transaction or starts one, and tells PostgreSQL for which
 * school it works, so that row-level security lets nothing else through. One transaction serves one school.
 */
@ApplicationScoped
public class Tenancy {
    private static final String SCHOOL = Tenancy.class.getName();
    private static final String OPEN = SCHOOL + ".open";
    private static final String ROW = SCHOOL + ".row";

    /** What entering reads, too: hardly any work does without its school. */
    private record Entered(@Nullable School school) {}

    private final Jdbi jdbi;
    private final TransactionSynchronizationRegistry transaction;

    Tenancy(Jdbi jdbi, TransactionSynchronizationRegistry transaction) {
        this.jdbi = jdbi;
        this.transaction = transaction;
    }

    public <T> T in(SchoolId school, Function<Handle, T> work) {
        Handle open = transaction.getTransactionKey() == null ? null : (Handle) transaction.getResource(OPEN);
        if (open != null) {
            enter(open, school);
            return work.apply(open);
        }
        return QuarkusTransaction.joiningExisting().call(() -> {
            try (Handle handle = jdbi.open()) {
                // Whatever joins in finds it open.
                transaction.putResource(OPEN, handle);
                enter(handle, school);
                return work.apply(handle);
            } finally {
                transaction.putResource(OPEN, null);
            }
        });
    }

    public void run(SchoolId school, Consumer<Handle> work) {
        Boolean done = in(school, handle -> {
            work.accept(handle);
            return true;
        });
        assert done;
    }

    /**
     * Work on the tables outside row-level security (schools, credentials), before a school is known; without a running
     * transaction each statement is one of its own.
     */
    <T> T outside(Function<Handle, T> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        }
    }

    /** The school that the running transaction serves, as it was on entering; null for another, or after {@link #forget}. */
    @Nullable
    School entered(SchoolId school) {
        return transaction.getTransactionKey() != null && school.equals(transaction.getResource(SCHOOL))
                ? (School) transaction.getResource(ROW)
                : null;
    }

    /** The school of the running transaction is no longer as it was on entering. */
    void forget() {
        transaction.putResource(ROW, null);
    }

    private void enter(Handle handle, SchoolId school) {
        Object entered = transaction.getResource(SCHOOL);
        if (school.equals(entered)) {
            return;
        }
        if (entered != null) {
            throw new IllegalStateException("one transaction serves one school");
        }
        Entered row = handle.createQuery("""
                        select set_config('app.school_id', :school::text, true), <school>
                        from (values (1)) entered left join school on school.id = :school""")
                .define("school", Database.columns(Entered.class))
                .bind("school", school)
                .mapTo(Entered.class)
                .one();
        transaction.putResource(SCHOOL, school);
        transaction.putResource(ROW, row.school());
    }
}

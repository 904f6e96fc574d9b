package org.opora.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The only door to the tables of a school: joins the running transaction or starts one, and tells PostgreSQL for which
 * school it works, so that row-level security lets nothing else through. One transaction serves one school.
 */
@ApplicationScoped
public class Tenancy {
    private static final String SCHOOL = Tenancy.class.getName();
    private static final String OPEN = SCHOOL + ".open";
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

    /** Work on the tables outside row-level security (schools, credentials), before a school is known. */
    <T> T outside(Function<Handle, T> work) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            try (Handle handle = jdbi.open()) {
                return work.apply(handle);
            }
        });
    }

    private void enter(Handle handle, SchoolId school) {
        Object entered = transaction.getResource(SCHOOL);
        if (school.equals(entered)) {
            return;
        }
        if (entered != null) {
            throw new IllegalStateException("one transaction serves one school");
        }
        handle.createQuery("select set_config('app.school_id', :school, true)")
                .bind("school", school.value().toString())
                .mapTo(String.class)
                .one();
        transaction.putResource(SCHOOL, school);
    }
}

package org.opora.desk.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.opora.desk.search.SearchQueries.Row;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Page;

/** Conversations of a school by what was said in them, notes included, and by what became of them. */
@ApplicationScoped
class Search {
    private final Tenancy tenancy;
    private final Clock clock;

    Search(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** With words by likeness and age, their pages counted; without, newest first. */
    Page<Listed> page(SchoolId school, Filters filters, Page.Request page) {
        Sought sought = filters.sought();
        List<Row> rows = tenancy.in(
                school,
                handle -> sought == null
                        ? SearchQueries.newest(handle, school, filters, page)
                        : SearchQueries.likest(handle, school, filters, sought, clock.instant(), page));
        return Page.cut(
                        rows,
                        page,
                        row -> sought == null
                                ? row.id().value().toString()
                                : Integer.toString(page.offset() + page.limit()))
                .map(Listed::of);
    }
}

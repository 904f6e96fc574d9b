package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** Which words the school's base knows. */
@ApplicationScoped
public class KnownWords {
    private final Tenancy tenancy;

    KnownWords(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** @return index of the reading with the largest share of known words; the first of equals */
    public int bestKnown(SchoolId school, List<String> readings) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select r.n - 1 from unnest(:readings) with ordinality r(reading, n)
                        cross join lateral (
                          select count(*) as words, count(w.lexeme) as known
                          from unnest(to_tsvector('russian', r.reading)) q
                          left join passage_word_384 w on w.school_id = :school and w.lexeme = q.lexeme) k
                        order by k.known::real / greatest(k.words, 1) desc, r.n limit 1""")
                .bindArray("readings", String.class, readings)
                .bind("school", school)
                .mapTo(Integer.class)
                .one());
    }
}

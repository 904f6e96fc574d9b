package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** Which words the school's base knows; those too common to be stored count as known in their own language. */
@ApplicationScoped
class KnownWords {
    private final Tenancy tenancy;

    KnownWords(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Those of these pieces of text whose every word is known; one without a word is not. */
    Set<String> of(SchoolId school, Collection<String> pieces) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select p.piece from unnest(:pieces) p(piece)
                        where (select bool_and(s.stems = '{}' or w.lexeme is not null)
                               from unnest(to_tsvector('simple', p.piece)) q
                               cross join lateral (select ts_lexize((case when octet_length(q.lexeme) = char_length(q.lexeme)
                                 then 'english_stem' else 'russian_stem' end)::regdictionary, q.lexeme) as stems) s
                               left join passage_word_384 w on w.school_id = :school and w.lexeme = s.stems[1])""")
                .bindArray("pieces", String.class, Set.copyOf(pieces))
                .bind("school", school)
                .mapTo(String.class)
                .set());
    }
}

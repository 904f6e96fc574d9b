package org.opora.knowledge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Which words the school's base knows, and in how many passages each stands. Words are stemmed as PostgreSQL does it (the
 * same Snowball; no difference in 15,259 words of the demo's base), so that no query is needed for a message.
 */
@ApplicationScoped
class KnownWords {
    /** The words of one school. */
    static final class Words {
        private final Map<String, Integer> passages;
        /** Made when first asked for: a base has ten thousand words, and few messages need it. */
        private volatile @Nullable Loanwords loanwords;

        Words(Map<String, Integer> passages) {
            this.passages = passages;
        }

        /** The stem of a known English word that a word in Russian letters sounds like. */
        Optional<String> meant(String word) {
            Loanwords made = loanwords;
            if (made == null) {
                made = new Loanwords(passages);
                loanwords = made;
            }
            return made.meant(word);
        }

        /** @return in how many passages the word stands; 0 = unknown */
        int passages(String word) {
            return passages.getOrDefault(stem(word.toLowerCase(Locale.ROOT)), 0);
        }
    }

    /** Old words cost at most a repair. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private static final int SCHOOLS = 100;
    private static final Pattern LATIN = Pattern.compile("\\p{ASCII}+");
    private final Tenancy tenancy;
    private final LoadingCache<SchoolId, Words> bySchool =
            Caffeine.newBuilder().maximumSize(SCHOOLS).expireAfterWrite(FRESH).build(this::load);

    KnownWords(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    Words of(SchoolId school) {
        return bySchool.get(school);
    }

    private Words load(SchoolId school) {
        return tenancy.in(school, handle -> {
            Map<String, Integer> passages = new HashMap<>();
            handle.createQuery("select lexeme, passages from passage_word_384 where school_id = :school")
                    .bind("school", school)
                    .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                    .forEach(word -> passages.put(word.getKey(), word.getValue()));
            return new Words(passages);
        });
    }

    static String stem(String word) {
        SnowballStemmer stemmer = LATIN.matcher(word).matches() ? new EnglishStemmer() : new RussianStemmer();
        stemmer.setCurrent(word);
        return stemmer.stem() ? stemmer.getCurrent() : word;
    }
}

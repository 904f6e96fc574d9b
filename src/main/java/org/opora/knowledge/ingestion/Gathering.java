package org.opora.knowledge.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.knowledge.ingestion.ImportQueries.State;
import org.opora.knowledge.ingestion.site.Site;
import org.opora.knowledge.ingestion.site.Sites;
import org.opora.shared.Json;

/** Brings the pages of a site into its import as files; a second try goes on where the first was cut off. */
@ApplicationScoped
class Gathering {
    private final Tenancy tenancy;
    private final Sites sites;
    private final Schools schools;
    private final Words words;
    private final Clock clock;

    Gathering(Tenancy tenancy, Sites sites, Schools schools, Words words, Clock clock) {
        this.tenancy = tenancy;
        this.sites = sites;
        this.schools = schools;
        this.words = words;
        this.clock = clock;
    }

    /** Afterwards the import has its files, has been held or ended meanwhile, or has failed as a whole: then nothing is archived. */
    void gather(SchoolId school, ImportId id, Settings settings) {
        Site site = settings.site();
        if (site == null) {
            return;
        }
        Set<String> known = tenancy.in(school, handle -> FileQueries.all(handle, school, id)).stream()
                .map(file -> file.name().replaceAll("\\.(html|txt|md|pdf)$", ""))
                .collect(Collectors.toSet());
        try {
            sites.read(site, known::contains, page -> take(school, id, page));
        } catch (Sites.Unreadable e) {
            tenancy.run(
                    school, handle -> ImportQueries.fail(handle, school, id, say(school, e.word()), clock.instant()));
            return;
        }
        tenancy.run(school, handle -> {
            if (isRunning(school, id)) {
                ImportQueries.gathered(handle, school, id, Json.tree(settings.gathered()));
            }
        });
    }

    private boolean take(SchoolId school, ImportId id, Sites.Page page) {
        String refused = page.refused();
        String reason = refused == null ? null : say(school, refused);
        tenancy.run(
                school,
                handle -> FileQueries.insertPage(handle, school, id, page.name(), page.url(), page.content(), reason));
        return isRunning(school, id);
    }

    private boolean isRunning(SchoolId school, ImportId id) {
        return tenancy.in(school, handle -> ImportQueries.find(handle, school, id))
                .filter(row -> row.state() == State.RUNNING)
                .isPresent();
    }

    private String say(SchoolId school, String word) {
        var of = schools.get(school);
        return words.say(of, word, of.locale(), Map.of());
    }
}

package org.opora.knowledge.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Articles.RevisionPublished;
import org.opora.knowledge.Articles.Whole;
import org.opora.knowledge.Content;
import org.opora.shared.Problem;

/** The links of what is published, and which pages are to be asked whether they are still there. */
@ApplicationScoped
class Links {
    /**
     * @param article the one that it leads to; null = a page of the web
     * @param answer what the page said last, or what became of the article; null = nobody has asked yet
     * @param failingSince it fails, but not yet for long enough to be dead
     * @param waiting it is about to be asked
     */
    record Link(
            String address,
            @Nullable String article,
            @Nullable Instant deadSince,
            @Nullable String answer,
            @Nullable Instant failingSince,
            @Nullable Instant askedAt,
            boolean waiting) {}

    private static final Logger LOG = Logger.getLogger(Links.class);
    /** In one night: what was published before links were kept comes in over some. */
    private static final int MOST_NOTED = 5_000;
    /** Whoever presses twice does not make anybody answer twice. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Tenancy tenancy;
    private final Articles articles;
    private final Schools schools;
    private final Rounds rounds;
    private final LinkConfig config;
    private final Clock clock;

    Links(Tenancy tenancy, Articles articles, Schools schools, Rounds rounds, LinkConfig config, Clock clock) {
        this.tenancy = tenancy;
        this.articles = articles;
        this.schools = schools;
        this.rounds = rounds;
        this.config = config;
        this.clock = clock;
    }

    void follow(@Observes RevisionPublished event) {
        note(event.school(), event.externalId());
    }

    private void note(SchoolId school, String externalId) {
        Whole whole = articles.get(school, externalId);
        Content content = whole.content();
        String url = content.url();
        Map<String, Address> links = new LinkedHashMap<>();
        for (String destination : Destinations.in(content.format(), content.body())) {
            Address.of(destination, externalId, url).ifPresent(link -> links.put(link.address(), link));
        }
        ArticleId id = whole.article().id();
        String standsAt = url == null ? null : Address.web(url).orElse(null);
        tenancy.run(school, handle -> {
            LinkQueries.put(handle, school, id, links.values(), clock.instant());
            LinkQueries.noted(handle, school, id, whole.revision(), standsAt);
        });
    }

    boolean areAsked(SchoolId school) {
        return config.perNight() > 0 && schools.get(school).checkLinks();
    }

    /** @throws Problem 404 when there is no such article */
    List<Link> of(SchoolId school, String externalId) {
        ArticleId id = articles.get(school, externalId).article().id();
        return tenancy.in(school, handle -> LinkQueries.of(handle, school, id));
    }

    /** @throws Problem 404 when there is no such article; 409 {@code links-not-asked} where the school does not want it */
    void askAgain(SchoolId school, String externalId) {
        ArticleId id = articles.get(school, externalId).article().id();
        if (!areAsked(school)) {
            throw Problem.conflict("links-not-asked", "This school does not have linked pages asked.");
        }
        Instant now = clock.instant();
        tenancy.run(school, handle -> {
            LinkQueries.follow(handle, school);
            LinkQueries.dueNow(handle, school, id, now, now.minus(LATELY), config.perNight());
            rounds.request(school);
        });
    }

    /** Every night: what is not known yet is noted, and the pages that were asked longest ago are asked. */
    void tonight(SchoolId school) {
        for (String article : tenancy.in(school, handle -> LinkQueries.unnoted(handle, school, MOST_NOTED))) {
            try {
                note(school, article);
            } catch (RuntimeException e) {
                LOG.warnf(e, "links of an article are not known: school=%s article=%s", school.value(), article);
            }
        }
        boolean asked = areAsked(school);
        tenancy.run(school, handle -> {
            if (!asked) {
                LinkQueries.forget(handle, school);
                return;
            }
            LinkQueries.follow(handle, school);
            if (LinkQueries.dueTonight(handle, school, clock.instant(), config.perNight())
                    || LinkQueries.isAnyDue(handle, school)) {
                rounds.request(school);
            }
        });
    }
}

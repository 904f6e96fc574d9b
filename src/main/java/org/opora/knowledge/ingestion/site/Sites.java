package org.opora.knowledge.ingestion.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads the pages of a site one after the other, as slowly as the site asks. */
@ApplicationScoped
public class Sites {
    /**
     * A page as a file of an import, or why it is none.
     *
     * @param name its host and path, ending as its kind of file does
     */
    public record Page(
            String name,
            String url,
            byte[] content,
            @Nullable String refused) {}

    /** Takes pages as they come. */
    @FunctionalInterface
    public interface Taker {
        /** @return false when no more are wanted */
        boolean take(Page page);
    }

    /** The site as a whole cannot be read; {@code word} names the reason. */
    public static final class Unreadable extends Exception {
        private final String word;

        Unreadable(String word) {
            super(word, null, false, false);
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final Pattern PLACE = Pattern.compile("<loc>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\s\\]]{1,2000})");
    private static final int MOST_SITEMAPS = 50;
    private static final Map<String, String> KINDS = Map.of(
            "text/html",
            "html",
            "application/xhtml+xml",
            "html",
            "text/plain",
            "txt",
            "text/markdown",
            "md",
            "application/pdf",
            "pdf");

    private final Fetcher fetcher;
    private final SiteConfig config;

    Sites(Fetcher fetcher, SiteConfig config) {
        this.fetcher = fetcher;
        this.config = config;
    }

    /**
     * @param known names of pages that an earlier try has brought: they are not fetched again
     * @throws Unreadable when its sitemap cannot be read
     */
    public void read(Site site, Predicate<String> known, Taker taker) throws Unreadable {
        Map<String, Robots> robots = new HashMap<>();
        for (String address : addresses(site)) {
            Page page = page(address, site.hosts(), robots, known);
            if (page != null && !taker.take(page)) {
                return;
            }
        }
    }

    private Set<String> addresses(Site site) throws Unreadable {
        Set<String> pages = new LinkedHashSet<>(site.addresses());
        String sitemap = site.sitemap();
        if (sitemap != null) {
            try {
                sitemap(sitemap, site.hosts(), new LinkedHashSet<>(), pages);
            } catch (Refusal e) {
                throw new Unreadable(e.word());
            }
            if (pages.isEmpty()) {
                throw new Unreadable("import.site-no-pages");
            }
        }
        if (pages.size() > config.pages()) {
            throw new Unreadable("import.site-too-many");
        }
        return pages;
    }

    private void sitemap(String address, Set<String> hosts, Set<String> read, Set<String> pages) throws Refusal {
        if (!read.add(address) || read.size() > MOST_SITEMAPS) {
            return;
        }
        Response answer = fetcher.get(Addresses.parsed(address), hosts);
        if (answer.status() != 200) {
            throw new Refusal("import.site-unreachable");
        }
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        List<String> places = PLACE.matcher(text)
                .results()
                .map(place -> Parser.unescapeEntities(place.group(1), false))
                .limit(config.pages() + 1L)
                .toList();
        if (!text.contains("<sitemapindex")) {
            pages.addAll(places);
            return;
        }
        for (String place : places) {
            sitemap(place, hosts, read, pages);
        }
    }

    private @Nullable Page page(
            String address, Set<String> hosts, Map<String, Robots> robots, Predicate<String> known) {
        String name = address.length() > 400 ? address.substring(0, 400) : address;
        try {
            URI uri = Addresses.parsed(address);
            name = name(uri);
            if (known.test(name)) {
                return null;
            }
            Robots asked = robots(uri, hosts, robots);
            if (!asked.allows(path(uri))) {
                throw new Refusal("import.site-robots");
            }
            wait(asked.pause());
            return fetched(uri, name, hosts);
        } catch (Refusal e) {
            // Named as a page would be, so that an earlier article of it is not taken for gone.
            return new Page(name + ".html", address, new byte[0], e.word());
        }
    }

    private Page fetched(URI uri, String name, Set<String> hosts) throws Refusal {
        Response answer = fetcher.get(uri, hosts);
        if (answer.status() != 200) {
            throw new Refusal(
                    answer.status() == 404 || answer.status() == 410 ? "import.site-gone" : "import.site-unreachable");
        }
        String type = answer.headers().getOrDefault("content-type", "text/html").replaceAll(";.*", "");
        String kind = KINDS.get(type.strip().toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new Refusal("import.site-not-page");
        }
        byte[] body = kind.equals("html") ? based(answer) : answer.body();
        return new Page(name + "." + kind, answer.address().toString(), body, null);
    }

    /** Tells the reader of the page where its links lead from. */
    private static byte[] based(Response answer) {
        String base = answer.address().toString().replace("\"", "%22").replace("<", "%3C");
        byte[] head = ("<base data-site href=\"" + base + "\">").getBytes(StandardCharsets.US_ASCII);
        byte[] page = new byte[head.length + answer.body().length];
        System.arraycopy(head, 0, page, 0, head.length);
        System.arraycopy(answer.body(), 0, page, head.length, answer.body().length);
        return page;
    }

    private Robots robots(URI uri, Set<String> hosts, Map<String, Robots> known) throws Refusal {
        String place = uri.getScheme() + "://" + uri.getRawAuthority();
        Robots before = known.get(place);
        if (before != null) {
            return before;
        }
        Response answer = fetcher.get(Addresses.parsed(place + "/robots.txt"), hosts);
        if (answer.status() >= 500) {
            throw new Refusal("import.site-unreachable");
        }
        Robots asked = Robots.parsed(answer.status() == 200 ? new String(answer.body(), StandardCharsets.UTF_8) : "");
        known.put(place, asked);
        return asked;
    }

    private void wait(Duration asked) {
        Duration pause = asked.compareTo(config.pause()) > 0 ? asked : config.pause();
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Host and path, as its article will be called. */
    private static String name(URI uri) {
        String path = uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
        String whole = Addresses.host(uri) + (path.endsWith("/") ? path + "index" : path);
        String name = uri.getRawQuery() == null ? whole : whole + "-" + uri.getRawQuery();
        String bare = name.replaceFirst("\\.(html|txt|md|pdf)$", "");
        return bare.length() > 400 ? bare.substring(0, 400) : bare;
    }
}

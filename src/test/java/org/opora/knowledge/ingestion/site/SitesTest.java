package org.opora.knowledge.ingestion.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.shared.Problem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SitesTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String root;

    private record Bounds(boolean privateAddresses) implements SiteConfig {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int pageBytes() {
            return 1_000;
        }

        @Override
        public int pages() {
            return 5;
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void serves(String path, int status, String type, String body) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add(status / 100 == 3 ? "Location" : "Content-Type", status / 100 == 3 ? body : type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private List<Sites.Page> read(Site site) throws Sites.Unreadable {
        List<Sites.Page> pages = new ArrayList<>();
        SiteConfig local = new Bounds(true);
        new Sites(new Fetcher(local), local).read(site, name -> false, pages::add);
        return pages;
    }

    private Site sitemap() {
        return Site.of(root + "/sitemap.xml", null, null);
    }

    @Test
    void pages_of_a_sitemap_are_read_as_robots_allows() throws Exception {
        serves("/robots.txt", 200, "text/plain", "User-agent: *\nDisallow: /private\nAllow: /private/open\n");
        serves(
                "/sitemap.xml",
                200,
                "application/xml",
                "<urlset><url><loc>%1$s/a</loc></url><url><loc>%1$s/private/b</loc></url><url><loc>%1$s/private/open</loc></url></urlset>"
                        .formatted(root));
        serves("/a", 200, "text/html; charset=utf-8", "<p>Ten.");
        serves("/private", 200, "text/html", "<p>Secret.");

        List<Sites.Page> pages = read(sitemap());

        assertEquals(
                List.of("127.0.0.1/a.html", "127.0.0.1/private/b.html", "127.0.0.1/private/open.html"), names(pages));
        assertEquals("import.site-robots", pages.get(1).refused());
        assertFalse(asked.contains("/private/b"));
        assertTrue(new String(pages.get(0).content(), StandardCharsets.UTF_8).endsWith("\"><p>Ten."));
    }

    private static List<String> names(List<Sites.Page> pages) {
        return pages.stream().map(Sites.Page::name).toList();
    }

    @Test
    void a_redirect_to_another_host_a_missing_a_large_and_a_strange_page_are_refused_each_by_its_reason()
            throws Exception {
        serves("/robots.txt", 404, "text/plain", "");
        serves("/away", 302, "", "http://other.example/");
        serves("/large", 200, "text/html", "x".repeat(2_000));
        serves("/picture", 200, "image/png", "x");
        serves("/moved", 301, "", "/here");
        serves("/here", 200, "text/html", "<p>Here.");

        List<Sites.Page> pages = read(Site.of(
                null,
                List.of(root + "/away", root + "/gone", root + "/large", root + "/picture", root + "/moved"),
                null));

        assertEquals(
                List.of("import.site-not-allowed", "import.site-gone", "import.site-too-large", "import.site-not-page"),
                pages.subList(0, 4).stream().map(Sites.Page::refused).toList());
        assertEquals(root + "/here", pages.get(4).url());
    }

    @Test
    void a_site_whose_sitemap_is_not_there_or_too_long_is_not_read_at_all() {
        assertEquals(
                "import.site-unreachable",
                assertThrows(Sites.Unreadable.class, () -> read(sitemap())).word());
        serves(
                "/sitemap.xml",
                200,
                "application/xml",
                "<loc>http://127.0.0.1/%d</loc>".repeat(7).formatted(1, 2, 3, 4, 5, 6, 7));
        assertEquals(
                "import.site-too-many",
                assertThrows(Sites.Unreadable.class, () -> read(sitemap())).word());
    }

    @Test
    void an_address_of_this_machine_is_refused_before_anything_is_sent() throws Exception {
        serves("/", 200, "text/html", "<p>Secret.");
        SiteConfig shipped = new Bounds(false);

        Refusal refused = assertThrows(
                Refusal.class, () -> new Fetcher(shipped).get(Addresses.parsed(root + "/"), Set.of("127.0.0.1")));

        assertEquals("import.site-private", refused.word());
        assertEquals(List.of(), asked);
    }

    @Test
    void whether_a_page_is_there_is_asked_by_its_head_and_by_all_of_it_where_that_is_not_known() {
        List<String> methods = new CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            String[] statuses = exchange.getRequestURI().getPath().split("/", -1);
            methods.add(exchange.getRequestMethod());
            exchange.getResponseHeaders().add("Location", "/200/200");
            exchange.sendResponseHeaders(Integer.parseInt(statuses[head ? 1 : 2]), head ? -1 : 100_000);
            exchange.close();
        });
        Asking asking = new Asking(new Fetcher(new Bounds(true)));

        assertEquals(new Asking.Answer(true, 200), asking.ask(root + "/200/500"));
        assertEquals(new Asking.Answer(true, 403), asking.ask(root + "/403/200"));
        assertEquals(new Asking.Answer(true, 200), asking.ask(root + "/302/500"));
        assertEquals(List.of("HEAD", "HEAD", "HEAD", "HEAD"), methods);
        assertEquals(new Asking.Answer(true, 200), asking.ask(root + "/405/200"));
        assertEquals(new Asking.Answer(true, 200), asking.ask(root + "/501/200"));
        assertEquals(new Asking.Answer(true, 410), asking.ask(root + "/404/410"));
        assertEquals(10, methods.size());
    }

    @Test
    void a_page_that_leads_to_this_machine_or_to_nothing_is_told_from_one_that_does_not_answer() {
        serves("/", 200, "text/html", "<p>Secret.");
        String closed = "http://127.0.0.1:1/";

        assertEquals(new Asking.Answer(false, 0), new Asking(new Fetcher(new Bounds(false))).ask(root + "/"));
        assertEquals(List.of(), asked);
        assertEquals(new Asking.Answer(false, 0), new Asking(new Fetcher(new Bounds(true))).ask("file:///etc/passwd"));
        assertEquals(new Asking.Answer(true, 0), new Asking(new Fetcher(new Bounds(true))).ask(closed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
                        "198.18.0.1",
                "255.255.255.255", "224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
                        "2002:a00:1::1"
            })
    void addresses_that_are_not_of_the_public_internet_are_private(String address) throws Exception {
        assertTrue(Addresses.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "2a00:1450:4001:80b::200e"})
    void addresses_of_the_public_internet_are_not(String address) throws Exception {
        assertFalse(Addresses.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://school.example/",
                "http://user:key@school.example/",
                "//school.example",
                "x",
                "http:///a"
            })
    void what_is_no_address_of_the_web_is_refused(String address) {
        assertThrows(Refusal.class, () -> Addresses.parsed(address));
        assertThrows(Problem.class, () -> Site.of(address, null, null));
    }

    @Test
    void the_longest_rule_that_fits_decides_and_our_own_name_goes_before_the_star() {
        Robots robots = Robots.parsed(
                "User-agent: *\nDisallow: /\n\nUser-agent: Opora\nDisallow: /*.php$\nDisallow: /a # all\nAllow: /a/b\nCrawl-delay: 3\n");

        assertTrue(robots.allows("/x"));
        assertFalse(robots.allows("/index.php"));
        assertTrue(robots.allows("/index.php?x"));
        assertFalse(robots.allows("/a/c"));
        assertTrue(robots.allows("/a/b/c"));
        assertEquals(Duration.ofSeconds(3), robots.pause());
        assertFalse(Robots.parsed("User-agent: *\nDisallow: /").allows("/x"));
        assertTrue(Robots.parsed("").allows("/x"));
    }
}

package org.opora.knowledge.links;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.knowledge.Article.Format;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DestinationsTest {
    private static List<String> in(String markdown) {
        return List.copyOf(Destinations.in(Format.MARKDOWN, markdown));
    }

    private static String web(String destination) {
        return Address.of(destination, "handbook:rules", null)
                .map(Address::address)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a](https://x.example/a)|https://x.example/a",
                "[a](https://x.example/a_(b))|https://x.example/a_(b)",
                "[a](<https://x.example/a b> 'title')|https://x.example/a b",
                "[a][ref] and more\\n\\n[ref]: https://x.example/ref 'T'|https://x.example/ref",
                "[ref]\\n\\n[ref]: <../other.md>|../other.md",
                "<https://x.example/auto>|https://x.example/auto",
                "[![pic](https://x.example/p.png)](https://x.example/a)|https://x.example/a",
                "[https://shown.example](https://x.example/a)|https://x.example/a",
                "See <a href='https://x.example/h'>here</a>.|https://x.example/h",
                "# Head https://x.example/head|https://x.example/head",
                "* https://x.example/a_b_c*d&e=1|https://x.example/a_b_c*d&e=1",
                "(see https://x.example/a_(b)).|https://x.example/a_(b)",
                "HTTPS://x.example/a, then|HTTPS://x.example/a",
                "**https://x.example/bold**|https://x.example/bold",
                "«https://x.example/a»|https://x.example/a",
            })
    void a_link_is_found_however_it_is_written(String markdown, String destination) {
        assertEquals(List.of(destination), in(markdown.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nhttps://x.example/a [b](https://x.example/b)\n```",
                "    https://x.example/a",
                "Type `curl https://x.example/a` now",
                "![pic](https://x.example/p.png)",
                "[unused]: https://x.example/a",
                "<!-- https://x.example/a -->",
                "ftp://x.example/a and www.x.example",
                "<pre><code>https://x.example/a</code></pre>"
            })
    void code_pictures_and_what_is_no_link_name_none(String markdown) {
        assertEquals(List.of(), in(markdown));
    }

    @Test
    void links_of_a_table_and_of_html_are_found_each_once() {
        assertEquals(
                List.of("https://x.example/a", "https://x.example/b"),
                in(
                        "| a | b |\n|---|---|\n| [one](https://x.example/a) | https://x.example/b |\n\nhttps://x.example/a"));
        assertEquals(
                Set.of("/a", "https://x.example/b"),
                Destinations.in(
                        Format.HTML, "<p><a href='/a'>a</a> https://x.example/b <code>https://c.example</code>"));
        assertEquals(
                Set.of("https://x.example/[c](d)"),
                Destinations.in(Format.TEXT, "Not [a](b): https://x.example/[c](d)."));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://X.Example/A#part,http://x.example/A",
        "https://x.example,https://x.example/",
        "https://x.example?q=1,https://x.example/?q=1",
        "https://x.example:8443/a/../b,https://x.example:8443/b",
        "//x.example/a,https://x.example/a",
        "https://школа.рф/курс?q=да,https://xn--80atdl2c.xn--p1ai/%D0%BA%D1%83%D1%80%D1%81?q=%D0%B4%D0%B0",
        "https://x.example/a b|c%20d%zz,https://x.example/a%20b%7Cc%20d%25zz"
    })
    void an_address_has_one_form(String written, String address) {
        assertEquals(address, web(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#part",
                "",
                "mailto:a@x.example",
                "tel:+7",
                "javascript:alert(1)",
                "data:text/html,a",
                "https://",
                "https://user:word@x.example/",
                "https://user@x.example/",
                "https://x.example:port/",
                "https://a b.example/",
                "/root/of/a/site",
                "picture.png",
                "../../above.md",
                "@@PLUGINFILE@@/a.pdf"
            })
    void what_nobody_could_ask_or_no_article_could_be_is_no_link(String destination) {
        assertEquals("", web(destination));
    }

    @ParameterizedTest
    @CsvSource({
        "help:ovens,gas.md,help:gas",
        "help:ovens,./gas.md#top,help:gas",
        "help:ovens,../safety/first%20aid.html,safety:first-aid",
        "help:ovens:part-3,gas,help:gas",
        "ovens,Правила приёма.md,Правила-приёма",
        "help:ovens,v1.2/gas.rst,help:v1.2:gas"
    })
    void a_relative_link_names_the_article_that_an_import_makes_of_that_file(String from, String link, String to) {
        assertEquals(to, Address.of(link, from, null).map(Address::target).orElse(""));
    }

    @Test
    void a_chapter_of_a_book_does_not_know_its_neighbours_by_name() {
        assertEquals(
                "",
                Address.of("chapter2.xhtml", "book:1", null)
                        .map(Address::address)
                        .orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {":x", "1:x", "a b:c", "%", "..", "?", "[x]", "\\\\x"})
    void no_destination_stands_in_the_way_of_an_article(String destination) {
        for (String url : new String[] {null, "https://x.example/help/ovens"}) {
            assertDoesNotThrow(() -> Address.of(destination, "help:ovens", url));
        }
    }

    @Test
    void an_article_that_stands_on_the_web_has_its_links_from_there() {
        assertEquals(
                new Address("https://x.example/help/gas", null),
                Address.of("gas#top", "x.example:help:ovens", "https://x.example/help/ovens")
                        .orElseThrow());
        assertEquals(
                new Address("https://x.example/top.png", null),
                Address.of("/top.png", "x.example:help:ovens", "https://x.example/help/ovens")
                        .orElseThrow());
    }
}

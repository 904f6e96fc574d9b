package org.opora.knowledge.links;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.opora.knowledge.Article.Format;

/** The destinations that a text names, as they are written: its links, and bare addresses of the web. Code names none. */
final class Destinations extends AbstractVisitor {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern BARE = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"«»“”`]+");
    private final Set<String> found = new LinkedHashSet<>();

    private Destinations() {}

    static Set<String> in(Format format, String body) {
        Destinations destinations = new Destinations();
        switch (format) {
            case MARKDOWN -> PARSER.parse(body).accept(destinations);
            case HTML -> destinations.html(body);
            case TEXT -> destinations.bare(body);
        }
        return destinations.found;
    }

    /** What is shown for a link is no second one, even where it looks like an address; neither is a picture in it. */
    @Override
    public void visit(Link link) {
        found.add(link.getDestination());
    }

    /** Pictures are not drawn from elsewhere. */
    @Override
    public void visit(Image image) {}

    @Override
    public void visit(HtmlBlock html) {
        html(html.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        html(html.getLiteral());
    }

    /** A run of text is several nodes where it holds a character that might have meant something. */
    @Override
    public void visit(Text text) {
        if (text.getPrevious() instanceof Text) {
            return;
        }
        StringBuilder run = new StringBuilder();
        for (Node node = text; node instanceof Text more; node = node.getNext()) {
            run.append(more.getLiteral());
        }
        bare(run.toString());
    }

    private void html(String html) {
        Document document = Jsoup.parse(html);
        List<String> hrefs = new ArrayList<>(document.select("a[href]").eachAttr("href"));
        document.select("a, pre, code, script, style").remove();
        found.addAll(hrefs);
        bare(document.text());
    }

    private void bare(String text) {
        BARE.matcher(text).results().forEach(address -> found.add(trimmed(address.group())));
    }

    /** What ends the sentence is none of the address, nor a bracket that was opened before it. */
    private static String trimmed(String address) {
        int end = address.length();
        while (end > 0) {
            char last = address.charAt(end - 1);
            boolean closes = last == ')' && count(address, '(', end) < count(address, ')', end);
            if (!closes && ".,:;!?'*_~]}…’".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return address.substring(0, end);
    }

    private static long count(String text, char of, int end) {
        return text.substring(0, end).chars().filter(c -> c == of).count();
    }
}

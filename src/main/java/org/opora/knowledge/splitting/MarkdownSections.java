package org.opora.knowledge.splitting;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;

/** Walks a Markdown tree and hands the source of each block, verbatim, to the packing of its section. */
final class MarkdownSections {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().build();
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*]\\([^)]*\\)");
    private static final Pattern EMPTY_LINK = Pattern.compile("\\[\\s*]\\([^)]*\\)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]");
    private final String title;
    private final TreeMap<Integer, String> path = new TreeMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Places places;
    private String place = "";
    private Packing section = new Packing("");

    MarkdownSections(String title, String lang) {
        this.title = title;
        this.places = new Places(lang);
    }

    List<Piece> cut(String markdown) {
        String[] lines = (markdown.startsWith("\ufeff") ? markdown.substring(1) : markdown).split("\\R", -1);
        for (Node node = PARSER.parse(String.join("\n", lines)).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                close();
                path.tailMap(heading.getLevel(), true).clear();
                String text = PLAIN.render(heading).strip();
                if (!text.isEmpty() && !text.equalsIgnoreCase(title)) {
                    path.put(heading.getLevel(), text);
                }
            } else {
                add(node, lines);
            }
        }
        close();
        return pieces;
    }

    private void close() {
        String heading = String.join(" › ", path.values());
        section.texts().stream()
                .filter(packed -> hasWords(packed.text()))
                .forEach(packed -> pieces.add(new Piece(Places.under(heading, packed.place()), packed.text())));
        section = new Packing(place);
    }

    /** A picture alone answers nothing and cannot be quoted. */
    private static boolean hasWords(String text) {
        String unpictured = IMAGE.matcher(text).replaceAll("");
        return WORD.matcher(EMPTY_LINK.matcher(unpictured).replaceAll("")).find();
    }

    private void add(Node node, String[] lines) {
        // Where a link leads is no text.
        if (node instanceof ThematicBreak || node instanceof LinkReferenceDefinition) {
            return;
        }
        String source = source(node, lines);
        String marked = node instanceof HtmlBlock ? places.marked(source) : null;
        if (marked != null) {
            place = marked;
            section.at(marked);
        } else if (node instanceof HtmlBlock) {
            section.paragraph(Whitespace.even(Jsoup.parse(source).text()));
        } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
            section.whole(Whitespace.stripLines(source));
        } else if (node instanceof TableBlock) {
            section.whole(Whitespace.even(source));
        } else if (node instanceof BulletList || node instanceof OrderedList) {
            list((ListBlock) node, lines);
        } else {
            section.paragraph(Whitespace.even(source));
        }
    }

    private void list(ListBlock list, String[] lines) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            section.item(Whitespace.even(source(item, lines)));
        }
    }

    private static String source(Node node, String[] lines) {
        List<SourceSpan> spans = ((Block) node).getSourceSpans();
        if (spans.isEmpty()) {
            return "";
        }
        int first = spans.get(0).getLineIndex();
        int last = spans.get(spans.size() - 1).getLineIndex();
        return String.join("\n", List.of(lines).subList(first, last + 1));
    }
}

package org.opora.knowledge.ingestion.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Markdown from a tree of HTML elements, into which every reader of a marked-up format brings its file. Beside those of HTML
 * there are {@code page} and {@code slide} (attribute {@code n}: what follows stands there) and {@code tex} (a formula).
 */
public final class MarkdownWriter {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "body",
            "html",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "pre",
            "blockquote",
            "figure",
            "figcaption",
            "details",
            "summary",
            "hr",
            "address",
            "fieldset",
            "form",
            "center",
            "page",
            "slide",
            "caption",
            "tr",
            "td",
            "th",
            "tbody",
            "thead");
    private static final Set<String> LISTS = Set.of("ul", "ol");

    private MarkdownWriter() {}

    public static String of(Element root) {
        return String.join("\n\n", blocks(root));
    }

    static List<String> blocks(Node parent) {
        List<String> blocks = new ArrayList<>();
        Inline open = new Inline();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                close(open, blocks);
                open = new Inline();
                blocks.addAll(block(element));
            } else {
                open.add(child);
            }
        }
        close(open, blocks);
        return blocks;
    }

    private static void close(Inline open, List<String> blocks) {
        String text = open.paragraph();
        if (!text.isEmpty()) {
            blocks.add(text);
        }
    }

    /** Also an inline element around blocks, as pages have them. */
    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName())
                || (!element.normalName().equals("tex")
                        && element.children().stream().anyMatch(MarkdownWriter::isBlock));
    }

    private static List<String> block(Element element) {
        String name = element.normalName();
        return switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(name.charAt(1) - '0', element);
            case "ul", "ol" -> one(list(element));
            case "pre" -> one(code(element));
            case "table" -> Table.of(element);
            case "blockquote" -> one(prefixed("> ", "> ", of(element)));
            case "a" -> linked(element, blocks(element));
            case "hr" -> List.of();
            case "dt" -> one(strong(of(element)));
            case "page", "slide" -> List.of("<!-- %s %s -->".formatted(name, element.attr("n")));
            default -> blocks(element);
        };
    }

    private static List<String> one(String block) {
        return block.isBlank() ? List.of() : List.of(block);
    }

    /** A link around a single block is a link still. */
    private static List<String> linked(Element link, List<String> blocks) {
        boolean line = blocks.size() == 1
                && !blocks.get(0).contains("\n")
                && !blocks.get(0).matches("[#\\[|<-].*");
        return line ? List.of(Inline.linked(blocks.get(0), link)) : blocks;
    }

    private static String strong(String text) {
        return text.isEmpty() || text.startsWith("**") ? text : "**" + text + "**";
    }

    private static List<String> heading(int level, Element heading) {
        String text = flat(heading);
        return text.isEmpty() ? List.of() : List.of("#".repeat(level) + " " + text);
    }

    /** On one line, as a heading or a cell has it. */
    static String flat(Element element) {
        return String.join(" ", blocks(element)).replaceAll("\\s+", " ").strip();
    }

    private static String code(Element pre) {
        String text =
                pre.wholeText().replace("\r\n", "\n").replaceAll("\\s+\\z", "").replaceAll("\\A\\n+", "");
        if (text.isBlank()) {
            return "";
        }
        Element inner = pre.selectFirst("code");
        String classes = pre.className() + " " + (inner == null ? "" : inner.className());
        return fenced(
                text,
                classes.matches("(?s).*\\blanguage-[\\w+#-]+.*")
                        ? classes.replaceAll("(?s).*\\blanguage-([\\w+#-]+).*", "$1")
                        : "");
    }

    /** A fence longer than any in the code. */
    static String fenced(String code, String language) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + code + "\n" + fence;
    }

    private static String list(Element list) {
        boolean ordered = list.normalName().equals("ol");
        int n = list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        List<String> items = new ArrayList<>();
        for (Element item : list.children()) {
            if (LISTS.contains(item.normalName())) {
                items.add(prefixed("  ", "  ", list(item)));
                continue;
            }
            String body = item(item);
            if (!body.isEmpty()) {
                String mark = ordered && !item.hasAttr("label") ? n++ + ". " : "- ";
                items.add(prefixed(mark, " ".repeat(mark.length()), labelled(item, body)));
            }
        }
        return String.join("\n", items);
    }

    /** A number that Markdown has no list for, as 2.1. */
    private static String labelled(Element item, String body) {
        return item.hasAttr("label") ? item.attr("label") + " " + body : body;
    }

    /** Tight where there is nothing but text and lists: an empty line would part the items. */
    private static String item(Element item) {
        boolean loose = item.selectFirst("pre, table, blockquote") != null;
        return String.join(loose ? "\n\n" : "\n", blocks(item));
    }

    private static String prefixed(String first, String rest, String text) {
        return first + text.replaceAll("\\n(?!\\n|\\z)", "\n" + rest);
    }
}

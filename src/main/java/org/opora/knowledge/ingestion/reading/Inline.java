package org.opora.knowledge.ingestion.reading;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The running text of one paragraph, with as few escapes as keep it from meaning something else: passages are quoted verbatim. */
final class Inline {
    private static final Pattern EMPHASIS = Pattern.compile("(?<=\\S)\\*|\\*(?=\\S)");
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");
    /** Inside a word an underscore means nothing. */
    private static final Pattern UNDERSCORE = Pattern.compile("(?<![\\p{L}\\p{Nd}_])_+|_+(?![\\p{L}\\p{Nd}_])");

    private static final Pattern LINE_START = Pattern.compile("(?m)^([#>])");
    /** A line that only parts others would make a heading of the one above. */
    private static final Pattern RULE = Pattern.compile("(?m)^[=_*-]{3,}$\\n?");

    /** What may be opened: on the web, or relative to where the file was. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)((https?|mailto):[^\\s()<>]+|(?!#)[^\\s()<>:]+)");

    private final StringBuilder text = new StringBuilder();

    void add(Node node) {
        if (node instanceof TextNode words) {
            append(escaped(words.getWholeText().replaceAll("[\\s\\u00a0]+", " ")));
        } else if (node instanceof Element element) {
            add(element);
        }
    }

    private void add(Element element) {
        switch (element.normalName()) {
            case "br" -> append("\n");
            case "img" -> append(picture(element));
            case "tex" -> append(element.wholeText());
            case "code", "kbd", "samp", "tt" -> append(code(element.wholeText().strip()));
            case "strong", "b" -> marked(element, "**");
            case "em", "i" -> marked(element, "*");
            case "del", "s", "strike" -> marked(element, "~~");
            case "sup" -> raised(element);
            case "a" -> link(element);
            case "input" ->
                append(!element.attr("type").equals("checkbox") ? "" : element.hasAttr("checked") ? "[x] " : "[ ] ");
            default -> element.childNodes().forEach(this::add);
        }
    }

    /** Only what it shows: the file itself is not kept, and a page elsewhere is not to be called by a reader's browser. */
    private static String picture(Element image) {
        String shown = image.attr("alt").replaceAll("\\s+", " ").strip();
        return shown.isEmpty() ? "" : " *" + escaped(shown) + "* ";
    }

    private static String code(String code) {
        String line = code.replaceAll("\\s+", " ");
        return line.isEmpty() ? "" : line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
    }

    private void marked(Element element, String mark) {
        String inner = inner(element);
        String words = inner.strip();
        if (words.isEmpty()
                || element.wholeText().isEmpty()
                || words.startsWith(mark.substring(0, 1))
                || words.contains("\n")) {
            append(inner);
            return;
        }
        String whole = element.wholeText();
        append(Character.isWhitespace(whole.charAt(0)) ? " " : "");
        append(mark + words + mark);
        append(Character.isWhitespace(whole.charAt(whole.length() - 1)) ? " " : "");
    }

    /** A power is no digit beside the number. */
    private void raised(Element element) {
        String words = inner(element).strip();
        append(words.matches("[\\w+-]{1,12}") ? "^" + words : " " + words);
    }

    private void link(Element element) {
        String words = inner(element);
        append(words.isBlank() ? words : linked(words.strip(), element));
    }

    static String linked(String words, Element link) {
        String address = link.absUrl("href").isEmpty() ? link.attr("href").strip() : link.absUrl("href");
        return ADDRESS.matcher(address).matches()
                ? "[" + words.replace("[", "\\[").replace("]", "\\]") + "](" + address + ")"
                : words;
    }

    private static String inner(Element element) {
        Inline inside = new Inline();
        element.childNodes().forEach(inside::add);
        return inside.text.toString();
    }

    private static String escaped(String text) {
        String safe = EMPHASIS.matcher(text.replace("`", "\\`")).replaceAll("\\\\*");
        return UNDERSCORE.matcher(TAG.matcher(safe).replaceAll("\\\\<")).replaceAll(run -> "\\\\_"
                .repeat(run.group().length()));
    }

    private void append(String more) {
        boolean spaced = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(spaced && more.startsWith(" ") ? more.stripLeading() : more);
    }

    String paragraph() {
        String even = text.toString()
                .replaceAll(" *\\n *", "\n")
                .replaceAll("\\n{2,}", "\n")
                .strip();
        return LINE_START.matcher(RULE.matcher(even).replaceAll("").strip()).replaceAll("\\\\$1");
    }
}

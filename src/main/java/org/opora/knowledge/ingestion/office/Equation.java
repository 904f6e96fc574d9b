package org.opora.knowledge.ingestion.office;

import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Formulas of office documents as LaTeX, which the pages draw. */
final class Equation {
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("\u03b1", "\\alpha"),
            Map.entry("\u03b2", "\\beta"),
            Map.entry("\u03b3", "\\gamma"),
            Map.entry("\u03b4", "\\delta"),
            Map.entry("\u03b5", "\\varepsilon"),
            Map.entry("\u03b8", "\\theta"),
            Map.entry("\u03bb", "\\lambda"),
            Map.entry("\u03bc", "\\mu"),
            Map.entry("\u03c0", "\\pi"),
            Map.entry("\u03c1", "\\rho"),
            Map.entry("\u03c3", "\\sigma"),
            Map.entry("\u03c4", "\\tau"),
            Map.entry("\u03c6", "\\varphi"),
            Map.entry("\u03c9", "\\omega"),
            Map.entry("\u0394", "\\Delta"),
            Map.entry("\u03a3", "\\Sigma"),
            Map.entry("\u03a9", "\\Omega"),
            Map.entry("\u221e", "\\infty"),
            Map.entry("\u2211", "\\sum"),
            Map.entry("\u220f", "\\prod"),
            Map.entry("\u222b", "\\int"),
            Map.entry("\u00d7", "\\times"),
            Map.entry("\u00b7", "\\cdot"),
            Map.entry("\u22c5", "\\cdot"),
            Map.entry("\u00f7", "\\div"),
            Map.entry("\u00b1", "\\pm"),
            Map.entry("\u2213", "\\mp"),
            Map.entry("\u2264", "\\le"),
            Map.entry("\u2265", "\\ge"),
            Map.entry("\u2260", "\\ne"),
            Map.entry("\u2248", "\\approx"),
            Map.entry("\u2192", "\\to"),
            Map.entry("\u21d2", "\\Rightarrow"),
            Map.entry("\u2208", "\\in"),
            Map.entry("\u2202", "\\partial"),
            Map.entry("\u2207", "\\nabla"),
            Map.entry("\u22c3", "\\bigcup"),
            Map.entry("\u22c2", "\\bigcap"),
            Map.entry("\u22c0", "\\bigwedge"),
            Map.entry("\u22c1", "\\bigvee"),
            Map.entry("\u222c", "\\iint"),
            Map.entry("\u222d", "\\iiint"),
            Map.entry("\u222e", "\\oint"),
            Map.entry("\u222f", "\\oiint"),
            Map.entry("\u2230", "\\oiiint"),
            Map.entry("\u2229", "\\cap"),
            Map.entry("\u222a", "\\cup"),
            Map.entry("\u03f5", "\\epsilon"),
            Map.entry("\u2026", "\\ldots"),
            Map.entry("\u2212", "-"));
    private static final java.util.Set<String> FUNCTIONS = java.util.Set.of(
            "sin", "cos", "tan", "cot", "sec", "csc", "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf",
            "det", "arg", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "gcd", "deg", "dim");

    private Equation() {}

    static String latex(Element math) {
        return all(math).replaceAll(" {2,}", " ").strip();
    }

    private static String all(@Nullable Element parent) {
        return parent == null
                ? ""
                : parent.children().stream().map(Equation::one).collect(Collectors.joining());
    }

    private static String part(Element of, String name) {
        return all(Ooxml.child(of, name));
    }

    private static String sign(Element of, String properties, String name, String otherwise) {
        Element own = Ooxml.child(Ooxml.child(of, properties), name);
        return own == null ? otherwise : Ooxml.value(own, "val");
    }

    private static String one(Element element) {
        return switch (Ooxml.local(element)) {
            case "r" -> run(element);
            case "f" -> fraction(element);
            case "sSup" -> base(element) + "^{" + part(element, "sup") + "}";
            case "sSub" -> base(element) + "_{" + part(element, "sub") + "}";
            case "sSubSup" -> base(element) + "_{" + part(element, "sub") + "}^{" + part(element, "sup") + "}";
            case "sPre" -> "{}_{" + part(element, "sub") + "}^{" + part(element, "sup") + "}" + part(element, "e");
            case "rad" -> root(element);
            case "nary" -> nary(element);
            case "d" -> delimited(element);
            case "func" -> function(element);
            case "limLow" -> part(element, "e") + "_{" + part(element, "lim") + "}";
            case "limUpp" -> part(element, "e") + "^{" + part(element, "lim") + "}";
            case "bar" -> "\\overline{" + part(element, "e") + "}";
            case "acc" -> accent(element);
            case "groupChr" -> brace(element);
            case "m" -> rows(element, "mr", "matrix");
            case "eqArr" -> lines(element);
            case "rPr",
                    "ctrlPr",
                    "fPr",
                    "sSupPr",
                    "sSubPr",
                    "sSubSupPr",
                    "radPr",
                    "naryPr",
                    "dPr",
                    "funcPr",
                    "mPr",
                    "eqArrPr",
                    "accPr",
                    "barPr",
                    "oMathParaPr",
                    "groupChrPr",
                    "limLowPr",
                    "limUppPr" -> "";
            default -> all(element);
        };
    }

    private static String run(Element run) {
        String text = run.children().stream()
                .filter(child -> Ooxml.is(child, "t"))
                .map(Element::wholeText)
                .collect(Collectors.joining());
        return text.codePoints()
                .mapToObj(c -> SIGNS.containsKey(Character.toString(c))
                        ? " " + SIGNS.get(Character.toString(c)) + " "
                        : plain(c))
                .collect(Collectors.joining());
    }

    /** Letters of the mathematical alphabet are the plain ones in italics. */
    private static String plain(int c) {
        return c >= 0x1d400 && c < 0x1d800
                ? java.text.Normalizer.normalize(Character.toString(c), java.text.Normalizer.Form.NFKC)
                : Character.toString(c);
    }

    private static String base(Element element) {
        Element base = Ooxml.child(element, "e");
        boolean grouped = base != null && base.children().stream().anyMatch(child -> Ooxml.is(child, "f"));
        return grouped ? "{" + all(base) + "}" : all(base);
    }

    private static String fraction(Element element) {
        boolean bare = sign(element, "fPr", "type", "bar").equals("noBar");
        String parts = "{" + part(element, "num") + "}{" + part(element, "den") + "}";
        return (bare ? "\\genfrac{}{}{0pt}{}" : "\\frac") + parts;
    }

    private static String root(Element element) {
        String degree = part(element, "deg");
        return "\\sqrt" + (degree.isBlank() ? "" : "[" + degree + "]") + "{" + part(element, "e") + "}";
    }

    private static String nary(Element element) {
        String sign = sign(element, "naryPr", "chr", "\u222b");
        String below = part(element, "sub");
        String above = part(element, "sup");
        return SIGNS.getOrDefault(sign, sign)
                + (below.isBlank() ? "" : "_{" + below + "}")
                + (above.isBlank() ? "" : "^{" + above + "}")
                + part(element, "e");
    }

    private static String delimited(Element element) {
        String inside = element.children().stream()
                .filter(child -> Ooxml.is(child, "e"))
                .map(Equation::all)
                .collect(Collectors.joining(sign(element, "dPr", "sepChr", "|")));
        return "\\left" + side(sign(element, "dPr", "begChr", "(")) + inside + "\\right"
                + side(sign(element, "dPr", "endChr", ")"));
    }

    private static String side(String sign) {
        return sign.isEmpty() ? "." : sign.equals("{") || sign.equals("}") ? "\\" + sign : sign;
    }

    private static String function(Element element) {
        String name = part(element, "fName").strip();
        String own = name.replaceAll("[_^].*", "");
        String written =
                FUNCTIONS.contains(own) ? "\\" + name : "\\operatorname{" + own + "}" + name.substring(own.length());
        // With a limit below, the bracket would read as part of the name.
        return name.contains("_") ? written + part(element, "e") : written + "(" + part(element, "e") + ")";
    }

    private static String accent(Element element) {
        String mark = sign(element, "accPr", "chr", "\u0302");
        String name = Map.of(
                        "\u0302", "hat", "\u0303", "tilde", "\u0304", "bar", "\u20d7", "vec", "\u0307", "dot", "\u0308",
                        "ddot")
                .getOrDefault(mark, "hat");
        return "\\" + name + "{" + part(element, "e") + "}";
    }

    private static String brace(Element element) {
        boolean over = sign(element, "groupChrPr", "pos", "bot").equals("top");
        return (over ? "\\overbrace{" : "\\underbrace{") + part(element, "e") + "}";
    }

    private static String rows(Element element, String row, String name) {
        String rows = element.children().stream()
                .filter(child -> Ooxml.is(child, row))
                .map(line -> line.children().stream().map(Equation::all).collect(Collectors.joining(" & ")))
                .collect(Collectors.joining(" \\\\ "));
        return "\\begin{" + name + "}" + rows + "\\end{" + name + "}";
    }

    private static String lines(Element element) {
        String rows = element.children().stream()
                .filter(child -> Ooxml.is(child, "e"))
                .map(Equation::all)
                .collect(Collectors.joining(" \\\\ "));
        return "\\begin{array}{c}" + rows + "\\end{array}";
    }
}

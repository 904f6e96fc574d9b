package org.opora.knowledge.ingestion.office;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The numbers behind a chart, as a table. */
final class Charts {
    private static final int MOST_POINTS = 500;

    private Charts() {}

    static void write(Element chart, Element body) {
        Element title = Ooxml.child(Ooxml.child(chart.firstElementChild(), "chart"), "title");
        if (title != null && !title.text().isBlank()) {
            body.appendElement("p").text(String.join("", texts(title)));
        }
        for (Element plot : Ooxml.named(chart, "plotArea")) {
            plot.children().stream()
                    .map(Ooxml::local)
                    .filter(name -> name.endsWith("Chart"))
                    .forEach(name -> body.appendElement("p").text(kind(name)));
        }
        List<Element> series = Ooxml.named(chart, "ser");
        if (series.isEmpty()) {
            return;
        }
        Element table = body.appendElement("table");
        Element head = table.appendElement("tr");
        head.appendElement("th");
        List<SortedMap<Integer, String>> values = new ArrayList<>();
        for (Element one : series) {
            head.appendElement("th")
                    .text(String.join(" ", points(Ooxml.child(one, "tx")).values()));
            Element own = Ooxml.child(one, "val");
            values.add(points(own == null ? Ooxml.child(one, "yVal") : own));
        }
        Element first = series.get(0);
        Element names = Ooxml.child(first, "cat");
        SortedMap<Integer, String> categories = points(names == null ? Ooxml.child(first, "xVal") : names);
        SortedMap<Integer, String> rows = categories.isEmpty() ? values.get(0) : categories;
        rows.keySet().stream().limit(MOST_POINTS).forEach(n -> {
            Element row = table.appendElement("tr");
            row.appendElement("td").text(categories.getOrDefault(n, ""));
            values.forEach(column -> row.appendElement("td").text(column.getOrDefault(n, "")));
        });
    }

    /** As the format calls it: {@code barChart} is a bar chart. */
    private static String kind(String name) {
        return name.replaceAll("(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> texts(Element element) {
        return Ooxml.named(element, "t").stream().map(Element::wholeText).toList();
    }

    private static SortedMap<Integer, String> points(@Nullable Element of) {
        SortedMap<Integer, String> points = new TreeMap<>();
        if (of != null) {
            Ooxml.named(of, "pt").forEach(point -> {
                Element value = Ooxml.child(point, "v");
                points.put(Ooxml.number(Ooxml.value(point, "idx"), points.size()), value == null ? "" : value.text());
            });
        }
        return points;
    }
}

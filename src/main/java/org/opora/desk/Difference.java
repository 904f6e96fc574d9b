package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.opora.shared.Json;

/**
 * What an editor made of a text, word by word. Pure.
 *
 * @param kept share of the first text's words that are in the second, 0 to 1
 */
record Difference(List<Step> steps, double kept) {
    enum Op {
        KEEP,
        ADD,
        DROP
    }

    record Step(Op op, String text) {}

    /** Words with the space before them, so that the steps put together are the text. */
    private static final Pattern WORDS = Pattern.compile("\\s*\\S+|\\s+$");

    static Difference between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        List<Step> steps = new ArrayList<>();
        int at = 0;
        int kept = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            int from = delta.getSource().getPosition();
            kept += from - at;
            add(steps, Op.KEEP, old.subList(at, from));
            add(steps, Op.DROP, delta.getSource().getLines());
            add(steps, Op.ADD, delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        kept += old.size() - at;
        add(steps, Op.KEEP, old.subList(at, old.size()));
        return new Difference(List.copyOf(steps), old.isEmpty() ? 0 : (double) kept / old.size());
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(found -> found.group()).toList();
    }

    private static void add(List<Step> steps, Op op, List<String> words) {
        if (!words.isEmpty()) {
            steps.add(new Step(op, String.join("", words)));
        }
    }

    JsonNode json() {
        return Json.tree(steps);
    }
}

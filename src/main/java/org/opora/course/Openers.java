package org.opora.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Questions that the widget offers to begin with, as a course or a lesson sets them. */
final class Openers {
    /** The widget shows no more. */
    private static final int MOST = 4;

    private static final int LONGEST = 200;

    private Openers() {}

    /** @throws Problem 422 naming the one that is empty, too long or said twice, or the list when there are too many */
    static List<String> read(@Nullable List<String> questions) {
        List<String> all = Texts.all("suggestions", questions, LONGEST);
        if (all.size() > MOST) {
            throw Problem.invalid("suggestions", "are more than " + MOST);
        }
        for (int i = 1; i < all.size(); i++) {
            if (all.subList(0, i).contains(all.get(i))) {
                throw Problem.invalid("suggestions[" + i + "]", "stands there twice");
            }
        }
        return all;
    }
}

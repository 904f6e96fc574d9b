package org.opora.answering.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.opora.shared.Resources;

/** Messages that can only be understood with what was said before. */
@ApplicationScoped
public class FollowUps {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int FEW_WORDS = 4;
    private static final int LONGEST = 200;
    private final List<Pattern> patterns =
            Resources.patterns(Resources.yaml("/search/follow-up.yml").path("patterns"));

    /** By its wording, or since it is short. */
    public boolean isOne(String message) {
        return message.length() <= LONGEST && (WORD.matcher(message).results().count() <= FEW_WORDS || leans(message));
    }

    /** By its wording: a short message need not, such as a nod. */
    public boolean leans(String message) {
        return message.length() <= LONGEST
                && patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(message).find());
    }
}

package org.opora.answering.evidence;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Messages that can only be understood with what was said before. */
@ApplicationScoped
class FollowUps {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int FEW_WORDS = 4;
    private static final int LONGEST = 200;
    private final List<Pattern> patterns = new ArrayList<>();

    FollowUps() {
        try (InputStream file = FollowUps.class.getResourceAsStream("/search/follow-up.yml")) {
            new YAMLMapper()
                    .readTree(file)
                    .path("patterns")
                    .forEach(regex -> patterns.add(Pattern.compile(regex.asText(), FLAGS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isOne(String message) {
        return message.length() <= LONGEST
                && (WORD.matcher(message).results().count() <= FEW_WORDS
                        || patterns.stream()
                                .anyMatch(pattern -> pattern.matcher(message).find()));
    }
}

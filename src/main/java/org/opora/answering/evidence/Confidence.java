package org.opora.answering.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Language;

/**
 * How likely an automatic answer is right, 0 to 1: a logistic over a few dense signals with shipped coefficients
 * (calibrate/confidence.py; QUALITY.md says why these four and no more). A school's labels move only the cut.
 */
@ApplicationScoped
public class Confidence {
    private final double intercept;
    private final Map<String, Double> coefficients = new LinkedHashMap<>();
    private final Threshold cuts;
    private final String version;
    /** The fit saw no larger margin. */
    private final double marginCap;

    /**
     * Letters of a passage that is no answer by itself ("No"): to a question in another language, or of slang, everything
     * such is near, and its heading is believed only where the question has words of it.
     */
    private static final int BARE = 10;

    /** Of what is beside the question. */
    private static final double CEILING = 0.1;
    /** The code of an error, a law, a device: letters with three digits or more. */
    private static final Pattern CODE = Pattern.compile("\\b[a-z]{1,6}-?\\d{3,6}\\b");

    private static final Pattern LINK = Pattern.compile("https?:\\S+");

    /** Words alone never make a confident answer. */
    private static final double LEXICAL_CEILING = 0.3;

    Confidence() {
        try (InputStream file = Confidence.class.getResourceAsStream("/confidence.json")) {
            JsonNode json = new ObjectMapper().readTree(file);
            version = json.path("version").asText();
            marginCap = json.path("marginCap").asDouble();
            intercept = json.path("intercept").asDouble();
            json.path("coefficients")
                    .properties()
                    .forEach(entry ->
                            coefficients.put(entry.getKey(), entry.getValue().asDouble()));
            cuts = new Threshold(
                    json.path("cuts").path("answer").asDouble(),
                    json.path("cuts").path("draft").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String version() {
        return version;
    }

    public Map<String, Double> signals(Evidence evidence, String searchedFor) {
        Map<String, Double> signals = new LinkedHashMap<>(evidence.found().signals());
        List<Hit> articles = evidence.oneAnArticle();
        if (articles.isEmpty() || evidence.found().lexicalOnly()) {
            return signals;
        }
        Hit top = articles.get(0);
        double dense = orZero(top.dense());
        Double window = top.bestWindow();
        signals.put("dense_top", dense);
        signals.put("lift", dense - orZero(top.meanDense()));
        signals.put("window", window == null ? dense : window);
        signals.put(
                "margin",
                articles.size() > 1 ? Math.min(top.score() - articles.get(1).score(), marginCap) : 0);
        signals.put("lexical", top.lexical());
        signals.put("foreign", top.lang().equals(Language.of(searchedFor)) ? 0.0 : 1.0);
        return signals;
    }

    /**
     * What one signal adds to the logit.
     *
     * @param contribution {@code weight × value}, in logits; the sum of all of them is the logit of the confidence
     */
    public record Part(String name, double value, double weight, double contribution) {}

    /** The intercept is the first part; a search by words alone has none. */
    public List<Part> parts(Map<String, Double> signals) {
        if (!signals.containsKey("window")) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("intercept", 1, intercept, intercept));
        coefficients.forEach((name, weight) -> {
            double value = signals.getOrDefault(name, 0.0);
            parts.add(new Part(name, value, weight, weight * value));
        });
        return parts;
    }

    /** @param searchedFor the words of the search */
    public double of(Map<String, Double> signals, Evidence evidence, String searchedFor) {
        if (evidence.isEmpty()) {
            return 0;
        }
        if (evidence.found().lexicalOnly()) {
            return LEXICAL_CEILING * Math.min(1, evidence.hits().get(0).lexical());
        }
        double logit = intercept;
        for (Map.Entry<String, Double> coefficient : coefficients.entrySet()) {
            logit += coefficient.getValue() * signals.getOrDefault(coefficient.getKey(), 0.0);
        }
        double sure = 1 / (1 + Math.exp(-logit));
        Hit top = evidence.hits().get(0);
        boolean beside = (top.lexical() == 0 && isBare(top)) || !hasCodesOf(searchedFor, top);
        return beside ? Math.min(CEILING, sure) : sure;
    }

    /** What is asked about E0308 is not answered by words about E0502, however alike they are. */
    private static boolean hasCodesOf(String asked, Hit hit) {
        List<String> codes = codes(asked);
        String said = (hit.title() + "\n" + hit.heading() + "\n" + hit.text()).toLowerCase(Locale.ROOT);
        return codes.isEmpty() || codes.stream().anyMatch(said::contains);
    }

    /** Whether a passage is headed by the code of another error than the one asked about. */
    static boolean isOfOtherCodes(String asked, Hit hit) {
        return !hasCodesOf(asked, hit)
                && !codes(hit.title() + "\n" + hit.heading()).isEmpty();
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static boolean isBare(Hit hit) {
        return LINK.matcher(hit.text())
                        .replaceAll("")
                        .codePoints()
                        .filter(Character::isLetter)
                        .count()
                < BARE;
    }

    public Threshold cuts(@Nullable Course course, QuestionClass questionClass) {
        return course == null ? cuts : course.threshold(questionClass).orElse(cuts);
    }

    /** Where a course has none of its own. */
    public Threshold usual() {
        return cuts;
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}

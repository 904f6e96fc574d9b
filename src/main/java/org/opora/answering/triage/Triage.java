package org.opora.answering.triage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opora.answering.triage.Verdict.Mood;
import org.opora.course.QuestionClass;
import org.opora.knowledge.embedding.EmbeddingConfig;
import org.opora.shared.Json;
import org.opora.shared.Kebab;

/**
 * Topic and mood as two decisions, risk before both. Coefficients are fitted by bin/calibrate for one embedding model;
 * with another, only the patterns decide.
 */
@ApplicationScoped
public class Triage {
    private static final double BY_PATTERN = 0.95;
    private static final double UNKNOWN = 0.5;
    /** Patterns see so many characters of a message, half from its beginning and half from its end; those of danger all. */
    private static final int LONGEST_READ = 2_000;
    /** Characters; what is longer has been thought about. */
    private static final int LONGEST_LINE = 300;

    private final Patterns patterns;
    private final @Nullable Fitted fitted;

    /** What is judged; who asks something beside what they tell tells it more calmly. */
    public enum Part {
        MESSAGE,
        STORY_AND_QUESTION,
        STORY
    }

    /** Whether words are for a person: from the threshold on they are. */
    private record Feeling(Weights weights, double threshold) {}

    /** What bin/calibrate wrote. */
    private record Fitted(
            Weights topic,
            Map<Part, Feeling> moods,
            double unsafeThreshold,
            double offTopicThreshold,
            Line risk,
            Line stuck) {}

    /** Two kinds apart: the one is on the far side of a threshold. */
    private record Line(double[] weights, double intercept, double threshold) {
        static Line read(JsonNode json) {
            return new Line(
                    Json.read(json.path("weights"), double[].class),
                    json.path("intercept").asDouble(),
                    json.path("threshold").asDouble());
        }

        boolean isPassed(float[] vector) {
            return Weights.dot(weights, vector) + intercept >= threshold;
        }
    }

    Triage(Patterns patterns, EmbeddingConfig embedding) {
        this.patterns = patterns;
        this.fitted = load(embedding.model());
    }

    private static @Nullable Fitted load(String model) {
        try (InputStream file = Triage.class.getResourceAsStream("/triage/" + model + ".json")) {
            if (file == null) {
                return null;
            }
            JsonNode json = new ObjectMapper().readTree(file);
            return new Fitted(
                    Weights.read(json),
                    moods(json),
                    json.path("unsafeThreshold").asDouble(),
                    json.path("offTopicThreshold").asDouble(),
                    Line.read(json.path("risk")),
                    Line.read(json.path("stuck")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Part, Feeling> moods(JsonNode json) {
        JsonNode mood = json.path("mood");
        JsonNode told = json.path("told");
        Weights toldWeights = Weights.read(told);
        return Map.of(
                Part.MESSAGE,
                new Feeling(Weights.read(mood), mood.path("personThreshold").asDouble()),
                Part.STORY_AND_QUESTION,
                new Feeling(toldWeights, told.path("personThreshold").asDouble()),
                Part.STORY,
                new Feeling(toldWeights, told.path("storyThreshold").asDouble()));
    }

    public Verdict judge(String message, String asTyped, float[] vector) {
        return judge(Part.MESSAGE, message, asTyped, vector);
    }

    /**
     * Judges a message, or a part of one.
     *
     * @param asTyped the message before its typing was repaired, in all its readings: no repair may hide words of danger
     * @param vector of the message; empty when there is none, and patterns alone decide
     */
    public Verdict judge(Part part, String message, String asTyped, float[] vector) {
        String whole = Normaliser.normalise(message);
        String text = message.length() > LONGEST_READ ? normalised(message) : whole;
        Fitted model = vector.length == 0 ? null : fitted;
        boolean risk = patterns.risk(whole)
                || (!asTyped.equals(message) && patterns.risk(Normaliser.normalise(asTyped)))
                || (model != null && model.risk().isPassed(vector));
        boolean solve = patterns.of(QuestionClass.STUDY, text);
        QuestionClass certain = byPattern(text);
        // No course teaches about the assistant itself.
        boolean asks = Patterns.asks(text) && !(certain == QuestionClass.UNSAFE && patterns.isOfUs(text));
        if (model == null) {
            QuestionClass known = certain == null ? QuestionClass.ORGANISATIONAL : certain;
            return new Verdict(
                    known,
                    certain == null ? UNKNOWN : BY_PATTERN,
                    certain != null,
                    false,
                    risk,
                    0,
                    asks,
                    solve,
                    mood(known, 0));
        }
        Feeling feeling = Objects.requireNonNull(model.moods().get(part));
        return byModel(model, feeling, vector, new Plain(risk, asks, solve, patterns.defines(text), certain));
    }

    /**
     * A line as it would be written with care: with a capital and a mark at its end. The embedding tells both from none, and
     * most exemplars have both.
     */
    public String withCare(String message) {
        String line = message.strip();
        if (line.isEmpty() || line.length() > LONGEST_LINE || line.lines().count() > 1) {
            return message;
        }
        int first = line.offsetByCodePoints(0, 1);
        String begun = line.substring(0, first).toUpperCase(Locale.ROOT) + line.substring(first);
        boolean ended = !Character.isLetterOrDigit(begun.codePointBefore(begun.length()));
        return ended ? begun : begun + (Patterns.asks(normalised(begun)) ? "?" : ".");
    }

    /** Whether a message says no more than that one does not get on; what with depends on where it is said. */
    public boolean isStuck(String message) {
        return patterns.stuck(normalised(message));
    }

    /** The same of homework, in whatever words; a plea is no question either. */
    public boolean hardlyAsks(String message, float[] vector) {
        Fitted model = vector.length == 0 ? null : fitted;
        return isStuck(message)
                || pleads(message)
                || (model != null && model.stuck().isPassed(vector));
    }

    /** Whether a message asks for a solution in plain words. */
    private boolean pleads(String message) {
        return patterns.of(QuestionClass.STUDY, normalised(message));
    }

    /** Whether a message says no more than that a person is needed no longer. */
    public boolean takesBack(String message) {
        return patterns.takesBack(normalised(message));
    }

    private static String normalised(String message) {
        return Normaliser.normalise(message.length() > LONGEST_READ ? head(message) : message);
    }

    /** The beginning and the end, which is where people say what they want. */
    private static String head(String message) {
        return message.substring(0, LONGEST_READ / 2) + " " + message.substring(message.length() - LONGEST_READ / 2);
    }

    /** What plain wordings told. */
    private record Plain(
            boolean risk,
            boolean asks,
            boolean solve,
            boolean defines,
            @Nullable QuestionClass certain) {}

    private Verdict byModel(Fitted model, Feeling feeling, float[] vector, Plain plain) {
        boolean risk = plain.risk();
        boolean asks = plain.asks();
        boolean solve = plain.solve();
        QuestionClass certain = plain.certain();
        double[] topic = model.topic().probabilities(vector);
        double[] moods = feeling.weights().probabilities(vector);
        double offTopic = at(model.topic(), topic, QuestionClass.OFF_TOPIC);
        List<String> feelings = feeling.weights().classes();
        int calm = feelings.indexOf("calm");
        double upset = 1 - moods[calm];
        if (certain != null) {
            return new Verdict(certain, BY_PATTERN, true, false, risk, offTopic, asks, solve, mood(certain, upset));
        }
        double unsafe = at(model.topic(), topic, QuestionClass.UNSAFE);
        if (unsafe >= model.unsafeThreshold()) {
            return new Verdict(QuestionClass.UNSAFE, unsafe, false, false, risk, offTopic, asks, false, Mood.CALM);
        }
        if (upset >= feeling.threshold()) {
            moods[calm] = 0;
            QuestionClass person = classOf(feelings, moods);
            return new Verdict(person, upset, false, false, risk, offTopic, asks, solve, mood(person, upset));
        }
        for (QuestionClass decided : List.of(
                QuestionClass.UNSAFE, QuestionClass.EMOTIONAL, QuestionClass.COMPLAINT, QuestionClass.HUMAN_REQUEST)) {
            topic[model.topic().classes().indexOf(Kebab.of(decided))] = 0;
        }
        if (offTopic < model.offTopicThreshold() || plain.defines()) {
            topic[model.topic().classes().indexOf(Kebab.of(QuestionClass.OFF_TOPIC))] = 0;
        }
        QuestionClass best = classOf(model.topic().classes(), topic);
        return new Verdict(
                best, at(model.topic(), topic, best), false, false, risk, offTopic, asks, false, mood(best, upset));
    }

    private @Nullable QuestionClass byPattern(String text) {
        for (QuestionClass questionClass : List.of(
                QuestionClass.UNSAFE,
                QuestionClass.EMOTIONAL,
                QuestionClass.COMPLAINT,
                QuestionClass.HUMAN_REQUEST,
                QuestionClass.ORGANISATIONAL,
                QuestionClass.STUDY,
                QuestionClass.SMALL_TALK)) {
            if (patterns.of(questionClass, text)) {
                return questionClass;
            }
        }
        return patterns.takesBack(text) ? QuestionClass.SMALL_TALK : null;
    }

    private static Mood mood(QuestionClass questionClass, double upset) {
        return switch (questionClass) {
            case EMOTIONAL, COMPLAINT -> Mood.UPSET;
            default -> upset >= 0.25 ? Mood.TENSE : Mood.CALM;
        };
    }

    private static double at(Weights weights, double[] probabilities, QuestionClass questionClass) {
        return probabilities[weights.classes().indexOf(Kebab.of(questionClass))];
    }

    private static QuestionClass classOf(List<String> classes, double[] probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return Kebab.parse(QuestionClass.class, classes.get(best)).orElseThrow();
    }
}

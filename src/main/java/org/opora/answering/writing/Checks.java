package org.opora.answering.writing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.model.Prompts;
import org.opora.answering.writing.facts.Addresses;
import org.opora.answering.writing.facts.Figures;
import org.opora.answering.writing.facts.Names;
import org.opora.answering.writing.leak.Leak;
import org.opora.answering.writing.leak.Told;
import org.opora.conversation.Message.Mode;
import org.opora.course.HintPolicy;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Language;
import org.opora.knowledge.PassageId;
import org.opora.shared.Resources;

/** What must hold before a student sees an answer. */
@ApplicationScoped
public class Checks {
    /**
     * What an answer is held against.
     *
     * @param level of the hint, 0 for an answer
     */
    public record Against(
            int level, String lang, Evidence evidence, List<Hit> ofAssignment, Solutions solutions, Said said) {
        boolean isHint() {
            return level > 0;
        }

        /** A hint that must not solve. */
        boolean isLocked() {
            return level > 0 && level < HintPolicy.FULL;
        }
    }

    /**
     * Solutions of the course.
     *
     * @param asked locked ones of the assignment asked about
     * @param others locked ones of the other assignments
     * @param opened those that this reply may show
     */
    public record Solutions(List<String> asked, List<String> others, List<String> opened) {
        public static final Solutions NONE = new Solutions(List.of(), List.of(), List.of());
    }

    /**
     * What has been said already: no evidence for an answer, but a hint may speak of it.
     *
     * @param task text of the assignment asked about
     * @param byStudent with the question
     * @param byAssistant which a reply must not complete to a solution
     */
    public record Said(String task, List<String> byStudent, List<String> byAssistant) {}

    /** Characters from which a line is a quote rather than an idiom. */
    private static final int QUOTED = 20;

    private final List<Pattern> promises =
            Resources.patterns(Resources.yaml("/checks.yml").path("promise"));
    private final PromptText prompts;

    Checks(Prompts prompts) {
        this.prompts = new PromptText(prompts);
    }

    public List<Check> all(Written written, Against against) {
        Sources sources = new Sources(written, against);
        String own = own(written);
        return List.of(
                citations(written, against),
                marks(written, own),
                numbers(own, sources),
                links(own, sources),
                contacts(own, sources),
                names(own, sources),
                grounds(written, against),
                promise(written, sources),
                language(written, against),
                prompt(own),
                code(own, against, sources),
                leak(own, against, sources));
    }

    private static Check citations(Written written, Against against) {
        Map<PassageId, Hit> known = Stream.concat(against.evidence().hits().stream(), against.ofAssignment().stream())
                .collect(Collectors.toMap(Hit::passageId, Function.identity(), (a, b) -> a));
        boolean verbatim = !written.citations().isEmpty()
                && written.citations().stream().allMatch(citation -> {
                    Hit hit = known.get(citation.passageId());
                    return hit != null
                            && !citation.quote().isBlank()
                            && hit.text().contains(citation.quote());
                });
        return Check.of("citations", verbatim, "a citation is missing, unknown or not verbatim");
    }

    private static Check marks(Written written, String own) {
        Set<Integer> numbers = written.citations().stream().map(Citation::n).collect(Collectors.toSet());
        Set<Integer> marked = Marks.in(own);
        return Check.of(
                "marks", !marked.isEmpty() && numbers.containsAll(marked), "a mark points nowhere, or there is none");
    }

    private static Check numbers(String own, Sources sources) {
        List<Set<String>> stated = Figures.statedIn(Addresses.without(Marks.without(own, " ")));
        long unknown = stated.stream()
                .filter(figure -> !Figures.isIn(figure, sources.all(), sources::figures))
                .count();
        return Check.of("numbers", unknown == 0, "numbers that are not in the evidence: " + unknown);
    }

    private static Check links(String own, Sources sources) {
        Set<String> unknown = new HashSet<>(Addresses.links(own));
        unknown.removeAll(unknown.isEmpty() ? Set.of() : Addresses.links(sources.all()));
        return Check.of("links", unknown.isEmpty(), "links that are not in the evidence: " + unknown.size());
    }

    private static Check contacts(String own, Sources sources) {
        Set<String> unknown = new HashSet<>(Addresses.contacts(own));
        unknown.removeAll(unknown.isEmpty() ? Set.of() : Addresses.contacts(sources.withStudent()));
        return Check.of(
                "contacts",
                unknown.isEmpty(),
                "addresses that neither evidence nor student has named: " + unknown.size());
    }

    private static Check names(String own, Sources sources) {
        Collection<String> names = Names.in(own);
        String known = names.isEmpty()
                ? ""
                : sources.withStudent().toLowerCase(Locale.ROOT).replace('\u0451', '\u0435');
        long unknown =
                names.stream().filter(name -> !Names.isNamed(name, known)).count();
        return Check.of("names", unknown == 0, "names that neither evidence nor student has named: " + unknown);
    }

    /** Of answers only: a hint speaks of the task in words of its own. */
    private static Check grounds(Written written, Against against) {
        List<String> quotes = written.citations().stream()
                .map(one -> one.title() + "\n" + one.heading() + "\n" + one.quote())
                .toList();
        boolean carried = written.mode() != Mode.MODEL
                || against.isHint()
                || Grounds.carry(written.text(), quotes, against.said().byStudent());
        return Check.of("grounds", carried, "a sentence speaks of what no quote says");
    }

    /** What the school's own page says, word for word, is no promise of ours. */
    private Check promise(Written written, Sources sources) {
        boolean promised = written.mode() == Mode.MODEL
                && promises.stream()
                        .flatMap(promise -> promise.matcher(written.text()).results())
                        .anyMatch(found -> !sources.cited().contains(found.group()));
        return Check.of("promise", !promised, "promises what a person would have to do");
    }

    private static Check language(Written written, Against against) {
        boolean ours =
                written.mode() != Mode.MODEL || Language.of(written.text()).equals(against.lang());
        return Check.of("language", ours, "is not in the question's language");
    }

    private Check prompt(String own) {
        return Check.of("prompt", !prompts.isIn(own), "repeats the prompt");
    }

    /** Code that neither student nor task nor a cited passage shows has no place in a hint (experts: 0 of 2,232). */
    private static Check code(String own, Against against, Sources sources) {
        List<String> lines = against.isLocked() ? CodeLines.of(own) : List.of();
        String known = lines.isEmpty() ? "" : CodeLines.squeezed(sources.shown());
        boolean shown = lines.stream().allMatch(line -> known.contains(CodeLines.squeezed(line)));
        return Check.of("code", shown, "has code of its own");
    }

    private static Check leak(String own, Against against, Sources sources) {
        String cited = sources.cited();
        Set<String> opened = against.solutions().opened().stream()
                .flatMap(String::lines)
                .map(String::strip)
                .collect(Collectors.toSet());
        String words = own.lines()
                .filter(line -> !opened.contains(line.strip()))
                .filter(line -> line.strip().length() < QUOTED
                        || !(cited.contains(line.strip())
                                || cited.contains(Marks.without(line, "").strip())))
                .collect(Collectors.joining("\n"));
        Told told = new Told(
                against.said().task(),
                String.join("\n", against.said().byStudent()),
                sources.lesson(),
                String.join("\n", against.said().byAssistant()));
        Optional<String> shown = Leak.in(
                words, told, against.solutions().asked(), against.solutions().others());
        return Check.of("leak", shown.isEmpty(), shown.orElse(""));
    }

    /** The words that are not a cited quote of the school's own material. */
    private static String own(Written written) {
        String text = written.text();
        if (written.mode() == Mode.QUOTE) {
            for (Citation citation : written.citations()) {
                String marked = QuoteWriter.marked(citation);
                text = text.replace(marked, marked.substring(marked.lastIndexOf('[')));
            }
        }
        return text;
    }
}

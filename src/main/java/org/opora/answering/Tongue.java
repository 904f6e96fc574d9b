package org.opora.answering;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.answering.hints.Work;
import org.opora.course.Course;
import org.opora.identity.student.Student;
import org.opora.knowledge.Language;

/**
 * The language a student speaks: that of their words, not of code, of a pasted error or of the label on a button, which are
 * English wherever they are sent from. Who has said nothing yet is spoken to in their own language, else in that of the course or the school.
 */
final class Tongue {
    private static final Pattern NOT_SAID = Pattern.compile(
            "`[^`]*`|https?:\\S+|(?im)^[^\\w\\n]*+(error|warning|note|help|fatal|panicked|exception|traceback)\\b.*$|^.*\\b\\w+(Error|Exception)\\b.*$|^.*: (command )?not found[^\\w\\n]*$|^[ \\t]*+(-->|at |\\||\\$ ).*$");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    /** Without one of these, a word or two in Latin letters may be a name or a term. */
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(the|an?|is|are|am|i|my|me|we|you|your|it|this|that|how|what|why|when|where|which|who|can|could|do|does|did|have|has|was|will|would|should|please|thanks?|hello|hi|to|of|in|for|with|and|or|not)\\b");

    private static final int TELLING = 3;

    private Tongue() {}

    /** @param text of the question, its typing repaired */
    static String of(Question question, String text) {
        List<String> before = question.saidByStudent();
        Stream<String> earlier =
                Stream.iterate(before.size() - 1, i -> i >= 0, i -> i - 1).map(before::get);
        return Stream.concat(question.press() ? Stream.empty() : Stream.of(text), earlier)
                .flatMap(said -> of(said).stream())
                .findFirst()
                .orElseGet(() -> usual(question));
    }

    /** Empty where a message has no words that tell. */
    private static Optional<String> of(String message) {
        String said = NOT_SAID.matcher(Work.besides(message)).replaceAll(" ");
        List<String> words =
                WORD.matcher(said).results().map(word -> word.group()).collect(Collectors.toList());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String language = language(words).orElseGet(() -> Language.of(said));
        boolean telling = !language.equals(Language.ENGLISH)
                || words.stream().distinct().count() >= TELLING
                || ENGLISH.matcher(said).find();
        return telling ? Optional.of(language) : Optional.empty();
    }

    /** Whoever begins or ends in Russian, or says enough in it, speaks it, whatever English of code or of a compiler stands between. */
    private static Optional<String> language(List<String> words) {
        boolean beginsInEnglish = ENGLISH.matcher(words.get(0)).matches();
        boolean endsInRussian = isCyrillic(words.get(words.size() - 1));
        boolean saysInRussian = words.stream().filter(Tongue::isCyrillic).count() >= TELLING;
        if (isCyrillic(words.get(0)) || ((endsInRussian || saysInRussian) && !beginsInEnglish)) {
            return Optional.of(Language.RUSSIAN);
        }
        return beginsInEnglish && !endsInRussian ? Optional.of(Language.ENGLISH) : Optional.empty();
    }

    private static boolean isCyrillic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    private static String usual(Question question) {
        Student student = question.student();
        String own = student == null ? null : student.locale();
        Course course = question.place().course();
        return own != null
                ? own
                : course != null ? course.lang() : question.school().locale();
    }
}

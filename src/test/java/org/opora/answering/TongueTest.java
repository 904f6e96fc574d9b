package org.opora.answering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.conversation.Message.Author;
import org.opora.course.Courses.Place;
import org.opora.identity.School;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TongueTest {
    private static final School RUSSIAN = Cast.unsaved("ru");

    private static String of(String text, boolean press, String... before) {
        List<Question.Turn> turns = Arrays.stream(before)
                .map(said -> new Question.Turn(Author.STUDENT, said))
                .toList();
        Question question = new Question(
                RUSSIAN, text, new Place(null, null, null), null, null, press, turns, null, null, false, null);
        return Tongue.of(question, text);
    }

    @Test
    void words_tell() {
        assertEquals("ru", of("Почему не работает cargo build?", false));
        assertEquals("en", of("Why does cargo build fail?", false));
        assertEquals("en", of("certificate requirements list", false));
        assertEquals("en", of("how", false));
    }

    @Test
    void code_an_error_and_a_term_do_not() {
        assertEquals("ru", of("cargo: command not found", false));
        assertEquals("ru", of("error[E0382]: borrow of moved value: `s`", false));
        assertEquals("ru", of("NameError: name 'x' is not defined", false));
        assertEquals("ru", of("```rust\nfn main() { let the_answer = 42; }\n```", false));
        assertEquals("ru", of("let mut sum = 0;\nfor i in 0..10 { sum += i; }", false));
        assertEquals("ru", of("fn fizz(n: u32) { print(n) } почему не печатает FizzBuzz", false));
        assertEquals("ru", of("deadline?", false));
        assertEquals("en", of("That would be 72 + 20 = 92 books.", false));
        assertEquals("en", of("let mut sum = 0;", false, "Why is my sum wrong?"));
    }

    @Test
    void a_word_of_russian_beside_code_or_what_a_compiler_said_tells() {
        assertEquals(
                "ru", of("fn longer(a: String, b: String) -> String { if a.len() > 1 { a } else { b } } норм?", false));
        assertEquals("ru", of("ругается cannot assign to self.width, as self is not declared as mutable", false));
        assertEquals("ru", of("не компилится for x in counts.iter()", false));
        assertEquals("ru", of("let a = 1 + 2; let b = 3 + 4; let c = 5 * 6;", false, "помогите"));

        assertEquals("en", of("What does «заимствование» mean here?", false));
    }

    @Test
    void what_was_said_last_counts_and_a_button_is_nobodys_word() {
        assertEquals("en", of("120", false, "С чего начать?", "How do I start?"));
        assertEquals("en", of("Подсказка побольше", true, "How do I start?"));
        assertEquals("ru", of("A bigger hint", true));
    }
}

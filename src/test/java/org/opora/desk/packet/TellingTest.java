package org.opora.desk.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What of a student's words a curator should read first. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TellingTest {
    @Test
    void what_names_the_trouble_is_taken_and_courtesy_is_not() {
        List<String> telling = Telling.sentences(
                List.of(
                        "Здравствуйте! Не проходит проверка задания про заимствования.",
                        "Компилятор пишет error[E0502]: нельзя взять изменяемую ссылку.",
                        "Спасибо большое заранее!"),
                "");

        assertEquals(
                List.of(
                        "Не проходит проверка задания про заимствования.",
                        "Компилятор пишет error[E0502]: нельзя взять изменяемую ссылку."),
                telling);
    }

    @Test
    void what_the_opening_has_said_is_not_said_again() {
        String question = "Почему цикл не доходит до последнего элемента?";

        assertEquals(List.of(), Telling.sentences(List.of(question), "Мария спрашивает: «" + question + "»."));
        assertEquals(List.of(question), Telling.sentences(List.of(question, question), ""));
    }

    @Test
    void at_most_three_are_taken_and_they_stay_in_order() {
        List<String> messages = List.of(
                "Первый тест падает на пустом списке.",
                "Второй запускается, печатает странные буквы вместо русских.",
                "Третий вообще зависает минут через десять работы.",
                "Можно ли сдать без него, если успеваю только завтра вечером?");

        List<String> telling = Telling.sentences(messages, "");

        assertEquals(3, telling.size());
        assertEquals(messages.get(3), telling.get(2));
        assertTrue(messages.indexOf(telling.get(0)) < messages.indexOf(telling.get(1)));
    }

    @Test
    void a_wall_of_text_is_cut() {
        String wall = IntStream.range(0, 200).mapToObj(n -> "слово" + n).collect(Collectors.joining(" "));

        List<String> telling = Telling.sentences(List.of(wall), "");

        assertTrue(telling.get(0).length() <= 241, telling.get(0));
        assertTrue(wall.startsWith(telling.get(0).replace("…", "")));
    }

    @Test
    void who_said_nothing_but_thanks_has_nothing_told() {
        assertEquals(List.of(), Telling.sentences(List.of("Спасибо!", "ок", ""), ""));
        assertEquals(List.of(), Telling.sentences(List.of(), ""));
    }
}

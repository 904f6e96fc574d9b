package org.opora.answering.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GistTest {
    private static final String QUESTION = "Где найти запись вебинара?";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Здравствуйте! Где найти запись вебинара? Заранее спасибо!",
                "подскажите пожалуйста где найти запись вебинара",
                "Добрый вечер, не могли бы вы подсказать, где найти запись вебинара. Спасибо большое вам",
                "вопрос такой: где найти запись вебинара спасибо",
                "хотела бы уточнить, где найти запись вебинара, пожалуйста",
                "где найти запись вебинара 🙏🙏",
            })
    void greeting_plea_and_thanks_are_left_out_of_a_search(String message) {
        assertEquals(QUESTION, Gist.of(message).plain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Где найти запись вебинара?",
                "где найти запись",
                "Привет",
                "спасибо, понятно",
                "Всем ли дают сертификат?",
                "Подскажите ментора",
                "Здравствуйте, что здесь не так?\n```\nlet a = 1;\n```",
            })
    void anything_else_stays(String message) {
        assertEquals(message, Gist.of(message).plain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Вчера болел и всё пропустил :) Где найти запись вебинара? Я так расстроился",
                "учусь по ночам, времени мало. где найти запись вебинара\nвсем хорошего дня",
                "здравствуйте вчера весь вечер болел подскажите где найти запись вебинара спасибо",
                "Я тут новенькая, плохо ориентируюсь, подскажите, пожалуйста, где найти запись вебинара.",
                "Вчера болел. Где найти запись вебинара?!?! Срочно!!!",
                "Привет! Друзья тоже не знают. Где найти запись вебинара? Просто хочу понять, как провести выходные.",
                "Вопрос по курсу\n\nГде найти запись вебинара?\n\nС уважением, Анна Петрова",
            })
    void a_question_is_told_from_the_story_around_it(String message) {
        assertEquals(QUESTION, Gist.of(message).question());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Где найти запись вебинара?",
                "Вчера болел. Сегодня снова болею.",
                "Вчера болел. Почему?",
                "Если вчера болел, где найти запись вебинара?",
                "Сколько длится практика в г. Томск?",
                "Which students want to know how long the course takes?",
                "Где найти запись?\n```\nlet a = 1;\n```\nВчера болел.",
                "Сертификат потерялся. Как восстановить его поскорее?",
                "Пришло письмо. Что это такое, скажите",
                "Вчера болел. Где найти запись? Когда следующий вебинар?",
            })
    void what_needs_its_story_keeps_it(String message) {
        assertNull(Gist.of(message).question());
    }

    @Test
    void where_something_is_taught_does_not_make_it_lean() {
        assertEquals(
                "Зачем нужны тесты в этом курсе?",
                Gist.of("Вчера болел, всё пропустил. Зачем нужны тесты в этом курсе?")
                        .question());
    }

    @Test
    void a_story_is_what_is_told_beside_a_question_marked_or_not() {
        for (String message : List.of(
                "Вчера весь день болел. Где найти запись?",
                "Вчера весь день болел. подскажите где найти запись",
                "Вчера весь день болел. Где найти запись? Когда следующий вебинар?")) {
            assertEquals("Вчера весь день болел.", Gist.of(message).story(), message);
        }
        assertNull(Gist.of("Вчера весь день болел. Сегодня снова болею.").story());
        assertNull(Gist.of("Где найти запись вебинара?").story());
    }
}

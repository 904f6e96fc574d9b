package org.opora.answering.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PartsTest {
    @Test
    void two_questions_are_two_parts_and_what_stands_before_one_belongs_to_it() {
        assertEquals(
                List.of("Здравствуйте! Как сдать проект?", "И до какого числа это можно? Заранее спасибо"),
                Parts.of("Здравствуйте! Как сдать проект? И до какого числа это можно? Заранее спасибо"));
    }

    @Test
    void a_second_question_may_follow_without_a_mark_where_it_leans_on_nothing() {
        assertEquals(
                List.of("как сдать задание", "сколько стоит весь курс?"),
                Parts.of("как сдать задание и сколько стоит весь курс?"));
        assertEquals(
                List.of("Что такое срез", "чем cargo build отличается от cargo run"),
                Parts.of("Что такое срез, и чем cargo build отличается от cargo run"));

        String leaning = "Где посмотреть расписание и как часто его меняют?";
        assertEquals(List.of(leaning), Parts.of(leaning));
        String one = "Когда и где начинается созвон";
        assertEquals(List.of(one), Parts.of(one));
    }

    @Test
    void one_more_question_may_be_announced_instead_of_marked() {
        assertEquals(
                List.of("Не пришёл инвайт в репозиторий", "сколько стоит весь курс?"),
                Parts.of("Не пришёл инвайт в репозиторий, и ещё — сколько стоит весь курс?"));
        assertEquals(
                List.of("Как сдать проект?", "где найти его критерии"),
                Parts.of("Как сдать проект? Ещё вопрос: где найти его критерии"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Как сдать проект?",
                "Как сдать проект, и до какого числа",
                "Сдал проект и ещё жду проверки, сколько это длится?",
                "Привет, и ещё: как сдать проект?",
                "Почему?? Ну почему???",
                "Правда? Сертификат дают всем?",
                "Что делать с этим кодом?\n```\nlet a = if b { 1 } else { 2 };\n```\nА с этим кодом что?",
                "Где уроки курса? Где тесты курса? Где чат курса? Где видео курса?"
            })
    void anything_else_stays_whole(String message) {
        assertEquals(List.of(message), Parts.of(message));
    }
}

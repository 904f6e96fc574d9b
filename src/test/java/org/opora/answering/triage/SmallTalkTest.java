package org.opora.answering.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.triage.SmallTalk.Kind;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmallTalkTest {
    private final SmallTalk talk = new SmallTalk(new Patterns());

    private void is(Kind kind, String... messages) {
        for (String message : messages) {
            assertEquals(kind, talk.kind(message), message);
        }
    }

    @Test
    void thanks_are_thanks_whatever_stands_beside_them() {
        is(
                Kind.THANKS,
                "Спасибо!",
                "ок, спс",
                "Привет! Благодарю за помощь",
                "thx a lot",
                "Much appreciated, have a nice day");
    }

    @Test
    void who_asks_with_whom_they_talk_is_told() {
        is(Kind.WHO, "Кто ты?", "Привет, ты бот?", "Это человек или робот?", "что ты умеешь", "Чем можешь помочь?");
        is(Kind.WHO, "who are you", "Are you a real person?", "what can you do?");
    }

    @Test
    void a_greeting_is_greeted() {
        is(
                Kind.GREETING,
                "Привет",
                "здравствуйте!!",
                "Доброго времени суток",
                "Всем добрый вечер",
                "Hi there",
                "ты тут?");
    }

    @Test
    void a_call_is_asked_what_has_happened() {
        is(Kind.CALL, "алло", "Привет! Помогите", "срочно", "есть вопрос");
    }

    @Test
    void the_rest_is_taken_note_of() {
        is(Kind.OTHER, "ок", "Понятно", "лол", "тест", "Пока", "see you tomorrow", "Хорошо, так и сделаю", "китайский");
    }
}

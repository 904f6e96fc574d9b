package org.opora.answering.triage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does not get on with an open assignment says so in few words; who names something is asking about that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StuckTest {
    private final Patterns patterns = new Patterns();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Дай подсказку",
                "с чего начать?",
                "и чё мне с этим делать",
                "Ещё раз, попроще",
                "помогите с домашкой",
                "Ничего не понимаю, подскажи ещё",
                "я застрял, помогите",
                "всё равно не понимаю. Можно ещё подсказку?",
                "мне нужна ещё одна подсказка, пожалуйста",
                "I still don't get it, another hint please",
                "I'm stuck",
                "ошибка",
                "не работает",
                "ничего не компилируется, помогите",
                "помоги с 2 пунктом",
                "пункт 3",
                "не понимаю второй пункт",
                "441441?",
                "у меня не компилируется",
                "Программа не запускается",
                "код всё равно не работает",
                "автотесты упали, а локально всё работает",
                "почему тесты не проходят",
                "она вылетает с ошибкой",
                "выдаёт не то число",
                "Неправильный ответ выводит",
                "у меня печатается другое",
                "ошибка компиляции, что делать",
                "где у меня ошибка?",
                "почему паника?",
                "компилятор ругается",
                "что не так с моим кодом",
                "посмотри мой код",
                "в чём моя ошибка?",
                "дай следующую подсказку",
                "покажи похожий пример",
                "а по-другому?",
                "какую тему повторить?",
                "что почитать по этой теме",
                "my code doesn't compile",
                "The tests fail",
                "it prints the wrong number",
                "what's wrong with my code?"
            })
    void is_stuck(String message) {
        assertTrue(patterns.stuck(Normaliser.normalise(message)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Не понимаю, зачем тут mut",
                "помогите вернуть деньги",
                "Ничего не понимаю, подскажи, как вернуть деньги",
                "Не получается оплатить, помогите",
                "как начать учиться на курсе",
                "не работает личный кабинет",
                "спасибо, стало понятнее",
                "всё получилось!",
                "какие баллы за пункт 3",
                "норм",
                "у меня паника",
                "eslint ругается на отступы",
                "платёж не проходит",
                "сайт выдаёт ошибку 500",
                "ошибка при оплате",
                "видео не запускается",
                "проверьте мою оценку",
                "какой урок сегодня",
                "покажи пример резюме",
                "что почитать об истории",
                "почему паника при overflow",
                "программа курса не работает на телефоне",
                "all tests passed",
                "my payment fails"
            })
    void asks_about_something(String message) {
        assertFalse(patterns.stuck(Normaliser.normalise(message)));
    }
}

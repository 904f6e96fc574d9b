package org.opora.answering.triage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of danger to life are known by themselves; what only sounds like them is none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DangerWordsTest {
    private final Patterns patterns = new Patterns();

    private static List<String> normal(String... messages) {
        return Arrays.stream(messages).map(Normaliser::normalise).toList();
    }

    private void isDangerAndNot(String danger, String alike) {
        assertTrue(patterns.risk(Normaliser.normalise(danger)), danger);
        assertFalse(patterns.risk(Normaliser.normalise(alike)), alike);
    }

    @Test
    void danger_to_one_s_own_life_is_plain() {
        normal(
                        "таблетки выпил",
                        "выпил пачку таблеток",
                        "накупил таблеток",
                        "купил верёвку, прощайте",
                        "куплю верёвку",
                        "стою на краю крыши",
                        "стою на мосту",
                        "сегодня последний день, прощайте",
                        "завтра меня уже не будет с вами",
                        "сорвался и снова порезался",
                        "сделаю с собой что-нибудь если отчислите")
                .forEach(message -> assertTrue(patterns.risk(message), message));
        normal(
                        "Выпил таблетку от головы и сажусь за домашку",
                        "завтра меня не будет на созвоне",
                        "купил верёвку для похода",
                        "сижу на подоконнике с ноутбуком",
                        "последний день сдачи, прощай отпуск",
                        "стою на своём: в коде нет ошибки")
                .forEach(message -> assertFalse(patterns.risk(message), message));
    }

    @Test
    void danger_is_known_without_soft_signs_and_at_home() {
        normal("хочу умерет", "жит больше не хочу", "Меня дома бьют", "отчим меня избивает", "my father hits me")
                .forEach(message -> assertTrue(patterns.risk(message), message));
        normal("Он бьёт рекорды по баллам", "дедлайн меня убьёт", "жить в Москве не хочу", "меня бьют по тестам")
                .forEach(message -> assertFalse(patterns.risk(message), message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "думаю повеситься лол | думаю повесить обработчик лол",
                "думаю повеситься 😂 | думаю повеситься на событие клика",
                "Дз достало, повеситься что ли) | Скрипт долгий, может повеситься",
                "повеситься что ли | сервер повесился что ли",
                "Повеситься | Повесить",
                "а не повеситься ли мне | не повесил ли я сервер",
                "вздёрнуться бы | не отравиться бы в столовке",
                "я бы застрелилась | программа бы повесилась",
                "кмк пора вскрыться | кмк пора вскрыть данные",
                "пойду вешаться, шучу | комп начинает вешаться, шучу",
                "я хочу удавиться | я хочу умереть со смеху",
                "умереть хочется) | умереть хочется со смеху)",
                "суицид | тема суицида в «Грозе»",
                "Suicide lol | translate the word suicide"
            })
    void danger_is_meant_whatever_is_laughed_behind_it(String danger, String alike) {
        isDangerAndNot(danger, alike);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "думаю выпилиться лол | думаю выпилиться из проекта лол",
                "думаю выпилиться) | думаю выпилиться с курса)",
                "думаю выпилиться, шучу | выпилил ветку gh-pages случайно",
                "хочу выпилиться | хочу выпилиться из курса",
                "хочу тихо выпилиться | хочу выпилиться уже из чата",
                "как выпилиться | как выпилиться из чата",
                "пора выпилиться из жизни | пора выпилиться из этой группы",
                "выпилиться что ли | выпилиться из команды",
                "выпилюсь завтра | выпилюсь из рассылки завтра",
                "я бы выпилилась | ключ может выпилиться из кэша"
            })
    void who_leaves_a_course_or_a_chat_does_not_leave_life(String danger, String alike) {
        isDangerAndNot(danger, alike);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "лягу под поезд | лягу спать, а завтра в поезд",
                "под электричку лягу | под поезд подложили модель",
                "лечь на рельсы | хочу перейти на рельсы",
                "сигану с балкона | сигнал с балкона",
                "сигану в окно | вывести в окно",
                "сигану с 9-го этажа | выйду с занятия",
                "выброситься из окна что ли | выбросить из окна",
                "брошусь под колёса | почему Анна Каренина бросилась под поезд",
                "хочу броситься под поезд | Почему Анна Каренина решила броситься под поезд?",
                "lay down on the tracks | audio tracks lie on the timeline",
                "i might lie on the tracks | clips lie on the tracks",
                "I'd jump out of the window | make the element jump out of the window",
                "just walk into traffic | walk into traffic analysis"
            })
    void who_would_jump_or_lie_down_says_so_of_a_place(String danger, String alike) {
        isDangerAndNot(danger, alike);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "зачем мне жить если меня отчислят | зачем мне жить в Москве, если курс онлайн",
                "зачем мне дальше жить в этом мире | зачем вообще жить в общежитии",
                "зачем тогда жить | зачем вообще жить объекту дольше ссылки",
                "зачем жить? | сочинение «Зачем жить»",
                "why should I even live | why should i live in a dorm",
                "what's the point of living | what's the point of living documents"
            })
    void what_one_would_live_for_is_no_question_of_where_to_live(String danger, String alike) {
        isDangerAndNot(danger, alike);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "kms | 5 kms",
                "KMS lol | 10 kms lol",
                "failed again, kms lol | I walked a few kms lol",
                "завтра дедлайн, kms | how many kms is a mile",
                "time to kms | aws kms",
                "i'd rather kms | distance (kms)",
                "gonna unalive lol | unalive the npc"
            })
    void kms_are_no_kilometres_and_no_keys(String danger, String alike) {
        isDangerAndNot(danger, alike);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "подруга с курса пишет что хочет умереть, кому сказать | подруга с курса пишет, что хочет уйти с курса",
                "у меня есть подруга, которая хочет умереть | другой персонаж хочет умереть",
                "друг хочет повеситься | друг спрашивает, почему персонаж хочет повеситься",
                "одногруппница пишет что не хочет жить | друг не хочет жить в общежитии",
                "однокурсник грозится, что прыгнет с крыши | анимация прыжка с крыши в юнити",
                "брат думает о самоубийстве | брат пишет сочинение о самоубийстве Катерины",
                "сестра режет себя | подруга режется в доту",
                "знакомый говорит, что повесится | друг говорит, прога повесится на больших данных",
                "она хочет умереть | она хочет умереть со смеху",
                "он пишет что хочет умереть | почему герой пишет, что он хочет умереть",
                "кто-то из группы собирается умереть | процесс не собирается умирать",
                "my friend says she wants to die | my friend wants to die of laughter",
                "he's going to kill himself | the process wants to die"
            })
    void danger_to_somebody_else_is_danger(String danger, String alike) {
        isDangerAndNot(danger, alike);
    }
}

package org.opora.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;

/** Whom a note names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MentionsTest {
    private final Staff nina = named("Нина Крылова");
    private final Staff anna = named("Анна");
    private final Staff annaMaria = named("Анна Мария");
    private final Staff other = named("Анна Мария");
    private final List<Staff> school = List.of(nina, anna, annaMaria, other);

    private static Staff named(String name) {
        return new Staff(new StaffId(UUID.randomUUID()), "x@example.com", name, List.of("curator"), List.of(), true);
    }

    private void names(String note, Staff... meant) {
        assertEquals(List.of(meant), Mentions.named(school, note), note);
    }

    @Test
    void a_name_behind_an_at_sign_is_meant_however_it_is_written() {
        names("@Нина Крылова, посмотри", nina);
        names("Посмотри (@нина крылова)", nina);
        names("строка\n@НИНА КРЫЛОВА", nina);
    }

    @Test
    void the_longest_name_counts_and_all_who_bear_it_are_meant() {
        names("@Анна Мария, это к вам", annaMaria, other);
        names("@Анна, это к вам", anna);
        names("@Анна Марина", anna);
    }

    @Test
    void each_is_meant_once_in_the_order_of_the_note() {
        names("@Анна и @Нина Крылова, ещё раз @Анна", anna, nina);
    }

    @Test
    void what_is_no_name_or_no_mention_means_nobody() {
        names("Нина Крылова знает");
        names("@ Нина Крылова");
        names("почта: kurs@Анна");
        names("@Аннабель");
        names("@Нина");
        names("@");
        names("");
    }
}

package org.opora.answering.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MarksTest {
    @Test
    void a_number_in_brackets_marks_a_citation() {
        assertEquals(Set.of(1, 3), Marks.in("Нужно 70 баллов [1] и проект [3]. Ещё раз [1]."));
    }

    @Test
    void an_index_in_code_and_the_text_of_a_link_mark_nothing() {
        assertEquals(
                Set.of(2),
                Marks.in(
                        "Смотрите [2]:\n\n```rust\nlet first = &v[0];\n```\n\nи `v[7]`, и \\[5\\], [9](https://x.example)"));
        assertEquals(Set.of(1), Marks.in("[1]\n```\nv[4]"));
        assertEquals("Так  и `v[7]`.", Marks.without("Так [2] и `v[7]`.", ""));
    }
}

package org.opora.curation.gaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.conversation.MessageId;
import org.opora.curation.gaps.Linkage.Grouped;
import org.opora.curation.gaps.Linkage.Item;
import org.opora.shared.Id;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkageTest {
    private static final float[] NORTH = {1, 0};
    private static final float[] EAST = {0, 1};
    private static final float[] NEARLY_NORTH = {0.98f, 0.199f};

    private static Item item(float[] vector, String text, @Nullable GapId gap) {
        return new Item(new MessageId(UUID.randomUUID()), vector, text, gap);
    }

    private static Grouped group(List<Item> items, Set<GapId> settled) {
        return Linkage.group(items, settled, () -> new GapId(Id.next()));
    }

    @Test
    void questions_of_one_meaning_share_a_gap_whatever_their_letters() {
        Item one = item(NORTH, "where are the recordings", null);
        Item same = item(NEARLY_NORTH, "видео вебинара где", null);
        Item other = item(EAST, "refund", null);

        Map<MessageId, GapId> placed =
                group(List.of(one, same, other), Set.of()).placed();

        assertEquals(placed.get(one.id()), placed.get(same.id()));
        assertNotEquals(placed.get(one.id()), placed.get(other.id()));
    }

    @Test
    void a_new_question_joins_the_gap_that_stands_and_nothing_there_moves() {
        GapId standing = new GapId(Id.next());
        Item old = item(NORTH, "recordings", standing);
        Item fresh = item(NEARLY_NORTH, "recordings", null);

        Grouped grouped = group(List.of(old, fresh), Set.of());

        assertEquals(Map.of(fresh.id(), standing), grouped.placed());
        assertTrue(grouped.merged().isEmpty());
    }

    @Test
    void gaps_that_a_question_shows_to_be_one_are_joined_unless_both_were_decided_on() {
        GapId first = new GapId(Id.next());
        GapId second = new GapId(Id.next());
        List<Item> items = List.of(
                item(NORTH, "recordings", first),
                item(NEARLY_NORTH, "recordings", second),
                item(NORTH, "recordings", null));

        Grouped joined = group(items, Set.of(second));
        Grouped apart = group(items, Set.of(first, second));

        assertEquals(Map.of(first, second), joined.merged());
        assertTrue(joined.placed().containsValue(second), "what was decided on keeps its name");
        assertTrue(apart.merged().isEmpty());
    }

    @Test
    void the_typical_question_is_nearest_to_all_of_its_gap() {
        Item edge = item(new float[] {0.8f, 0.6f}, "a", null);
        Item middle = item(NEARLY_NORTH, "b", null);
        Item other = item(NORTH, "c", null);

        Grouped grouped = group(List.of(edge, middle, other), Set.of());

        assertEquals(List.of(middle.id()), new ArrayList<>(grouped.typical().values()));
    }

    @Test
    void the_same_questions_make_the_same_groups_and_each_has_its_place() {
        List<Item> items = IntStream.range(0, 200)
                .mapToObj(i ->
                        item(new float[] {(float) Math.cos(i), (float) Math.sin(i)}, "question number " + i % 7, null))
                .toList();

        Grouped once = group(items, Set.of());
        Grouped again = group(items, Set.of());

        assertEquals(items.size(), once.placed().size());
        assertEquals(shape(items, once), shape(items, again));
        once.placed().values().forEach(gap -> assertTrue(!once.merged().containsKey(gap), "a gap that is no more"));
    }

    private static List<Integer> shape(List<Item> items, Grouped grouped) {
        List<GapId> seen = new ArrayList<>();
        return items.stream()
                .map(item -> grouped.placed().get(item.id()))
                .map(gap -> {
                    if (!seen.contains(gap)) {
                        seen.add(gap);
                    }
                    return seen.indexOf(gap);
                })
                .toList();
    }
}

package org.opora.curation.gaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;

/**
 * Groups questions by what they mean: average linkage over a mixture of two cosines, of their vectors and of their letters.
 * A question joins the group it is nearest to on average, or begins one; groups that turn out to be as near are one. What stands
 * in a group stays with it, so that groups keep their names from day to day.
 */
final class Linkage {
    /**
     * A question.
     *
     * @param vector of unit length, without what questions of its language share
     * @param gap where it stands; null = new
     */
    record Item(
            MessageId id,
            float[] vector,
            String text,
            @Nullable GapId gap) {}

    /**
     * @param placed where each new question goes
     * @param merged groups that are no more, each with the one it has become part of
     * @param typical of each group that has changed, the question nearest to all of it
     */
    record Grouped(Map<MessageId, GapId> placed, Map<GapId, GapId> merged, Map<GapId, MessageId> typical) {}

    /** The vector's part: words alone know nothing of other wordings, vectors alone confuse what sounds alike. */
    private static final double BY_MEANING = 0.75;
    /**
     * At .34 pairs of the open intents (clinc150, 40 of them, 12 phrasings each) come out with F1 .74, precision .88; with vectors
     * that keep what a language has in common, F1 is .63 at best.
     */
    static final double NEAR = 0.34;

    private final List<Group> groups = new ArrayList<>();
    private final Letters letters;
    private final Set<GapId> settled;
    private final Supplier<GapId> ids;

    private Linkage(Letters letters, Set<GapId> settled, Supplier<GapId> ids) {
        this.letters = letters;
        this.settled = settled;
        this.ids = ids;
    }

    /**
     * @param settled groups that somebody has decided on; two of them stay two
     * @param ids for new groups
     */
    static Grouped group(List<Item> items, Set<GapId> settled, Supplier<GapId> ids) {
        Letters letters = Letters.of(items.stream().map(Item::text).toList());
        return new Linkage(letters, settled, ids).group(items);
    }

    private Grouped group(List<Item> items) {
        Map<GapId, Group> standing = new LinkedHashMap<>();
        List<Member> fresh = new ArrayList<>();
        for (Item item : items) {
            Member member = new Member(item.id(), item.vector(), letters.weighed(item.text()));
            GapId gap = item.gap();
            if (gap == null) {
                fresh.add(member);
            } else {
                standing.computeIfAbsent(gap, id -> new Group(id, member.vector().length))
                        .add(member);
            }
        }
        groups.addAll(standing.values());
        Map<MessageId, Group> placed = new LinkedHashMap<>();
        for (Member member : fresh) {
            Group group = nearest(member);
            group.add(member);
            group.changed = true;
            placed.put(member.id(), group);
        }
        Map<GapId, GapId> merged = merged();
        Map<MessageId, GapId> places = new LinkedHashMap<>();
        placed.forEach((id, group) -> places.put(id, merged.getOrDefault(group.id, group.id)));
        Map<GapId, MessageId> typical = new HashMap<>();
        groups.stream().filter(group -> group.changed).forEach(group -> typical.put(group.id, group.typical()));
        return new Grouped(places, merged, typical);
    }

    private Group nearest(Member member) {
        Group nearest = null;
        double best = NEAR;
        for (Group group : groups) {
            double similarity = group.similarity(member);
            if (similarity >= best) {
                best = similarity;
                nearest = group;
            }
        }
        if (nearest == null) {
            nearest = new Group(ids.get(), member.vector().length);
            groups.add(nearest);
        }
        return nearest;
    }

    /** Joins the two nearest groups, one of which has changed, until none are near enough. */
    private Map<GapId, GapId> merged() {
        Map<GapId, GapId> merged = new LinkedHashMap<>();
        for (Pair pair = nearestPair(); pair != null; pair = nearestPair()) {
            join(pair.one(), pair.other(), merged);
        }
        return merged;
    }

    private void join(Group kept, Group gone, Map<GapId, GapId> merged) {
        kept.take(gone);
        groups.remove(gone);
        merged.replaceAll((from, to) -> to.equals(gone.id) ? kept.id : to);
        merged.put(gone.id, kept.id);
    }

    private record Pair(Group one, Group other) {}

    private @Nullable Pair nearestPair() {
        Pair nearest = null;
        double best = NEAR;
        for (Group changed : groups) {
            if (!changed.changed) {
                continue;
            }
            for (Group other : groups) {
                if (other == changed || (settled.contains(other.id) && settled.contains(changed.id))) {
                    continue;
                }
                double similarity = changed.similarity(other);
                if (similarity > best) {
                    best = similarity;
                    boolean keepsOther = settled.contains(other.id)
                            || (!settled.contains(changed.id) && other.members.size() > changed.members.size());
                    nearest = keepsOther ? new Pair(other, changed) : new Pair(changed, other);
                }
            }
        }
        return nearest;
    }

    private record Member(MessageId id, float[] vector, Map<Integer, Float> letters) {}

    /** Sums, since the mean cosine with the members of a group is the dot product with their mean. */
    private static final class Group {
        final GapId id;
        final List<Member> members = new ArrayList<>();
        private final float[] vectors;
        private final Map<Integer, Float> letters = new HashMap<>();
        private boolean changed;

        Group(GapId id, int dimensions) {
            this.id = id;
            this.vectors = new float[dimensions];
        }

        void add(Member member) {
            members.add(member);
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] += member.vector()[i];
            }
            member.letters().forEach((gram, weight) -> letters.merge(gram, weight, Float::sum));
        }

        void take(Group other) {
            other.members.forEach(this::add);
            changed = true;
        }

        double similarity(Member member) {
            return (BY_MEANING * dot(vectors, member.vector()) + (1 - BY_MEANING) * dot(member.letters(), letters))
                    / members.size();
        }

        double similarity(Group other) {
            boolean smaller = letters.size() < other.letters.size();
            double lexical = smaller ? dot(letters, other.letters) : dot(other.letters, letters);
            return (BY_MEANING * dot(vectors, other.vectors) + (1 - BY_MEANING) * lexical)
                    / ((double) members.size() * other.members.size());
        }

        MessageId typical() {
            Member best = members.get(0);
            for (Member member : members) {
                if (similarity(member) > similarity(best)) {
                    best = member;
                }
            }
            return best.id();
        }
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double dot(Map<Integer, Float> few, Map<Integer, Float> many) {
        double sum = 0;
        for (Map.Entry<Integer, Float> gram : few.entrySet()) {
            sum += gram.getValue() * many.getOrDefault(gram.getKey(), 0f);
        }
        return sum;
    }

    /** Runs of three to five letters, each weighed by how rare it is among these texts. */
    private record Letters(Map<Integer, Integer> seen, int texts) {
        static Letters of(List<String> texts) {
            Map<Integer, Integer> seen = new HashMap<>();
            texts.forEach(text -> counted(text).keySet().forEach(gram -> seen.merge(gram, 1, Integer::sum)));
            return new Letters(seen, texts.size());
        }

        private static Map<Integer, Integer> counted(String text) {
            String plain = " "
                    + text.toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}]+", " ")
                            .strip() + " ";
            Map<Integer, Integer> grams = new HashMap<>();
            for (int length = 3; length <= 5; length++) {
                for (int at = 0; at + length <= plain.length(); at++) {
                    grams.merge(plain.substring(at, at + length).hashCode(), 1, Integer::sum);
                }
            }
            return grams;
        }

        Map<Integer, Float> weighed(String text) {
            Map<Integer, Float> weights = new HashMap<>();
            double square = 0;
            for (Map.Entry<Integer, Integer> gram : counted(text).entrySet()) {
                double rare = Math.log((1.0 + texts) / seen.getOrDefault(gram.getKey(), 1));
                double weight = Math.log1p(gram.getValue()) * rare;
                square += weight * weight;
                weights.put(gram.getKey(), (float) weight);
            }
            float length = (float) Math.max(Math.sqrt(square), 1e-9);
            weights.replaceAll((gram, weight) -> weight / length);
            return weights;
        }
    }
}

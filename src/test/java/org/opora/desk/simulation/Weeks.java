package org.opora.desk.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.opora.desk.simulation.Floor.Open;
import org.opora.desk.simulation.Person.Where;
import org.opora.desk.sla.ClockKind;

/**
 * The weeks go by, minute by minute: people come and go, students write, curators take what is meant for them, most urgent
 * first, and work on one thing at a time. Whatever rule means work for people, they behave alike.
 */
public final class Weeks {
    /** Who is busy looks up so often for what is new. */
    private static final int GLANCE = 3;
    /** Nothing is begun so shortly before one goes. */
    private static final int LAST = 5;
    /** An open page says so more often than it is missed. */
    private static final int BEAT = 2;
    /** To see that it is another team's takes less than to answer. */
    private static final int TRANSFER = 3;

    private static final double AGAIN = 0.8;

    private final Size size;
    private final List<Person> people;
    private final Floor floor;
    private final Arrivals.Weighing effort;
    private final Deque<Arrival> coming;
    private final List<Story> stories = new ArrayList<>();
    private final TreeMap<Integer, List<Story>> writing = new TreeMap<>();
    private final Map<Integer, Hand> hands = new HashMap<>();
    private final Map<Integer, Double> minutesThere = new HashMap<>();

    /** A person at work. */
    private static final class Hand {
        final Person person;
        Where where = Where.OFF;
        int heardAt = -BEAT;
        int busyUntil = -1;
        int lookedAt = -GLANCE;

        @Nullable
        Story doing;

        Hand(Person person) {
            this.person = person;
        }

        boolean open() {
            return where == Where.WORKING || where == Where.EMPTY_CHAIR;
        }
    }

    public Weeks(Size size, List<Person> people, List<Arrival> arrivals, Arrivals.Weighing effort, Floor floor) {
        this.size = size;
        this.people = people;
        this.effort = effort;
        this.floor = floor;
        this.coming = new ArrayDeque<>(arrivals);
        people.forEach(person -> hands.put(person.number(), new Hand(person)));
    }

    /** @param eachHour is told the minute at the end of each hour, with nothing under way */
    public Told pass(IntConsumer eachHour) {
        for (int minute = 0; minute < size.minutes(); minute++) {
            floor.passesTo(minute);
            presence(minute);
            students(minute);
            curators(minute);
            if (minute % 60 == 59) {
                floor.settle();
                eachHour.accept(minute);
            }
        }
        floor.settle();
        return new Told(size, people, stories, minutesThere, effort);
    }

    private void presence(int minute) {
        List<Person> heard = new ArrayList<>();
        for (Person person : people) {
            Hand hand = hand(person.number());
            Where now = person.at(minute);
            if (now != hand.where) {
                move(hand, now, minute);
            }
            if (hand.open() && minute - hand.heardAt >= BEAT) {
                heard.add(person);
                hand.heardAt = minute;
            }
            if (now == Where.WORKING) {
                minutesThere.merge(person.number(), 1.0, Double::sum);
            }
        }
        if (!heard.isEmpty()) {
            floor.areHeard(heard);
        }
    }

    private void move(Hand hand, Where now, int minute) {
        boolean wasOpen = hand.open();
        hand.where = now;
        if (now != Where.WORKING) {
            hand.doing = null; // what was begun is left
        }
        if (now == Where.OFF && minute == hand.person.leavesAt()) {
            floor.leavesForGood(hand.person);
        } else if (now == Where.OFF && wasOpen) {
            floor.goes(hand.person);
        } else if (!wasOpen && hand.open()) {
            floor.comes(hand.person);
            hand.heardAt = minute;
        }
    }

    private void students(int minute) {
        while (!coming.isEmpty() && coming.peek().minute() <= minute) {
            Story story = new Story(coming.remove());
            stories.add(story);
            story.promised(ClockKind.FIRST, Promising.dueAt(ClockKind.FIRST, story.arrival, story.team, minute));
            floor.arrives(story.arrival);
        }
        for (Story story : writing.getOrDefault(minute, List.of())) {
            if (!story.resolved) {
                floor.writesAgain(story.arrival, story.replies);
                story.restsUntil = null;
                if (!story.owes()) {
                    story.promised(ClockKind.NEXT, Promising.dueAt(ClockKind.NEXT, story.arrival, story.team, minute));
                }
            }
        }
    }

    /** In an order that changes from minute to minute, so that nobody is always first. */
    private void curators(int minute) {
        for (int n = 0; n < people.size(); n++) {
            Hand hand = hand((n + minute) % people.size());
            if (hand.where == Where.WORKING) {
                works(hand, minute);
            }
        }
    }

    private void works(Hand hand, int minute) {
        Person person = hand.person;
        Story doing = hand.doing;
        if (doing != null && minute >= hand.busyUntil) {
            hand.doing = null;
            ends(person, doing, minute);
        }
        boolean goesSoon = person.left(minute) <= LAST;
        if (!goesSoon && (hand.doing == null || minute - hand.lookedAt >= GLANCE)) {
            hand.lookedAt = minute;
            takes(person, minute);
        }
        if (hand.doing == null) {
            rests(person, minute);
            if (!goesSoon) {
                begins(hand, minute);
            }
        }
    }

    private void takes(Person person, int minute) {
        for (Open open : floor.open(person.school())) {
            if (open.claimedBy() == null && is(person, open.meantFor()) && floor.claims(person, open.number())) {
                share(open, minute);
            }
        }
    }

    /** Each of those who are there and serve the team has a right to a part of it, by what they take at once. */
    private void share(Open open, int minute) {
        Story story = stories.get(open.number());
        List<Person> there = people.stream()
                .filter(other ->
                        other.school() == open.school() && other.teams().contains(open.team()))
                .filter(other -> other.at(minute) == Where.WORKING)
                .toList();
        double capacity = there.stream().mapToDouble(Person::capacity).sum();
        story.shares.clear();
        there.forEach(other -> story.shares.put(other.number(), other.capacity() / capacity));
    }

    private void begins(Hand hand, int minute) {
        floor.open(hand.person.school()).stream()
                .filter(open -> is(hand.person, open.claimedBy()) && open.studentWaits())
                .findFirst()
                .map(open -> stories.get(open.number()))
                .ifPresent(story -> {
                    hand.doing = story;
                    hand.busyUntil = minute + lasts(hand.person, story);
                });
    }

    private static int lasts(Person person, Story story) {
        if (story.arrival.transferTo() != null && !story.transferred) {
            return TRANSFER;
        }
        double minutes = story.arrival.work() * person.slowness() * (story.replies > 0 ? AGAIN : 1);
        return Math.max(1, (int) Math.round(minutes));
    }

    private void ends(Person person, Story story, int minute) {
        Arrival arrival = story.arrival;
        String to = arrival.transferTo();
        if (to != null && !story.transferred) {
            if (floor.transfers(person, arrival.number(), to)) {
                story.transferred = true;
                story.team = to;
            }
        } else if (floor.replies(person, arrival, story.replies, arrival.sentTwice() && story.replies == 0)) {
            replied(person, story, minute);
        }
    }

    private void replied(Person person, Story story, int minute) {
        Arrival arrival = story.arrival;
        story.replied(minute);
        if (story.by == null) {
            story.by = person.number();
        }
        int time = story.replies++;
        if (time < arrival.writesAgain().size()) {
            writing.computeIfAbsent(minute + arrival.writesAgain().get(time), any -> new ArrayList<>())
                    .add(story);
            if (arrival.snoozed() && !floor.snoozes(person, arrival.number())) {
                throw new IllegalStateException("could not be put off: " + arrival.number());
            }
        } else if (arrival.restMinutes() == 0) {
            resolves(person, story);
        } else {
            story.restsUntil = minute + arrival.restMinutes();
        }
    }

    /** Ends what has rested long enough. */
    private void rests(Person person, int minute) {
        floor.open(person.school()).stream()
                .filter(open -> is(person, open.claimedBy()) && !open.studentWaits())
                .map(open -> stories.get(open.number()))
                .filter(story -> story.restsUntil != null && story.restsUntil <= minute)
                .sorted(Comparator.comparing(story -> story.arrival.number()))
                .forEach(story -> resolves(person, story));
    }

    private void resolves(Person person, Story story) {
        if (floor.resolves(person, story.arrival.number())) {
            story.resolved = true;
            story.restsUntil = null;
        }
    }

    private static boolean is(Person person, @Nullable Integer other) {
        return other != null && other == person.number();
    }

    private Hand hand(int number) {
        Hand hand = hands.get(number);
        if (hand == null) {
            throw new IllegalStateException("nobody has number " + number);
        }
        return hand;
    }
}

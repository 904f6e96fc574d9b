package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opora.cast.Http;
import org.opora.course.Courses;
import org.opora.desk.routing.Curators;
import org.opora.desk.routing.Pages;
import org.opora.desk.simulation.Person;
import org.opora.desk.simulation.Person.Shift;
import org.opora.desk.simulation.Promising;
import org.opora.desk.simulation.Size;
import org.opora.identity.Caller.Learner;
import org.opora.identity.Caller.Member;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.Students;
import org.opora.shared.Json;

/** The simulated schools in the application: teams, courses, staff and students by their numbers. */
@Dependent
class OporaSchools {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int COURSES = 4;

    private final Schools schools;
    private final StaffMembers staff;
    private final Students students;
    private final Courses courses;
    private final Pages pages;
    private final List<Schools.Keys> made = new ArrayList<>();
    private final Map<Integer, Member> members = new HashMap<>();
    private final Map<StaffId, Integer> numbers = new HashMap<>();
    private final Map<String, StudentId> known = new HashMap<>();

    OporaSchools(Schools schools, StaffMembers staff, Students students, Courses courses, Curators curators) {
        this.schools = schools;
        this.staff = staff;
        this.students = students;
        this.courses = courses;
        this.pages = new Pages(curators);
    }

    void make(List<Person> people) {
        for (int n = 0; n < Size.SCHOOLS; n++) {
            String key = "weeks-" + n + "-" + UUID.randomUUID().toString().substring(0, 8);
            Schools.Keys keys = schools.create(key, "School " + (n + 1), "ru", null);
            made.add(keys);
            Http school = new Http(keys.apiKey());
            for (String team : List.of("curators", "technical")) {
                JsonNode calendar = Json.parse(Promising.calendar(team));
                school.put("/teams/" + team, Map.of("title", team, "level", 1, "calendar", calendar))
                        .then()
                        .statusCode(200);
            }
            for (int course = 0; course < COURSES; course++) {
                school.put("/courses/" + course(course), Map.of("title", "Course " + course, "lang", "ru"))
                        .then()
                        .statusCode(201);
            }
        }
        people.forEach(this::join);
    }

    static String course(int number) {
        return "course-" + number;
    }

    private void join(Person person) {
        Schools.Keys school = made.get(person.school());
        Set<String> roles = new HashSet<>(Set.of(Roles.CURATOR));
        if (person.lead()) {
            roles.add(Roles.LEAD);
        }
        Staff added = staff.add(
                school.id(),
                new StaffMembers.Account(
                        person.name() + "@" + school.key() + ".example",
                        person.name(),
                        List.copyOf(roles),
                        List.copyOf(person.teams()),
                        null));
        members.put(
                person.number(),
                new Member(school.id(), school.key(), added.id(), added.name(), roles, person.teams(), null));
        numbers.put(added.id(), person.number());
        List<UUID> knows = person.courses().stream()
                .sorted()
                .map(course -> courses.course(school.id(), course(course)).orElseThrow())
                .map(course -> course.id().value())
                .toList();
        pages.describe(school.id(), added.id(), knows, person.shifts().isEmpty() ? null : hours(person));
    }

    /** From the first beginning to the last end of their shifts on each day of the week. */
    private static JsonNode hours(Person person) {
        Map<String, List<Shift>> days = person.shifts().stream()
                .collect(Collectors.groupingBy(
                        shift -> DAYS.get(shift.from() / Size.DAY % 7), TreeMap::new, Collectors.toList()));
        Map<String, List<String>> week = new TreeMap<>();
        days.forEach((day, shifts) -> week.put(
                day,
                List.of(time(shifts.stream()
                                .mapToInt(Shift::from)
                                .map(OporaSchools::ofDay)
                                .min()
                                .orElseThrow())
                        + "-"
                        + time(shifts.stream()
                                .mapToInt(Shift::to)
                                .map(OporaSchools::ofDay)
                                .max()
                                .orElseThrow()))));
        return Json.tree(Map.of("week", week));
    }

    private static int ofDay(int minute) {
        return minute % Size.DAY;
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    Pages pages() {
        return pages;
    }

    List<SchoolId> ids() {
        return made.stream().map(Schools.Keys::id).toList();
    }

    SchoolId id(int school) {
        return made.get(school).id();
    }

    Member member(Person person) {
        return Objects.requireNonNull(members.get(person.number()));
    }

    /** The number of a member of staff. */
    int number(StaffId id) {
        return Objects.requireNonNull(numbers.get(id));
    }

    StudentId student(int school, int number) {
        return known.computeIfAbsent(school + " " + number, any -> {
            String externalId = "student-" + number;
            Students.Facts facts = new Students.Facts(externalId, null, null, null, null);
            return students.keep(id(school), externalId, facts).student().id();
        });
    }

    Learner learner(int school, int number) {
        String externalId = "student-" + number;
        return new Learner(
                id(school), "school-" + school, student(school, number), externalId, externalId, null, null, null);
    }

    void leave(Person person) {
        staff.remove(id(person.school()), member(person).id());
    }
}

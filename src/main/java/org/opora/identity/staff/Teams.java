package org.opora.identity.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Schools.SchoolCreated;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.shared.Database;

/** The teams of a school; technical, curators and mentors exist from the start. */
@ApplicationScoped
public class Teams {
    /** Raised inside the transaction that stores a team; whoever cannot work with its calendar or promises refuses. */
    public record TeamChanged(School school, Team team) {}

    public static final String TECHNICAL = "technical";
    public static final String CURATORS = "curators";
    public static final String MENTORS = "mentors";
    private final Tenancy tenancy;
    private final Schools schools;
    private final Words words;
    private final Event<TeamChanged> changed;

    Teams(Tenancy tenancy, Schools schools, Words words, Event<TeamChanged> changed) {
        this.tenancy = tenancy;
        this.schools = schools;
        this.words = words;
        this.changed = changed;
    }

    void begin(@Observes SchoolCreated created) {
        List<String> levels = List.of(TECHNICAL, CURATORS, MENTORS);
        for (int level = 1; level <= levels.size(); level++) {
            String key = levels.get(level - 1);
            put(created.school(), new Team(key, words.word("team." + key, created.locale()), level, null, null));
        }
    }

    public List<Team> all(SchoolId school) {
        return tenancy.in(
                school, handle -> handle.createQuery("select * from team where school_id = :school order by level, key")
                        .bind("school", school)
                        .mapTo(Team.class)
                        .list());
    }

    public Optional<Team> find(SchoolId school, String key) {
        return tenancy.in(
                school, handle -> handle.createQuery("select * from team where school_id = :school and key = :key")
                        .bind("school", school)
                        .bind("key", key)
                        .mapTo(Team.class)
                        .findOne());
    }

    /** A calendar or promises that are absent stay as they are; JSON's null takes them away. @return whether the team is new */
    boolean put(SchoolId school, Team team) {
        return tenancy.in(school, handle -> {
            changed.fire(new TeamChanged(schools.get(school), team));
            return upsert(handle, school, team);
        });
    }

    private static boolean upsert(Handle handle, SchoolId school, Team team) {
        return handle.createQuery("""
                        insert into team (school_id, key, title, level, calendar, sla)
                        values (:school, :key, :title, :level, :calendar, :sla)
                        on conflict (school_id, key) do update set title = excluded.title, level = excluded.level,
                          calendar = case when :keepsCalendar then team.calendar else excluded.calendar end,
                          sla = case when :keepsSla then team.sla else excluded.sla end
                        returning xmax = 0""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(team))
                .bind("keepsCalendar", team.calendar() == null)
                .bind("keepsSla", team.sla() == null)
                .mapTo(Boolean.class)
                .one();
    }
}

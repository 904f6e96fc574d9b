package org.opora.cast;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What stands in the database, read as its owner, whatever the application believes. */
public final class Rows {
    private Rows() {}

    /** The first column of what a query finds; {@code values} are its question marks. */
    public static List<String> of(String sql, Object... values) {
        List<String> rows = new ArrayList<>();
        try (Connection owner = owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return rows;
    }

    public static void change(String sql, Object... values) {
        try (Connection owner = owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                URI.create(System.getenv("OPORA_TEST_DB_URL")).toString(),
                System.getenv("OPORA_DB_OWNER_USER"),
                System.getenv("OPORA_DB_OWNER_PASSWORD"));
    }

    /** Tables in which any column of any row of a school says one of these. */
    public static Set<String> saying(String school, List<String> marks) {
        Set<String> tables = new TreeSet<>();
        for (String table : ofSchools()) {
            String sql =
                    "select 1 from %s t where t.school_id = (select id from school where key = ?) and t::text ~* ? limit 1"
                            .formatted(table);
            if (!of(sql, school, String.join("|", marks)).isEmpty()) {
                tables.add(table);
            }
        }
        return tables;
    }

    private static List<String> ofSchools() {
        return of("""
                select table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where table_schema = 'public' and column_name = 'school_id' and table_type = 'BASE TABLE' order by 1""");
    }

    /** Tables that hang on a student: by foreign keys, over however many others, or by a column that is named for what does. */
    public static Set<String> ofStudents() {
        Set<String> tables = new TreeSet<>(of("""
                with recursive hanging(id) as (
                  select 'student'::regclass::oid
                  union
                  select k.conrelid from pg_constraint k join hanging h on k.confrelid = h.id where k.contype = 'f')
                select distinct id::regclass::text from hanging"""));
        tables.addAll(of("""
                select distinct table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and column_name in ('student_id', 'conversation_id', 'message_id', 'question_id', 'handoff_id', 'attachment_id')"""));
        return tables;
    }
}

package org.opora.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** SQL through Jdbi on the application's data source; transactions are the container's. */
public class Database {
    /**
     * A record's parts as bound values, named as its components. Jdbi's own binding sees only public records, and shows
     * the values, which are people's words, in its messages.
     */
    public static NamedArgumentFinder fields(Record row) {
        return new Records.Parts(row);
    }

    /**
     * What a join selects for the records that are parts of a record, for {@code select <columns> …} with tables or aliases
     * named as the parts; a part is null where its first column is.
     */
    public static String columns(Class<? extends Record> joined) {
        return Records.columns(joined);
    }

    /** Whether this failed because the database is gone: connection, shutdown or resources (SQL states 08, 57P, 53). */
    public static boolean isAway(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
            }
        }
        return false;
    }

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        // The usual messages of failures show bound values, which are people's words.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArgument(new Uuids());
        jdbi.registerArgument(new Arguments());
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerColumnMapper(new Columns());
        jdbi.registerRowMapper(new Records());
        return jdbi;
    }

    /** The clock of everything. */
    @Produces
    @Singleton
    Ahead clock() {
        return new Ahead();
    }

    /**
     * A null of the type that other values of its place have: a statement whose types change from call to call is parsed
     * and planned anew each time.
     */
    private static Argument nothing(String type) {
        PGobject object = new PGobject();
        object.setType(type);
        return (position, statement, context) -> statement.setObject(position, object);
    }

    /** The built-in one sends a null as text, which PostgreSQL refuses for a uuid column. */
    private static final class Uuids implements ArgumentFactory.Preparable {
        @Override
        public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
            return type == UUID.class
                    ? Optional.of(value -> value == null
                            ? nothing("uuid")
                            : (position, statement, context) -> statement.setObject(position, value))
                    : Optional.empty();
        }
    }

    private static final class Arguments implements ArgumentFactory {
        @Override
        public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
            if (value == null) {
                return Optional.of(nothingOf(type));
            }
            if (value instanceof PGobject object) {
                return Optional.of((position, statement, context) -> statement.setObject(position, object));
            }
            if (value instanceof Id id) {
                return Optional.of((position, statement, context) -> statement.setObject(position, id.value()));
            }
            if (value instanceof Enum<?> constant) {
                return Optional.of((position, statement, context) -> statement.setString(position, Kebab.of(constant)));
            }
            if (value instanceof Instant instant) {
                return Optional.of((position, statement, context) ->
                        statement.setObject(position, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)));
            }
            if (value instanceof NullNode) {
                return Optional.of(nothing("jsonb"));
            }
            if (value instanceof JsonNode json) {
                return Optional.of((position, statement, context) -> statement.setObject(position, jsonb(json)));
            }
            return Optional.empty();
        }

        private static Argument nothingOf(Type type) {
            if (type instanceof Class<?> raw) {
                if (raw == UUID.class || Id.class.isAssignableFrom(raw)) {
                    return nothing("uuid");
                }
                if (raw == Instant.class) {
                    return nothing("timestamptz");
                }
                if (raw == JsonNode.class) {
                    return nothing("jsonb");
                }
                if (raw == String.class || raw.isEnum()) {
                    return (position, statement, context) -> statement.setNull(position, Types.VARCHAR);
                }
            }
            // PostgreSQL takes the type of where it goes.
            return (position, statement, context) -> statement.setNull(position, Types.OTHER);
        }

        private static PGobject jsonb(JsonNode json) throws SQLException {
            PGobject object = new PGobject();
            object.setType("jsonb");
            object.setValue(json.toString());
            return object;
        }
    }

    private static final class Columns implements ColumnMapperFactory {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
            if (!(type instanceof Class<?> raw)) {
                return Optional.empty();
            }
            if (Id.class.isAssignableFrom(raw)) {
                Constructor<?> constructor = raw.getDeclaredConstructors()[0];
                constructor.setAccessible(true);
                return Optional.of((rows, column, context) -> {
                    UUID value = rows.getObject(column, UUID.class);
                    return value == null ? null : Records.make(constructor, value);
                });
            }
            if (raw.isEnum()) {
                return Optional.of((rows, column, context) -> {
                    String word = rows.getString(column);
                    return word == null
                            ? null
                            : Kebab.parse((Class<Enum<?>>) (Class) raw, word).orElseThrow();
                });
            }
            if (raw == Instant.class) {
                return Optional.of((rows, column, context) -> {
                    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
                    return time == null ? null : time.toInstant();
                });
            }
            if (raw == JsonNode.class) {
                return Optional.of((rows, column, context) -> {
                    String json = rows.getString(column);
                    return json == null ? null : Json.parse(json);
                });
            }
            return Optional.empty();
        }
    }
}

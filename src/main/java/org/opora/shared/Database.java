package org.opora.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** SQL through Jdbi on the application's data source; transactions are the container's. Rows become records by column name. */
public class Database {
    /**
     * A record's parts as bound values, named as its components. Jdbi's own binding sees only public records, and shows
     * the values, which are people's words, in its messages.
     */
    public static NamedArgumentFinder fields(Record row) {
        return new Fields(row);
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

    private record Fields(Record row) implements NamedArgumentFinder {
        /** The JVM makes a record's parts anew each time it is asked. */
        private static final ClassValue<Map<String, RecordComponent>> PARTS = new ClassValue<>() {
            @Override
            protected Map<String, RecordComponent> computeValue(Class<?> type) {
                Map<String, RecordComponent> parts = new LinkedHashMap<>();
                for (RecordComponent part : type.getRecordComponents()) {
                    part.getAccessor().setAccessible(true);
                    parts.put(part.getName(), part);
                }
                return parts;
            }
        };

        @Override
        public Optional<Argument> find(String name, StatementContext context) {
            RecordComponent part = PARTS.get(row.getClass()).get(name);
            return part == null
                    ? Optional.empty()
                    : context.findArgumentFor(part.getGenericType(), value(part.getAccessor()));
        }

        private @Nullable Object value(Method accessor) {
            try {
                return accessor.invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Collection<String> getNames() {
            return PARTS.get(row.getClass()).keySet();
        }

        @Override
        public String toString() {
            return row.getClass().getSimpleName();
        }
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
                    return value == null ? null : make(constructor, value);
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

    /** Rows become records by column name, package-private ones too, which Jdbi's own mapper cannot make. */
    private static final class Records implements RowMapperFactory {
        private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> type) {
                return Shape.of(type);
            }
        };

        /** Jdbi forgets with each handle what it has found. */
        private final Map<Type, ColumnMapper<?>> known = new ConcurrentHashMap<>();

        @Override
        public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
            return type instanceof Class<?> raw && raw.isRecord() && !Id.class.isAssignableFrom(raw)
                    ? Optional.of(new Rows(SHAPES.get(raw), known))
                    : Optional.empty();
        }
    }

    /** A record's canonical constructor, and the columns and types of what it takes. */
    private record Shape(Constructor<?> constructor, List<String> columns, List<Type> types) {
        static Shape of(Class<?> record) {
            RecordComponent[] parts = record.getRecordComponents();
            Constructor<?> canonical = Arrays.stream(record.getDeclaredConstructors())
                    .filter(constructor -> constructor.getParameterCount() == parts.length)
                    .findFirst()
                    .orElseThrow();
            canonical.setAccessible(true);
            return new Shape(
                    canonical,
                    Arrays.stream(parts)
                            .map(part ->
                                    part.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                            .toList(),
                    Arrays.stream(parts).map(RecordComponent::getGenericType).toList());
        }
    }

    /** Finds columns and their mappers once a result, not for each of its rows: search returns forty of sixteen columns. */
    private record Rows(Shape shape, Map<Type, ColumnMapper<?>> known) implements RowMapper<Object> {
        @Override
        public Object map(ResultSet rows, StatementContext context) throws SQLException {
            return specialize(rows, context).map(rows, context);
        }

        @Override
        public RowMapper<Object> specialize(ResultSet rows, StatementContext context) throws SQLException {
            int count = shape.types().size();
            int[] columns = new int[count];
            List<ColumnMapper<?>> mappers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                columns[i] = rows.findColumn(shape.columns().get(i));
                mappers.add(known.computeIfAbsent(shape.types().get(i), type -> context.findColumnMapperFor(type)
                        .orElseThrow()));
            }
            return (each, in) -> {
                Object[] values = new Object[count];
                for (int i = 0; i < count; i++) {
                    values[i] = mappers.get(i).map(each, columns[i], in);
                }
                return make(shape.constructor(), values);
            };
        }
    }

    private static Object make(Constructor<?> constructor, Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

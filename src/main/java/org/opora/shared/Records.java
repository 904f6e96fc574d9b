package org.opora.shared;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Records in SQL, package-private ones too, which Jdbi's own cannot handle: rows become records by column name, and a record's
 * parts are bound by theirs. A part that is a record itself is read from columns named as the part and its own, {@code
 * student_name}; it is null where the first of them is.
 */
final class Records implements RowMapperFactory {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private static final ClassValue<String> JOINED = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            Shape shape = SHAPES.get(type);
            return IntStream.range(0, shape.types().size())
                    .filter(i -> isRow(shape.types().get(i)))
                    .boxed()
                    .flatMap(i -> columns(shape.columns().get(i), SHAPES.get((Class<?>)
                            shape.types().get(i))))
                    .collect(Collectors.joining(", "));
        }
    };

    /** Jdbi forgets with each handle what it has found. */
    private final Map<Type, ColumnMapper<?>> known = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return isRow(type) ? Optional.of(new Rows(SHAPES.get((Class<?>) type), "", known)) : Optional.empty();
    }

    private static boolean isRow(Type type) {
        return type instanceof Class<?> raw && raw.isRecord() && !Id.class.isAssignableFrom(raw);
    }

    /** What to select for the records in a record, each from the table or alias of its name. */
    static String columns(Class<? extends Record> joined) {
        return JOINED.get(joined);
    }

    private static Stream<String> columns(String table, Shape shape) {
        return shape.columns().stream().map(column -> "%1$s.%2$s as %1$s_%2$s".formatted(table, column));
    }

    static Object make(Constructor<?> constructor, Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
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
    private record Rows(Shape shape, String prefix, Map<Type, ColumnMapper<?>> known) implements RowMapper<Object> {
        @Override
        public @Nullable Object map(ResultSet rows, StatementContext context) throws SQLException {
            return specialize(rows, context).map(rows, context);
        }

        @Override
        public RowMapper<Object> specialize(ResultSet rows, StatementContext context) throws SQLException {
            int count = shape.types().size();
            List<RowMapper<?>> parts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                parts.add(part(prefix + shape.columns().get(i), shape.types().get(i), rows, context));
            }
            boolean joined = !prefix.isEmpty();
            return (each, in) -> {
                Object[] values = new Object[count];
                for (int i = 0; i < count; i++) {
                    values[i] = parts.get(i).map(each, in);
                    if (joined && i == 0 && values[0] == null) {
                        return null;
                    }
                }
                return make(shape.constructor(), values);
            };
        }

        private RowMapper<?> part(String column, Type type, ResultSet rows, StatementContext context)
                throws SQLException {
            if (isRow(type)) {
                return new Rows(SHAPES.get((Class<?>) type), column + "_", known).specialize(rows, context);
            }
            int number = rows.findColumn(column);
            ColumnMapper<?> mapper = known.computeIfAbsent(
                    type, one -> context.findColumnMapperFor(one).orElseThrow());
            return (each, in) -> mapper.map(each, number, in);
        }
    }

    record Parts(Record row) implements NamedArgumentFinder {
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
}

package org.opora.shared;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Typed ids, enumerations and numbers as parameters: what is none is 404 in a path and 422, naming the parameter, in a query. */
@Provider
class Converters implements ParamConverterProvider {
    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        String query = Arrays.stream(annotations)
                .filter(RestQuery.class::isInstance)
                .map(a -> ((RestQuery) a).value())
                .findFirst()
                .orElse(null);
        if (Id.class.isAssignableFrom(raw)) {
            return new Words<>(word -> id(raw, word), query);
        }
        if (raw.isEnum()) {
            return new Words<>(word -> constant(raw, word), query);
        }
        Function<String, ?> parse = PLAIN.get(raw);
        return parse == null || query == null ? null : new Words<>(word -> raw.cast(parse.apply(word)), query);
    }

    private static final Map<Class<?>, Function<String, ?>> PLAIN =
            Map.of(Integer.class, Integer::valueOf, Long.class, Long::valueOf, Boolean.class, Converters::flag);

    private static Boolean flag(String word) {
        if (!word.equals("true") && !word.equals("false")) {
            throw new IllegalArgumentException(word);
        }
        return word.equals("true");
    }

    private static <T> T id(Class<T> raw, String word) {
        try {
            Constructor<T> constructor = raw.getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            return constructor.newInstance(UUID.fromString(word));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(word, e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> T constant(Class<T> raw, String word) {
        return (T)
                Kebab.parse((Class<Enum<?>>) (Class) raw, word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    private record Words<T>(
            Function<String, T> parse, @Nullable String query) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String word) {
            if (word == null || word.isEmpty()) {
                return null;
            }
            try {
                return parse.apply(word);
            } catch (IllegalArgumentException e) {
                throw query == null
                        ? Problem.notFound("thing")
                        : Problem.invalid(query, "'" + word + "' is not a value this parameter takes");
            }
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> constant ? Kebab.of(constant) : String.valueOf(value);
        }
    }
}

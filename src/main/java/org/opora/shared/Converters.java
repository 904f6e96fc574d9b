package org.opora.shared;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Typed ids and enumerations as parameters: an id that is none is 404 in a path, 422 in a query. */
@Provider
class Converters implements ParamConverterProvider {
    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        boolean query = java.util.Arrays.stream(annotations).anyMatch(a -> a instanceof RestQuery);
        if (Id.class.isAssignableFrom(raw)) {
            return new Words<>(word -> id(raw, word), query);
        }
        return raw.isEnum() ? new Words<>(word -> constant(raw, word), query) : null;
    }

    private static <T> T id(Class<T> raw, String word) {
        try {
            Constructor<T> constructor = raw.getDeclaredConstructor(UUID.class);
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

    private record Words<T>(java.util.function.Function<String, T> parse, boolean query) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String word) {
            if (word == null || word.isEmpty()) {
                return null;
            }
            try {
                return parse.apply(word);
            } catch (IllegalArgumentException e) {
                throw query
                        ? Problem.invalid("query", "'" + word + "' is not a value this parameter takes")
                        : Problem.notFound("thing");
            }
        }

        @Override
        public String toString(T value) {
            return value instanceof Enum<?> constant ? Kebab.of(constant) : String.valueOf(value);
        }
    }
}

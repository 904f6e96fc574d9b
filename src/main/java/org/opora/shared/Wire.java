package org.opora.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.UUID;

/** JSON as the contract writes it: absent instead of null, ids as bare UUIDs, enumerations in kebab-case. */
@Singleton
class Wire implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        configure(mapper);
    }

    static ObjectMapper configure(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.registerModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule());
        return mapper.registerModule(module());
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("opora");
        module.addSerializer(Enum.class, new JsonSerializer<Enum>() {
            @Override
            public void serialize(Enum value, JsonGenerator out, SerializerProvider p) throws IOException {
                out.writeString(Kebab.of(value));
            }
        });
        module.addKeySerializer(Enum.class, new JsonSerializer<Enum>() {
            @Override
            public void serialize(Enum value, JsonGenerator out, SerializerProvider p) throws IOException {
                out.writeFieldName(Kebab.of(value));
            }
        });
        module.addSerializer(Id.class, new JsonSerializer<Id>() {
            @Override
            public void serialize(Id value, JsonGenerator out, SerializerProvider p) throws IOException {
                out.writeString(value.value().toString());
            }
        });
        module.setDeserializerModifier(new Shapes());
        return module;
    }

    private static final class Shapes extends BeanDeserializerModifier {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
            Class<? extends Enum> raw = (Class<? extends Enum>) type.getRawClass();
            return new JsonDeserializer<Enum>() {
                @Override
                public Enum deserialize(JsonParser in, DeserializationContext context) throws IOException {
                    String word = in.getValueAsString("");
                    return Kebab.parse((Class<Enum<?>>) (Class) raw, word)
                            .map(Enum.class::cast)
                            .orElseThrow(() -> context.weirdStringException(word, raw, "unknown word"));
                }
            };
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            Class<?> raw = bean.getBeanClass();
            return Id.class.isAssignableFrom(raw) && raw.isRecord() ? ofId(raw) : deserializer;
        }

        private static JsonDeserializer<Object> ofId(Class<?> raw) {
            return new JsonDeserializer<>() {
                @Override
                public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
                    String word = in.getValueAsString("");
                    try {
                        Constructor<?> constructor = raw.getDeclaredConstructor(UUID.class);
                        constructor.setAccessible(true);
                        return constructor.newInstance(UUID.fromString(word));
                    } catch (IllegalArgumentException e) {
                        throw context.weirdStringException(word, raw, "not an id");
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }
    }
}

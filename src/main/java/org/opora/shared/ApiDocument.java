package org.opora.shared;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/**
 * Completes the OpenAPI document with what types do not say: purpose, statuses and examples from {@code
 * openapi/operations.yml}, and the problem that every refusal is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
    record Told(
            String summary,
            List<Integer> status,
            @Nullable Map<String, Object> request,
            @Nullable Map<String, Object> response) {}

    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Told> told = read();
        document.getComponents().getSchemas().forEach((name, schema) -> asOnTheWire(name, schema));
        document.getComponents().addSchema(PROBLEM, problem());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> {
                    Told of = told.get(method + " " + path);
                    if (of != null) {
                        complete(operation, of);
                    }
                }));
    }

    /** Types say how Java holds a thing; ids are strings, enumerations lower-case with hyphens, free JSON is anything. */
    private static void asOnTheWire(String name, Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        List<Object> constants = schema.getEnumeration();
        if (name.equals("JsonNode")) {
            schema.setType(null);
            schema.setProperties(null);
        } else if (properties != null && properties.keySet().equals(Set.of("value"))) {
            schema.setType(List.of(Schema.SchemaType.STRING));
            schema.setProperties(null);
            schema.setFormat("uuid");
        } else if (constants != null) {
            schema.setEnumeration(constants.stream()
                    .map(constant -> (Object) Kebab.of(constant.toString()))
                    .toList());
        }
    }

    private static Map<String, Told> read() {
        try (InputStream file = ApiDocument.class.getResourceAsStream("/openapi/operations.yml")) {
            return new YAMLMapper().readValue(file, new TypeReference<Map<String, Told>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void complete(Operation operation, Told of) {
        operation.setSummary(of.summary());
        if (of.request() != null && operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(m -> m.setExample(of.request()));
        }
        APIResponses before = operation.getResponses();
        APIResponse success = before.getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(OASFactory::createAPIResponse);
        if (of.response() != null && success.getContent() != null) {
            success.getContent().getMediaTypes().values().forEach(m -> m.setExample(of.response()));
        }
        APIResponses responses = OASFactory.createAPIResponses();
        of.status().forEach(status -> responses.addAPIResponse(status.toString(), success));
        responses.setDefaultValue(OASFactory.createAPIResponse()
                .description("Refused; code and errors say why")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM)))));
        operation.setResponses(responses);
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("field", text)
                .addProperty("message", text);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("code", text)
                .addProperty("traceId", text)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error));
    }
}

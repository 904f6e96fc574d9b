package org.opora.cast;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Calls as one caller makes them; paths are below {@code /api/v1}. */
public record Http(@Nullable String token) {
    public static Http nobody() {
        return new Http(null);
    }

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    /** Where the application under test listens; REST Assured itself learns it only after the test's constructor. */
    public static String url() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }

    public Response get(String path) {
        return request().get(path);
    }

    public Response post(String path, Object body) {
        return request().body(body).post(path);
    }

    public Response post(String path) {
        return request().post(path);
    }

    public Response put(String path, Object body) {
        return request().body(body).put(path);
    }

    /** Changes a member of staff. */
    public Response patchRoles(String staff, List<String> roles) {
        return request().body(Map.of("roles", roles)).patch("/staff/" + staff);
    }

    public Response delete(String path) {
        return request().delete(path);
    }

    /** A request to add headers or parts to. */
    public RequestSpecification request() {
        RequestSpecification request =
                given().baseUri(url()).basePath("/api/v1").urlEncodingEnabled(false);
        request = token == null ? request : request.header("Authorization", "Bearer " + token);
        return request.contentType(ContentType.JSON);
    }

    public RequestSpecification upload() {
        return given().baseUri(url()).basePath("/api/v1").header("Authorization", "Bearer " + token);
    }

    /** An object with nothing in it. */
    public static final Map<String, Object> EMPTY = Map.of();
}

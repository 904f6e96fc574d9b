package org.opora.knowledge.ingestion;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.knowledge.Article.Kind;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Imports: 202 at once, then progress per file. */
@Path("/api/v1/knowledge/imports")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
class ImportResource {
    record Begun(ImportId id) {}

    private static final long LARGEST = 50_000_000;
    private final Imports imports;
    private final Courses courses;
    private final CurrentCaller me;

    ImportResource(Imports imports, Courses courses, CurrentCaller me) {
        this.imports = imports;
        this.courses = courses;
        this.me = me;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(202)
    public Begun begin(
            @RestForm("files") @Nullable List<FileUpload> files,
            @RestForm @Nullable String course,
            @RestForm @Nullable String kind,
            @RestForm @Nullable String publish,
            @RestForm @Nullable String source) {
        if (files == null || files.isEmpty()) {
            throw Problem.invalid("required", "files", "there is no file");
        }
        Course in = courses.place(me.school(), blankToNull(course), null, null).course();
        Imports.Settings settings = new Imports.Settings(
                in == null ? null : in.id(),
                kind(blankToNull(kind)),
                !"false".equals(publish),
                Texts.optional("source", blankToNull(source), Texts.TITLE));
        return new Begun(imports.begin(
                me.school(),
                settings,
                files.stream().map(ImportResource::upload).toList()));
    }

    private static Imports.Upload upload(FileUpload file) {
        if (file.size() > LARGEST) {
            throw Problem.of(413, "too-large", "A file is larger than 50 MB.");
        }
        try {
            return new Imports.Upload(name(file.fileName()), Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only a name: nothing of ours is ever written under it. */
    private static String name(@Nullable String sent) {
        List<String> parts = new ArrayList<>();
        for (String part : (sent == null ? "file" : sent.replace('\\', '/')).split("/", -1)) {
            if (!part.isBlank() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        String name = parts.isEmpty() ? "file" : String.join("/", parts);
        return Texts.required("files", name.length() > 500 ? name.substring(name.length() - 500) : name, 500);
    }

    private static @Nullable Kind kind(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Kebab.parse(Kind.class, word)
                .filter(kind -> kind != Kind.ASSIGNMENT)
                .orElseThrow(() -> Problem.invalid("kind", "must be one of faq, handbook, lesson, policy"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @GET
    @Path("{id}")
    public Imports.Progress progress(@RestPath ImportId id) {
        return imports.progress(me.school(), id);
    }
}

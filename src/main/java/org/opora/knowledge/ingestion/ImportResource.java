package org.opora.knowledge.ingestion;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.ingestion.ImportQueries.State;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Imports: 202 at once, then progress per file. */
@Path("/api/v1/knowledge/imports")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
class ImportResource {
    record Begun(ImportId id) {}

    private static final long LARGEST = 50_000_000;
    private static final Set<State> WANTED = Set.of(State.PAUSED, State.RUNNING, State.CANCELLED);
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
            @RestForm @Nullable String source,
            @RestForm @Nullable String preview) {
        if (files == null || files.isEmpty()) {
            throw Problem.invalid("required", "files", "there is no file");
        }
        Course in = courses.place(me.school(), blankToNull(course), null, null).course();
        Settings settings = new Settings(
                in == null ? null : in.id(),
                kind(blankToNull(kind)),
                !"false".equals(publish),
                Texts.optional("source", blankToNull(source), Texts.TITLE),
                "true".equals(preview),
                null);
        return new Begun(imports.begin(
                me.school(),
                settings,
                files.stream().map(ImportResource::upload).toList()));
    }

    private static Imports.Upload upload(FileUpload file) {
        if (file.size() > LARGEST) {
            throw Problem.of(413, "too-large", "A file is larger than 50 MB.");
        }
        return new Imports.Upload(name(file.fileName()), file.size(), () -> Files.newInputStream(file.uploadedFile()));
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
    public Page<ImportQueries.Listed> list(@RestQuery @Nullable Integer limit, @RestQuery @Nullable String after) {
        return imports.list(me.school(), Page.Request.of(limit, after));
    }

    /** Carries out what a preview has shown; 409 {@code not-previewed}. */
    @POST
    @Path("{id}/publication")
    @ResponseStatus(202)
    public Begun publish(@RestPath ImportId id) {
        imports.carryOut(me.school(), id);
        return new Begun(id);
    }

    record Wanted(@Nullable String state) {}

    /** Holds, resumes or ends it; 409 {@code import-over}. */
    @PUT
    @Path("{id}/state")
    public Imports.Progress put(@RestPath ImportId id, Wanted wanted) {
        State state = Kebab.parse(State.class, Texts.required("state", wanted.state(), Texts.NAME))
                .filter(WANTED::contains)
                .orElseThrow(() -> Problem.invalid("state", "must be one of paused, running, cancelled"));
        imports.put(me.school(), id, state);
        return imports.progress(me.school(), id);
    }

    @GET
    @Path("{id}")
    public Imports.Progress progress(@RestPath ImportId id) {
        return imports.progress(me.school(), id);
    }
}

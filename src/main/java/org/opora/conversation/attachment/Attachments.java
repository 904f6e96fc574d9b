package org.opora.conversation.attachment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.conversation.attachment.content.Contents;
import org.opora.conversation.attachment.content.Contents.Accepted;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.shared.Id;
import org.opora.shared.Json;
import org.opora.shared.Problem;

/** Attachments from being sent up to being seen. A message keeps what it shows of them; addresses are made at each read. */
@ApplicationScoped
public class Attachments {
    /** What a message keeps of an attachment. */
    record Kept(AttachmentId id, String name, String type, int size) {}

    /** A message shows no more. */
    private static final int MOST = 5;

    private static final Duration HOUR = Duration.ofHours(1);
    /** Files in memory at once: each up to three times, and a picture's pixels, under a heap of 400 MB. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Tenancy tenancy;
    private final Schools schools;
    private final Contents contents;
    private final Stores stores;
    private final Links links;
    private final Clock clock;
    private final Semaphore room = new Semaphore(AT_ONCE, true);

    Attachments(Tenancy tenancy, Schools schools, Contents contents, Stores stores, Links links, Clock clock) {
        this.tenancy = tenancy;
        this.schools = schools;
        this.contents = contents;
        this.stores = stores;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Keeps a file until a message takes it.
     *
     * @param file at most 10 MB; read once
     * @throws Problem as {@link Contents#accept}; 429 beyond the hour's uploads; 503 while others are being read
     */
    AttachmentView keep(SchoolId school, ConversationId conversation, Sender sender, String name, Path file) {
        tenancy.run(school, handle -> hold(handle, school, sender));
        if (!entered()) {
            throw Problem.unavailable("busy", "Other files are being read just now.", PAUSE);
        }
        try {
            Accepted accepted = contents.accept(name, Files.readAllBytes(file));
            return view(school, kept(school, conversation, sender, accepted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            room.release();
        }
    }

    private boolean entered() {
        try {
            return room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Kept kept(SchoolId school, ConversationId conversation, Sender sender, Accepted accepted) {
        AttachmentId id = new AttachmentId(Id.next());
        Attachment attachment = new Attachment(
                id,
                conversation,
                sender.student(),
                sender.staff(),
                null,
                accepted.name(),
                accepted.type(),
                accepted.bytes().length,
                stores.current().name(),
                clock.instant());
        stores.keep(school, id, accepted.bytes(), handle -> {
            AttachmentQueries.lock(handle, school, sender);
            hold(handle, school, sender);
            AttachmentQueries.insert(handle, school, attachment);
        });
        return new Kept(id, attachment.name(), attachment.type(), attachment.size());
    }

    private void hold(Handle handle, SchoolId school, Sender sender) {
        Integer most = schools.get(school).uploadsPerHour();
        if (most == null) {
            return;
        }
        Instant now = clock.instant();
        List<Instant> sent = AttachmentQueries.sentSince(handle, school, sender, now.minus(HOUR));
        if (sent.size() >= most) {
            Instant oldest = sent.get(sent.size() - most);
            throw Problem.of(429, "too-many-uploads", "Too many files in an hour.")
                    .retryAfter(Duration.between(now, oldest.plus(HOUR)).plusSeconds(1));
        }
    }

    /**
     * What a message keeps of these, in their order; call {@link #send} when it is stored, in the same transaction.
     *
     * @return null when there are none
     * @throws Problem 422 naming {@code attachments}: more than five, one twice, unknown, another's, of another conversation
     *     or sent already
     */
    public @Nullable JsonNode take(
            SchoolId school, ConversationId conversation, Sender sender, List<AttachmentId> ids) {
        if (ids.isEmpty()) {
            return null;
        }
        if (ids.size() > MOST) {
            throw Problem.invalid("attachments", "has more than " + MOST + " files");
        }
        Map<AttachmentId, Attachment> waiting =
                tenancy
                        .in(school, handle -> AttachmentQueries.waiting(handle, school, conversation, sender, ids))
                        .stream()
                        .collect(Collectors.toMap(Attachment::id, Function.identity()));
        if (waiting.size() != ids.size()) {
            throw Problem.invalid("attachments", "are not all waiting to be sent in this conversation, each once");
        }
        return Json.tree(ids.stream()
                .map(waiting::get)
                .map(one -> new Kept(one.id(), one.name(), one.type(), one.size()))
                .toList());
    }

    public void send(SchoolId school, List<AttachmentId> ids, MessageId message) {
        if (!ids.isEmpty()) {
            tenancy.run(school, handle -> AttachmentQueries.send(handle, school, ids, message));
        }
    }

    /** What a message keeps, with fresh addresses. */
    public List<AttachmentView> shown(SchoolId school, @Nullable JsonNode kept) {
        return kept == null
                ? List.of()
                : Json.read(kept, new TypeReference<List<Kept>>() {}).stream()
                        .map(one -> view(school, one))
                        .toList();
    }

    private AttachmentView view(SchoolId school, Kept one) {
        return new AttachmentView(one.id(), one.name(), one.type(), one.size(), links.of(school, one.id()));
    }
}

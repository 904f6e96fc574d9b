package org.opora.answering.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.ModelFailed.Why;

/** What comes of one try: a whole reply, or why there is none. */
final class Hearing implements StreamingChatResponseHandler {
    /** Where the provider does not count; Russian takes about three characters a token. */
    private static final int CHARACTERS_A_TOKEN = 3;

    private final ChatCall call;
    private final long began = System.nanoTime();
    private @Nullable Duration firstHeardAfter;
    private long heard;
    private @Nullable ChatResponse response;
    private @Nullable Throwable failure;

    Hearing(ChatCall call) {
        this.call = call;
    }

    @Override
    public void onPartialResponse(String more) {
        if (firstHeardAfter == null) {
            firstHeardAfter = Duration.ofNanos(System.nanoTime() - began);
        }
        heard += more.length();
        call.listener().heard(more);
    }

    @Override
    public void onCompleteResponse(ChatResponse whole) {
        response = whole;
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
    }

    @Nullable
    Duration firstHeardAfter() {
        return firstHeardAfter;
    }

    /** A stream that was cut also completes; only its missing finish reason tells (LESSONS.md, 7). */
    ChatReply reply(String model) {
        ChatResponse whole = response;
        Throwable broken = failure;
        if (broken == null && whole != null && whole.finishReason() == FinishReason.STOP) {
            String text = whole.aiMessage().text();
            if (text != null && !text.isBlank()) {
                return new ChatReply(text, model, tokens());
            }
        }
        if (firstHeardAfter != null) {
            call.listener().restarted();
        }
        throw broken instanceof ModelFailed known
                ? known
                : new ModelFailed(
                        broken == null ? Why.CUT : Why.GARBLED, broken == null ? "cut or empty" : "unreadable", broken);
    }

    Called called(String model, @Nullable Why failed) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Called(call.operation(), model, call.prompt().version(), tokens(), took.toMillis(), failed);
    }

    /** As the provider counts. */
    @Nullable
    TokenUsage usage() {
        return response == null ? null : response.tokenUsage();
    }

    /** Read and written together, also of a reply that was cut; none where nothing was heard. */
    long tokens() {
        TokenUsage usage = usage();
        Integer total = usage == null ? null : usage.totalTokenCount();
        if (total != null) {
            return total;
        }
        long read = call.prompt().text().length() + (long) call.user().length();
        return firstHeardAfter == null ? 0 : (read + heard) / CHARACTERS_A_TOKEN;
    }
}

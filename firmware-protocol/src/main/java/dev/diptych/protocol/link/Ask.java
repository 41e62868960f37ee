package dev.diptych.protocol.link;

import dev.diptych.protocol.message.Request;
import java.util.concurrent.CompletableFuture;

/** A request that waits for its turn and then for its reply; its exception is a {@link LinkException}. */
record Ask(Request<?> request, CompletableFuture<Answer> answer) {
    Ask(Request<?> request) {
        this(request, new CompletableFuture<>());
    }
}

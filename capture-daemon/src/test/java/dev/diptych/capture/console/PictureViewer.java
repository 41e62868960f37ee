package dev.diptych.capture.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Watches the live picture as the page does: each picture is answered when it has been seen. */
final class PictureViewer implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final AtomicInteger pictures = new AtomicInteger();
    private @Nullable WebSocket socket;

    private PictureViewer() {
    }

    static PictureViewer of(HttpClient client, int port, String token) throws Exception {
        PictureViewer viewer = new PictureViewer();
        viewer.socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/live"), viewer)
                .get(30, TimeUnit.SECONDS);
        return viewer;
    }

    int pictures() {
        return pictures.get();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        parts.writeBytes(bytes);
        if (last) {
            seen(from, ByteBuffer.wrap(parts.toByteArray()));
            parts.reset();
        }
        from.request(1);
        return null;
    }

    private void seen(WebSocket from, ByteBuffer message) {
        byte[] header = new byte[message.getInt()];
        message.get(header);
        try {
            JsonNode said = JSON.readTree(header);
            pictures.incrementAndGet();
            var _ = from.sendText(said.get("sequence").asText(), true);
        } catch (IOException e) {
            throw new AssertionError("The header of a picture is no JSON.", e);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}

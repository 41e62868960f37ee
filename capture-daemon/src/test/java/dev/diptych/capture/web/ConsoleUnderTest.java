package dev.diptych.capture.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.access.QuickAccess;
import dev.diptych.capture.access.SignIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A whole console over a rig that does nothing, and ways to talk to it. */
final class ConsoleUnderTest implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final WebLimits WIDE = new WebLimits(512, 16, 32, 100_000, 100_000, Duration.ofSeconds(30),
            Duration.ofSeconds(60), Duration.ofSeconds(30));
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    final FakeRig rig;
    final FakePictures pictures = new FakePictures();
    final MovedClock clock = new MovedClock();
    final List<String> told = new CopyOnWriteArrayList<>();
    final Access access;
    final WebConsole console;
    final HttpClient client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
    private final AtomicInteger names = new AtomicInteger();

    ConsoleUnderTest(Path folder, String host, WebLimits limits) throws Exception {
        Path picture = folder.resolve("picture.jpg");
        Files.write(picture, new byte[]{(byte) 0xff, (byte) 0xd8});
        rig = new FakeRig(picture);
        FakeViews views = new FakeViews();
        access = QuickAccess.open(folder.resolve("state"), clock);
        console = WebConsole.start(new WebParts(rig, pictures, access, views, views, clock, System::nanoTime),
                new WebAddress(host, 0, folder.resolve("state")), limits, Duration.ofMillis(20), told::add);
    }

    static ConsoleUnderTest on(Path folder) throws Exception {
        return new ConsoleUnderTest(folder, "127.0.0.1", WIDE);
    }

    String token(Permission... permissions) throws Exception {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        all.addAll(List.of(permissions));
        return access.addToken("token-" + names.incrementAndGet(), all);
    }

    /** Pairs, and gives the cookie's value back. */
    String pairedAs(String name) throws Exception {
        SignIn.In in = (SignIn.In) access.pair(access.newPairingCode(), name, PASSWORD, "test");
        return in.sessionId();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.portNumber() + path)).timeout(DEADLINE);
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> post(String path, String token, String json) {
        return send(request(path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends these bytes and reads until the console closes; "" if it closes at once. */
    String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), console.portNumber())) {
            socket.setSoTimeout((int) DEADLINE.toMillis());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    Heard listen(String path, String token) {
        Heard heard = new Heard();
        heard.socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(DEADLINE)
                .buildAsync(URI.create("ws://127.0.0.1:" + console.portNumber() + path), heard)
                .join();
        return heard;
    }

    /** The headers of every answer are there, and no word of what serves it. */
    static void assertPlain(String answer) {
        assertTrue(answer.contains("Content-Security-Policy: default-src 'self';"), answer);
        assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
        assertTrue(answer.contains("Referrer-Policy: no-referrer"), answer);
        String low = answer.toLowerCase(Locale.ROOT);
        assertFalse(low.contains("jetty") || low.contains("javalin") || low.contains("exception")
                || low.contains("\nserver:"), answer);
    }

    static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        console.close();
        client.close();
    }

    /** What came over a socket. */
    static final class Heard implements WebSocket.Listener {
        final List<String> texts = new CopyOnWriteArrayList<>();
        final List<byte[]> pictures = new CopyOnWriteArrayList<>();
        volatile int closedWith;
        private volatile @Nullable WebSocket socket;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** Says something; it may be over before all of it is said. */
        void say(String said) {
            Objects.requireNonNull(socket).sendText(said, true).handle((sent, failure) -> said).join();
        }

        void vanish() {
            Objects.requireNonNull(socket).abort();
        }

        boolean isOpen() {
            return !Objects.requireNonNull(socket).isInputClosed();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data,
                boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (last) {
                pictures.add(bytes.toByteArray());
                bytes.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closedWith = status;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closedWith = closedWith == 0 ? 1006 : closedWith;
        }
    }
}

package dev.diptych.capture.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real mosquitto on a port of its own, which can be killed and started again. */
final class Mosquitto implements AutoCloseable {
    static final String MISSING = "mosquitto is not installed here, so no real broker is met";
    final int port;
    private final Path configuration;
    private Process process;

    private Mosquitto(int port, Path configuration) throws Exception {
        this.port = port;
        this.configuration = configuration;
        start();
    }

    static boolean isInstalled() {
        return program("mosquitto").isPresent();
    }

    /** Debian puts it where only root's path leads. */
    static Optional<Path> program(String name) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Mosquitto open(Path folder) throws Exception {
        return with(folder, port -> List.of("listener " + port + " 127.0.0.1", "allow_anonymous true"));
    }

    interface Lines {
        List<String> of(int port) throws Exception;
    }

    static Mosquitto with(Path folder, Lines lines) throws Exception {
        int port = freePort();
        Path file = Files.createDirectories(folder).resolve("test.conf");
        Files.write(file, Stream.concat(lines.of(port).stream(),
                Stream.of("set_tcp_nodelay true", "persistence false", "user " + System.getProperty("user.name"),
                        "log_dest file " + folder.resolve("broker.log")))
                .toList());
        return new Mosquitto(port, file);
    }

    static Mosquitto ofFile(int port, Path file) throws Exception {
        return new Mosquitto(port, file);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() throws Exception {
        Path out = configuration.resolveSibling("out");
        process = new ProcessBuilder(program("mosquitto").orElseThrow().toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        Await.until("mosquitto listens", () -> {
            if (!process.isAlive()) {
                throw new AssertionError(Files.readString(out));
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** As a power cut does: nobody is told. */
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly()).join();
    }
}

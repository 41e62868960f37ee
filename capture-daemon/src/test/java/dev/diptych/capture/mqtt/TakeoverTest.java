package dev.diptych.capture.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker where another client takes the rig's place, and which says so (MQTT 5, section 3.14) or not; written by hand. */
class TakeoverTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, value = {"FAREWELL, CONNECTIONS OF A CLIENT, HOW",
        "E0028E00, 1, with properties", "E0018E, 1, reason code alone",
        "'', 3, without a word and before the subscription is answered"})
    void isToldOnceAndTheRigStaysAway(String farewell, int connectionsOfAClient, String how) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try {
                        Socket socket = server.accept();
                        connections.incrementAndGet();
                        Thread.ofVirtual().start(() -> serve(socket, HexFormat.of().parseHex(farewell)));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            try (Desk desk = new Desk(new FakeRig(), Desk.login(server.getLocalPort()), Desk.ANYBODY, folder)) {
                Await.until("both clients are told", () -> desk.told.stream()
                        .filter(each -> each.startsWith("W_SESSION_TAKEOVER"))
                        .count() == 2);
                assertEquals(2 * connectionsOfAClient, connections.get(), how);
            }
        }
    }

    private static void serve(Socket socket, byte[] farewell) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                int type = in.readUnsignedByte();
                byte[] packet = in.readNBytes(length(in));
                if (type == 0x10) {
                    out.write(new byte[]{0x20, 3, 0, 0, 0});
                } else if (type == 0x82) {
                    if (farewell.length == 0) {
                        return;
                    }
                    out.write(new byte[]{(byte) 0x90, 4, packet[0], packet[1], 0, 1});
                    out.write(farewell);
                }
            }
        } catch (IOException e) {
            // The rig has gone.
            return;
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int low = in.readUnsignedByte();
        return low < 0x80 ? low : low - 0x80 + 0x80 * in.readUnsignedByte();
    }
}

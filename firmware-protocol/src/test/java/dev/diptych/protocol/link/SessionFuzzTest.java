package dev.diptych.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.diptych.protocol.frame.Flow;
import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.message.Octets;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whatever a board answers, asking ends in time: with the reply to that very request, with none, or with a sentence. */
class SessionFuzzTest {
    private static final int BOOT = 7;
    private static final int REQUESTS = 3;

    /** A line whose answers come from the fuzzer, and a clock that moves when somebody waits. */
    private static final class FuzzedPort implements BytePort {
        private final byte[] data;
        private final List<byte[]> written = new ArrayList<>();
        private int at;
        private long nowNanos;

        FuzzedPort(byte[] data) {
            this.data = data;
        }

        private int next() {
            return at < data.length ? data[at++] & 0xff : 0;
        }

        @Override
        public String name() {
            return "/dev/ttyFUZZ";
        }

        @Override
        public long byteNanos() {
            return 0;
        }

        @Override
        public boolean write(byte[] bytes) {
            written.add(bytes);
            return next() != 255;
        }

        /** Silence, noise, or a frame: of the request's id or nearly, of its boot or nearly. */
        @Override
        public int read(byte[] into, long timeoutNanos) {
            int what = at < data.length ? next() : 0;
            nowNanos += (what & 3) == 0 ? timeoutNanos : 1_000_000;
            byte[] bytes = switch (what & 3) {
                case 0 -> new byte[0];
                case 1 -> take(next());
                default -> answer(what).toLine();
            };
            System.arraycopy(bytes, 0, into, 0, bytes.length);
            return what == 253 ? -1 : bytes.length;
        }

        private Frame answer(int what) {
            byte[] asked = written.getLast();
            Frame[] request = new Frame[1];
            new dev.diptych.protocol.frame.FrameScanner(new dev.diptych.protocol.frame.FrameScanner.Listener() {
                @Override
                public void frame(Frame frame) {
                    request[0] = frame;
                }

                @Override
                public void dropped(dev.diptych.protocol.frame.Verdict verdict) {
                    throw new AssertionError("The host sent " + verdict);
                }
            }).take(asked, asked.length);
            int id = request[0].requestId() + ((what & 4) == 0 ? 0 : next()) & 0xffff;
            int type = (what & 8) == 0 ? request[0].type() : next();
            int boot = (what & 16) == 0 ? BOOT : next();
            Flow flow = (what & 3) == 2 ? Flow.REPLY : Flow.EVENT;
            return new Frame(1, type, flow, id, boot, Octets.copyOf(take(Math.min(200, next()))));
        }

        private byte[] take(int most) {
            int to = Math.min(data.length, at + most);
            byte[] bytes = Arrays.copyOfRange(data, at, to);
            at = to;
            return bytes;
        }

        @Override
        public boolean sendBreak() {
            return true;
        }

        @Override
        public void close() {
        }
    }

    @FuzzTest
    void session(byte[] data) {
        FuzzedPort port = new FuzzedPort(data);
        Requests requests = new Requests(port, () -> port.nowNanos, event -> assertTrue(event.type() >= 64));
        byte[] status = new Request.Status().payload();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                int before = port.written.size();
                Optional<Answer> answer = requests.ask(Request.Status.TYPE, status, OptionalInt.of(BOOT),
                        Requests.TRIES_MILLIS);
                for (int again = before + 1; again < port.written.size(); again++) {
                    assertEquals(Arrays.toString(port.written.get(before)), Arrays.toString(port.written.get(again)));
                }
                answer.ifPresent(taken -> {
                    assertEquals(BOOT, taken.frame().boot());
                    assertEquals(Request.Status.TYPE, taken.frame().type());
                    Reply.decode(taken.frame().type(), taken.frame().payload().toBytes())
                            .ifPresent(reply -> assertEquals(Request.Status.TYPE, reply.type()));
                });
            }
        } catch (LinkException e) {
            assertTrue(String.valueOf(e.getMessage()).contains(port.name()));
        }
    }
}

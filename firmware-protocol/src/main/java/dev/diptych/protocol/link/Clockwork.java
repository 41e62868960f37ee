package dev.diptych.protocol.link;

import dev.diptych.protocol.frame.Frame;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Request;
import dev.diptych.protocol.time.BoardTime;
import dev.diptych.protocol.time.ClockEstimator;
import dev.diptych.protocol.time.Sync;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps the board's clock known by SYNC (PROTOCOL.md, section 3). For one thread; {@link #time} for any. */
final class Clockwork {
    static final long FIRST_NANOS = 50_000_000;

    /** When a port is opened: as many as that, and on until the clock is known, but a second and a half at most. */
    private static final int FIRST_SAMPLES = 8;
    private static final int MOST_FIRST_SAMPLES = 30;
    private static final long LATER_NANOS = 980_000_000;
    private static final int REPLY_BYTES = Frame.lineBytes(Reply.Sync.FIXED_BYTES);

    private final Requests requests;
    private final OptionalInt boot;
    private final String port;
    private final ClockEstimator estimator;
    private long byteNanos;
    private volatile BoardTime time;

    Clockwork(Requests requests, int boot, BytePort port, long ticksPerSecond) {
        this.requests = requests;
        this.boot = OptionalInt.of(boot);
        this.port = port.name();
        byteNanos = port.byteNanos();
        estimator = new ClockEstimator(ticksPerSecond);
        time = estimator.time();
    }

    BoardTime time() {
        return time;
    }

    /** @param taken so many when the port was opened */
    boolean wantsFirst(int taken) {
        return taken < FIRST_SAMPLES || (!time.isKnown() && taken < MOST_FIRST_SAMPLES);
    }

    /** From one sample to the next. */
    long intervalNanos() {
        return time.isKnown() ? LATER_NANOS : FIRST_NANOS;
    }

    /** Takes a sample. */
    void sync() throws LinkException {
        Optional<Answer> answer = requests.ask(Request.Sync.TYPE, new byte[0], boot, Requests.TRIES_MILLIS);
        Answer heard = answer.orElseThrow(() -> LinkSentences.lost(port));
        Optional<Reply> reply = Reply.decode(Request.Sync.TYPE, heard.frame().payload().toBytes());
        if (heard.repeated() || !(reply.orElse(null) instanceof Reply.Sync sync)) {
            return;
        }
        boolean possible = estimator.add(new Sync(heard.sentNanos(), heard.heardNanos(),
                byteNanos * heard.requestBytes(), byteNanos * REPLY_BYTES, (int) sync.receivedTicks(),
                (int) sync.repliedTicks()));
        if (!possible) {
            // A USB port that is no line in truth: all bounds were too small.
            byteNanos = 0;
            estimator.restart();
        }
        time = estimator.time();
    }
}

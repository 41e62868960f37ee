package dev.diptych.protocol.emulated;

import dev.diptych.protocol.link.BytePort;
import java.io.IOException;

/** An emulated board's pseudo-terminal, and beside it the breaks that such a one does not carry. */
record EmulatedLine(BytePort terminal, EmulatedBoard board) implements BytePort {
    @Override
    public String name() {
        return terminal.name();
    }

    @Override
    public long byteNanos() {
        return terminal.byteNanos();
    }

    @Override
    public boolean write(byte[] bytes) {
        return terminal.write(bytes);
    }

    @Override
    public int read(byte[] into, long timeoutNanos) {
        return terminal.read(into, timeoutNanos);
    }

    @Override
    public boolean sendBreak() {
        try {
            board.sendBreak();
            return true;
        } catch (IOException e) {
            // The program has ended.
            return false;
        }
    }

    @Override
    public void close() {
        terminal.close();
    }
}

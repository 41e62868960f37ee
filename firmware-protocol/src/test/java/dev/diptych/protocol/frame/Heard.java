package dev.diptych.protocol.frame;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a scanner says. */
final class Heard implements FrameScanner.Listener {
    final List<Verdict> verdicts = new ArrayList<>();
    final List<Frame> frames = new ArrayList<>();

    /** What a new scanner says of these bytes. */
    static Heard of(byte[] line) {
        Heard heard = new Heard();
        new FrameScanner(heard).take(line, line.length);
        return heard;
    }

    @Override
    public void frame(Frame frame) {
        verdicts.add(Verdict.FRAME);
        frames.add(frame);
    }

    @Override
    public void dropped(Verdict verdict) {
        verdicts.add(verdict);
    }
}

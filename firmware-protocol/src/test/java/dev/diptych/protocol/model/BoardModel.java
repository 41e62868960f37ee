package dev.diptych.protocol.model;

/**
 * A board in virtual ticks, from one start on. Takes received bytes, gives sent bytes and changes of outputs; processing
 * takes no time. At one tick: edges, guards, time-outs, a sample, and then what is received (PROTOCOL.md, section 8).
 */
final class BoardModel {
    /** Changes of outputs since they were last taken: ticks, output, level. */
    final Bytes changes;
    /** Frames since they were last taken. */
    final Bytes sent;

    final Machine machine;
    private final Commands commands;
    private final FrameReader reader;
    private final Sender sender;
    private final Witness witness;

    BoardModel(Facts facts, int boot, int resetCause, int firstTicks, long serial, Check check, Bytes changes,
            Bytes sent, Witness witness) {
        this.changes = changes;
        this.sent = sent;
        reader = new FrameReader(check);
        this.witness = witness;
        sender = new Sender(new FrameWriter(check), sent, boot);
        machine = new Machine(facts, Integer.toUnsignedLong(firstTicks), check, changes, sender);
        machine.start(resetCause);
        commands = new Commands(machine, sender, check, resetCause, serial);
    }

    int boot() {
        return sender.boot();
    }

    /** Takes bytes at the present tick. */
    void receive(byte[] from, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            Verdict verdict = reader.take(from[i]);
            if (verdict == Verdict.FRAME) {
                State before = machine.state;
                if (commands.act(reader.frame, reader.length)) {
                    witness.acted(before, reader.frame, sender.payload.data);
                }
                machine.settle();
            } else if (verdict != Verdict.UNFINISHED) {
                machine.countBadFrame();
            }
            witness.judged(verdict);
        }
    }

    void lineBreak() {
        reader.drop();
        machine.fault(Fault.BREAK, 0);
        machine.settle();
    }

    void stopInput(boolean open) {
        machine.stopInput(open);
        machine.settle();
    }

    void light(int value) {
        machine.sampler.light = value;
    }

    void advance(long ticks) {
        machine.advance(ticks);
    }
}

// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.Optional;

/** What the board says unasked. Unsigned numbers of 32 bits are longs from 0 to 4,294,967,295. */
public sealed interface Event {
    /** Its number in the schema. */
    int type();

    /** As it goes over the line. */
    byte[] payload();

    /** Empty if the schema has no such event, it has another length, or a number that no enum has. */
    static Optional<Event> decode(int type, byte[] payload) {
        return PayloadReader.decode(payload, in -> switch (type) {
            case FaultSet.TYPE -> FaultSet.read(in);
            case ShotOver.TYPE -> ShotOver.read(in);
            case Samples.TYPE -> Samples.read(in);
            default -> throw new UndecodableException();
        });
    }

    /** FAULT, event 64. */
    record FaultSet(Fault fault, int output, long ticks) implements Event {
        public static final int TYPE = 64;
        public static final int FIXED_BYTES = 6;

        public FaultSet {
            Unsigned.u8("output", output);
            Unsigned.u32("ticks", ticks);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(fault.number());
            out.u8(output);
            out.u32(ticks);
            return out.bytes();
        }

        static FaultSet read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new FaultSet(in.known(Fault.of(in.u8())), in.u8(), in.u32());
        }
    }

    /** SHOT_OVER, event 65. */
    record ShotOver(long shotId, Ending ending, int edgesLogged) implements Event {
        public static final int TYPE = 65;
        public static final int FIXED_BYTES = 6;

        public ShotOver {
            Unsigned.u32("shotId", shotId);
            Unsigned.u8("edgesLogged", edgesLogged);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u32(shotId);
            out.u8(ending.number());
            out.u8(edgesLogged);
            return out.bytes();
        }

        static ShotOver read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new ShotOver(in.u32(), in.known(Ending.of(in.u8())), in.u8());
        }
    }

    /** SAMPLES, event 66. */
    record Samples(long firstTicks, int periodTicks, int lost, Octets samples) implements Event {
        public static final int TYPE = 66;
        public static final int FIXED_BYTES = 8;

        public Samples {
            Unsigned.u32("firstTicks", firstTicks);
            Unsigned.u16("periodTicks", periodTicks);
            Unsigned.u16("lost", lost);
            Unsigned.count("samples", samples.size(), 192);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES + samples.size());
            out.u32(firstTicks);
            out.u16(periodTicks);
            out.u16(lost);
            out.octets(samples);
            return out.bytes();
        }

        static Samples read(PayloadReader in) {
            in.hasGroups(FIXED_BYTES, 1);
            return new Samples(in.u32(), in.u16(), in.u16(), in.octets());
        }
    }
}

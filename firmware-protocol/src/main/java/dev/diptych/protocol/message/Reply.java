// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.List;
import java.util.Optional;

/** What the board answers. Unsigned numbers of 32 bits are longs from 0 to 4,294,967,295. */
public sealed interface Reply {
    /** Its number in the schema, which is its request's. */
    int type();

    Result result();

    /** As it goes over the line. */
    byte[] payload();

    /** Empty if the schema has no such reply, it has another length, or a number that no enum has. */
    static Optional<Reply> decode(int type, byte[] payload) {
        if (Refused.isOne(payload)) {
            return PayloadReader.decode(payload, in -> new Refused(type, in.known(Result.of(in.u8()))));
        }
        return PayloadReader.decode(payload, in -> switch (type) {
            case Hello.TYPE -> Hello.read(in);
            case Identify.TYPE -> Identify.read(in);
            case Sync.TYPE -> Sync.read(in);
            case SetCaps.TYPE -> SetCaps.read(in);
            case Load.TYPE -> Load.read(in);
            case Arm.TYPE -> Arm.read(in);
            case Fire.TYPE -> Fire.read(in);
            case Abort.TYPE -> Abort.read(in);
            case Status.TYPE -> Status.read(in);
            case Heartbeat.TYPE -> Heartbeat.read(in);
            case Clear.TYPE -> Clear.read(in);
            case Edges.TYPE -> Edges.read(in);
            case Keep.TYPE -> Keep.read(in);
            case Release.TYPE -> Release.read(in);
            case Photodiode.TYPE -> Photodiode.read(in);
            default -> throw new UndecodableException();
        });
    }

    /** A request that the board did not look into: of another boot, unknown, or of a wrong length. */
    record Refused(int type, Result result) implements Reply {
        public Refused {
            if (!isRefusal(result)) {
                throw new IllegalArgumentException("A reply of " + result + " has all its fields.");
            }
            Unsigned.u8("type", type);
        }

        @Override
        public byte[] payload() {
            return new byte[]{(byte) result.number()};
        }

        private static boolean isRefusal(Result result) {
            return result == Result.UNKNOWN_TYPE || result == Result.BAD_LENGTH
                    || result == Result.STALE_BOOT;
        }

        private static boolean isOne(byte[] payload) {
            return payload.length == 1 && Result.of(payload[0]).filter(Refused::isRefusal).isPresent();
        }
    }

    /** HELLO, reply 1. */
    record Hello(Result result, int version, long schemaHash, long ticksPerSecond, State state, ResetCause resetCause,
            int edgesMax, int photodiode, int photodiodeMaxHz, List<Output> outputs) implements Reply {
        public static final int TYPE = 1;
        public static final int FIXED_BYTES = 16;
        public static final int GROUP_BYTES = 2;

        public Hello {
            Unsigned.u8("version", version);
            Unsigned.u32("schemaHash", schemaHash);
            Unsigned.u32("ticksPerSecond", ticksPerSecond);
            Unsigned.u8("edgesMax", edgesMax);
            Unsigned.u8("photodiode", photodiode);
            Unsigned.u16("photodiodeMaxHz", photodiodeMaxHz);
            outputs = List.copyOf(outputs);
            Unsigned.count("outputs", outputs.size(), 92);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES + GROUP_BYTES * outputs.size());
            out.u8(result.number());
            out.u8(version);
            out.u32(schemaHash);
            out.u32(ticksPerSecond);
            out.u8(state.number());
            out.u8(resetCause.number());
            out.u8(edgesMax);
            out.u8(photodiode);
            out.u16(photodiodeMaxHz);
            outputs.forEach(each -> each.write(out));
            return out.bytes();
        }

        static Hello read(PayloadReader in) {
            in.hasGroups(FIXED_BYTES, GROUP_BYTES);
            return new Hello(in.known(Result.of(in.u8())), in.u8(), in.u32(), in.u32(), in.known(State.of(in.u8())),
                    in.known(ResetCause.of(in.u8())), in.u8(), in.u8(), in.u16(), in.groups(Output::read));
        }

        /** One of the repeated groups of HELLO. */
        public record Output(Role role, Drive drive) {

            private void write(PayloadWriter out) {
                out.u8(role.number());
                out.u8(drive.number());
            }

            private static Output read(PayloadReader in) {
                return new Output(in.known(Role.of(in.u8())), in.known(Drive.of(in.u8())));
            }
        }
    }

    /** IDENTIFY, reply 2. */
    record Identify(Result result, BoardModel board, int firmwareMajor, int firmwareMinor, int firmwarePatch,
            long build, long serial) implements Reply {
        public static final int TYPE = 2;
        public static final int FIXED_BYTES = 18;

        public Identify {
            Unsigned.u8("firmwareMajor", firmwareMajor);
            Unsigned.u8("firmwareMinor", firmwareMinor);
            Unsigned.u8("firmwarePatch", firmwarePatch);
            Unsigned.u32("build", build);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u16(board.number());
            out.u8(firmwareMajor);
            out.u8(firmwareMinor);
            out.u8(firmwarePatch);
            out.u32(build);
            out.u64(serial);
            return out.bytes();
        }

        static Identify read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Identify(in.known(Result.of(in.u8())), in.known(BoardModel.of(in.u16())), in.u8(), in.u8(),
                    in.u8(), in.u32(), in.u64());
        }
    }

    /** SYNC, reply 3. */
    record Sync(Result result, long receivedTicks, long repliedTicks) implements Reply {
        public static final int TYPE = 3;
        public static final int FIXED_BYTES = 9;

        public Sync {
            Unsigned.u32("receivedTicks", receivedTicks);
            Unsigned.u32("repliedTicks", repliedTicks);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u32(receivedTicks);
            out.u32(repliedTicks);
            return out.bytes();
        }

        static Sync read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Sync(in.known(Result.of(in.u8())), in.u32(), in.u32());
        }
    }

    /** SET_CAPS, reply 4. */
    record SetCaps(Result result, int at, long capsCrc) implements Reply {
        public static final int TYPE = 4;
        public static final int FIXED_BYTES = 6;

        public SetCaps {
            Unsigned.u8("at", at);
            Unsigned.u32("capsCrc", capsCrc);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u8(at);
            out.u32(capsCrc);
            return out.bytes();
        }

        static SetCaps read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new SetCaps(in.known(Result.of(in.u8())), in.u8(), in.u32());
        }
    }

    /** LOAD, reply 5. */
    record Load(Result result, int at) implements Reply {
        public static final int TYPE = 5;
        public static final int FIXED_BYTES = 2;

        public Load {
            Unsigned.u8("at", at);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u8(at);
            return out.bytes();
        }

        static Load read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Load(in.known(Result.of(in.u8())), in.u8());
        }
    }

    /** ARM, reply 6. */
    record Arm(Result result) implements Reply {
        public static final int TYPE = 6;
        public static final int FIXED_BYTES = 1;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            return out.bytes();
        }

        static Arm read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Arm(in.known(Result.of(in.u8())));
        }
    }

    /** FIRE, reply 7. */
    record Fire(Result result, long nowTicks) implements Reply {
        public static final int TYPE = 7;
        public static final int FIXED_BYTES = 5;

        public Fire {
            Unsigned.u32("nowTicks", nowTicks);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u32(nowTicks);
            return out.bytes();
        }

        static Fire read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Fire(in.known(Result.of(in.u8())), in.u32());
        }
    }

    /** ABORT, reply 8. */
    record Abort(Result result) implements Reply {
        public static final int TYPE = 8;
        public static final int FIXED_BYTES = 1;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            return out.bytes();
        }

        static Abort read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Abort(in.known(Result.of(in.u8())));
        }
    }

    /** STATUS, reply 9. */
    record Status(Result result, State state, Fault fault, int faultOutput, long faultTicks, long outputsAway,
            long capsCrc, long timelineCrc, long shotId, Ending ending, int edgesLogged, int worstLateTicks,
            int framesBad, int bytesLost, int replays, int stackFreeBytes) implements Reply {
        public static final int TYPE = 9;
        public static final int FIXED_BYTES = 36;

        public Status {
            Unsigned.u8("faultOutput", faultOutput);
            Unsigned.u32("faultTicks", faultTicks);
            Unsigned.u32("outputsAway", outputsAway);
            Unsigned.u32("capsCrc", capsCrc);
            Unsigned.u32("timelineCrc", timelineCrc);
            Unsigned.u32("shotId", shotId);
            Unsigned.u8("edgesLogged", edgesLogged);
            Unsigned.u16("worstLateTicks", worstLateTicks);
            Unsigned.u16("framesBad", framesBad);
            Unsigned.u16("bytesLost", bytesLost);
            Unsigned.u16("replays", replays);
            Unsigned.u16("stackFreeBytes", stackFreeBytes);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u8(state.number());
            out.u8(fault.number());
            out.u8(faultOutput);
            out.u32(faultTicks);
            out.u32(outputsAway);
            out.u32(capsCrc);
            out.u32(timelineCrc);
            out.u32(shotId);
            out.u8(ending.number());
            out.u8(edgesLogged);
            out.u16(worstLateTicks);
            out.u16(framesBad);
            out.u16(bytesLost);
            out.u16(replays);
            out.u16(stackFreeBytes);
            return out.bytes();
        }

        static Status read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Status(in.known(Result.of(in.u8())), in.known(State.of(in.u8())), in.known(Fault.of(in.u8())),
                    in.u8(), in.u32(), in.u32(), in.u32(), in.u32(), in.u32(), in.known(Ending.of(in.u8())), in.u8(),
                    in.u16(), in.u16(), in.u16(), in.u16(), in.u16());
        }
    }

    /** HEARTBEAT, reply 10. */
    record Heartbeat(Result result, State state, Fault fault) implements Reply {
        public static final int TYPE = 10;
        public static final int FIXED_BYTES = 3;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u8(state.number());
            out.u8(fault.number());
            return out.bytes();
        }

        static Heartbeat read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Heartbeat(in.known(Result.of(in.u8())), in.known(State.of(in.u8())),
                    in.known(Fault.of(in.u8())));
        }
    }

    /** CLEAR, reply 11. */
    record Clear(Result result) implements Reply {
        public static final int TYPE = 11;
        public static final int FIXED_BYTES = 1;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            return out.bytes();
        }

        static Clear read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Clear(in.known(Result.of(in.u8())));
        }
    }

    /** EDGES, reply 12. */
    record Edges(Result result, Ending ending, int total, int first, List<Edge> edges) implements Reply {
        public static final int TYPE = 12;
        public static final int FIXED_BYTES = 4;
        public static final int GROUP_BYTES = 6;

        public Edges {
            Unsigned.u8("total", total);
            Unsigned.u8("first", first);
            edges = List.copyOf(edges);
            Unsigned.count("edges", edges.size(), 32);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES + GROUP_BYTES * edges.size());
            out.u8(result.number());
            out.u8(ending.number());
            out.u8(total);
            out.u8(first);
            edges.forEach(each -> each.write(out));
            return out.bytes();
        }

        static Edges read(PayloadReader in) {
            in.hasGroups(FIXED_BYTES, GROUP_BYTES);
            return new Edges(in.known(Result.of(in.u8())), in.known(Ending.of(in.u8())), in.u8(), in.u8(),
                    in.groups(Edge::read));
        }

        /** One of the repeated groups of EDGES. */
        public record Edge(long ticks, int output, int level) {
            public Edge {
                Unsigned.u32("ticks", ticks);
                Unsigned.u8("output", output);
                Unsigned.u8("level", level);
            }

            private void write(PayloadWriter out) {
                out.u32(ticks);
                out.u8(output);
                out.u8(level);
            }

            private static Edge read(PayloadReader in) {
                return new Edge(in.u32(), in.u8(), in.u8());
            }
        }
    }

    /** KEEP, reply 13. */
    record Keep(Result result, long untilTicks) implements Reply {
        public static final int TYPE = 13;
        public static final int FIXED_BYTES = 5;

        public Keep {
            Unsigned.u32("untilTicks", untilTicks);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u32(untilTicks);
            return out.bytes();
        }

        static Keep read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Keep(in.known(Result.of(in.u8())), in.u32());
        }
    }

    /** RELEASE, reply 14. */
    record Release(Result result) implements Reply {
        public static final int TYPE = 14;
        public static final int FIXED_BYTES = 1;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            return out.bytes();
        }

        static Release read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Release(in.known(Result.of(in.u8())));
        }
    }

    /** PHOTODIODE, reply 15. */
    record Photodiode(Result result, int periodTicks) implements Reply {
        public static final int TYPE = 15;
        public static final int FIXED_BYTES = 3;

        public Photodiode {
            Unsigned.u16("periodTicks", periodTicks);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(result.number());
            out.u16(periodTicks);
            return out.bytes();
        }

        static Photodiode read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Photodiode(in.known(Result.of(in.u8())), in.u16());
        }
    }
}

// Made from schema/riglink.schema; SchemaFilesTest says how.
package dev.diptych.protocol.message;

import java.util.List;
import java.util.Optional;

/**
 * What the host asks. Unsigned numbers of 32 bits are longs from 0 to 4,294,967,295.
 *
 * @param <R> what it is answered with, unless it is refused before it is understood
 */
public sealed interface Request<R extends Reply> {
    /** Its number in the schema. */
    int type();

    /** What it is answered with. */
    Class<R> replyClass();

    /** As it goes over the line. */
    byte[] payload();

    /** Empty if the schema has no such request, it has another length, or a number that no enum has. */
    static Optional<Request<?>> decode(int type, byte[] payload) {
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

    /** HELLO, request 1. */
    record Hello(int firstVersion, int lastVersion, long schemaHash) implements Request<Reply.Hello> {
        public static final int TYPE = 1;
        public static final int FIXED_BYTES = 6;

        public Hello {
            Unsigned.u8("firstVersion", firstVersion);
            Unsigned.u8("lastVersion", lastVersion);
            Unsigned.u32("schemaHash", schemaHash);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Hello> replyClass() {
            return Reply.Hello.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(firstVersion);
            out.u8(lastVersion);
            out.u32(schemaHash);
            return out.bytes();
        }

        static Hello read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Hello(in.u8(), in.u8(), in.u32());
        }
    }

    /** IDENTIFY, request 2. */
    record Identify() implements Request<Reply.Identify> {
        public static final int TYPE = 2;
        public static final int FIXED_BYTES = 0;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Identify> replyClass() {
            return Reply.Identify.class;
        }

        @Override
        public byte[] payload() {
            return new byte[0];
        }

        static Identify read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Identify();
        }
    }

    /** SYNC, request 3. */
    record Sync() implements Request<Reply.Sync> {
        public static final int TYPE = 3;
        public static final int FIXED_BYTES = 0;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Sync> replyClass() {
            return Reply.Sync.class;
        }

        @Override
        public byte[] payload() {
            return new byte[0];
        }

        static Sync read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Sync();
        }
    }

    /** SET_CAPS, request 4. */
    record SetCaps(List<Cap> caps) implements Request<Reply.SetCaps> {
        public static final int TYPE = 4;
        public static final int FIXED_BYTES = 0;
        public static final int GROUP_BYTES = 11;

        public SetCaps {

            caps = List.copyOf(caps);
            Unsigned.count("caps", caps.size(), 18);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.SetCaps> replyClass() {
            return Reply.SetCaps.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES + GROUP_BYTES * caps.size());

            caps.forEach(each -> each.write(out));
            return out.bytes();
        }

        static SetCaps read(PayloadReader in) {
            in.hasGroups(FIXED_BYTES, GROUP_BYTES);
            return new SetCaps(in.groups(Cap::read));
        }

        /** One of the repeated groups of SET_CAPS. */
        public record Cap(int output, Role role, long awayMaxUs, int dutyPermille, int dmxSlot, int restLevel) {
            public Cap {
                Unsigned.u8("output", output);
                Unsigned.u32("awayMaxUs", awayMaxUs);
                Unsigned.u16("dutyPermille", dutyPermille);
                Unsigned.u16("dmxSlot", dmxSlot);
                Unsigned.u8("restLevel", restLevel);
            }

            private void write(PayloadWriter out) {
                out.u8(output);
                out.u8(role.number());
                out.u32(awayMaxUs);
                out.u16(dutyPermille);
                out.u16(dmxSlot);
                out.u8(restLevel);
            }

            private static Cap read(PayloadReader in) {
                return new Cap(in.u8(), in.known(Role.of(in.u8())), in.u32(), in.u16(), in.u16(), in.u8());
            }
        }
    }

    /** LOAD, request 5. */
    record Load(Kind kind, int first, int total, long timelineCrc, List<Edge> edges) implements Request<Reply.Load> {
        public static final int TYPE = 5;
        public static final int FIXED_BYTES = 7;
        public static final int GROUP_BYTES = 6;

        public Load {
            Unsigned.u8("first", first);
            Unsigned.u8("total", total);
            Unsigned.u32("timelineCrc", timelineCrc);
            edges = List.copyOf(edges);
            Unsigned.count("edges", edges.size(), 32);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Load> replyClass() {
            return Reply.Load.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES + GROUP_BYTES * edges.size());
            out.u8(kind.number());
            out.u8(first);
            out.u8(total);
            out.u32(timelineCrc);
            edges.forEach(each -> each.write(out));
            return out.bytes();
        }

        static Load read(PayloadReader in) {
            in.hasGroups(FIXED_BYTES, GROUP_BYTES);
            return new Load(in.known(Kind.of(in.u8())), in.u8(), in.u8(), in.u32(), in.groups(Edge::read));
        }

        /** One of the repeated groups of LOAD. */
        public record Edge(long offsetTicks, int output, int level) {
            public Edge {
                Unsigned.u32("offsetTicks", offsetTicks);
                Unsigned.u8("output", output);
                Unsigned.u8("level", level);
            }

            private void write(PayloadWriter out) {
                out.u32(offsetTicks);
                out.u8(output);
                out.u8(level);
            }

            private static Edge read(PayloadReader in) {
                return new Edge(in.u32(), in.u8(), in.u8());
            }
        }
    }

    /** ARM, request 6. */
    record Arm(long timelineCrc, long capsCrc, long shotId) implements Request<Reply.Arm> {
        public static final int TYPE = 6;
        public static final int FIXED_BYTES = 12;

        public Arm {
            Unsigned.u32("timelineCrc", timelineCrc);
            Unsigned.u32("capsCrc", capsCrc);
            Unsigned.u32("shotId", shotId);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Arm> replyClass() {
            return Reply.Arm.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u32(timelineCrc);
            out.u32(capsCrc);
            out.u32(shotId);
            return out.bytes();
        }

        static Arm read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Arm(in.u32(), in.u32(), in.u32());
        }
    }

    /** FIRE, request 7. */
    record Fire(long shotId, long startTicks) implements Request<Reply.Fire> {
        public static final int TYPE = 7;
        public static final int FIXED_BYTES = 8;

        public Fire {
            Unsigned.u32("shotId", shotId);
            Unsigned.u32("startTicks", startTicks);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Fire> replyClass() {
            return Reply.Fire.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u32(shotId);
            out.u32(startTicks);
            return out.bytes();
        }

        static Fire read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Fire(in.u32(), in.u32());
        }
    }

    /** ABORT, request 8. */
    record Abort() implements Request<Reply.Abort> {
        public static final int TYPE = 8;
        public static final int FIXED_BYTES = 0;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Abort> replyClass() {
            return Reply.Abort.class;
        }

        @Override
        public byte[] payload() {
            return new byte[0];
        }

        static Abort read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Abort();
        }
    }

    /** STATUS, request 9. */
    record Status() implements Request<Reply.Status> {
        public static final int TYPE = 9;
        public static final int FIXED_BYTES = 0;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Status> replyClass() {
            return Reply.Status.class;
        }

        @Override
        public byte[] payload() {
            return new byte[0];
        }

        static Status read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Status();
        }
    }

    /** HEARTBEAT, request 10. */
    record Heartbeat(int count) implements Request<Reply.Heartbeat> {
        public static final int TYPE = 10;
        public static final int FIXED_BYTES = 2;

        public Heartbeat {
            Unsigned.u16("count", count);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Heartbeat> replyClass() {
            return Reply.Heartbeat.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u16(count);
            return out.bytes();
        }

        static Heartbeat read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Heartbeat(in.u16());
        }
    }

    /** CLEAR, request 11. */
    record Clear(Fault fault) implements Request<Reply.Clear> {
        public static final int TYPE = 11;
        public static final int FIXED_BYTES = 1;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Clear> replyClass() {
            return Reply.Clear.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u8(fault.number());
            return out.bytes();
        }

        static Clear read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Clear(in.known(Fault.of(in.u8())));
        }
    }

    /** EDGES, request 12. */
    record Edges(long shotId, int first) implements Request<Reply.Edges> {
        public static final int TYPE = 12;
        public static final int FIXED_BYTES = 5;

        public Edges {
            Unsigned.u32("shotId", shotId);
            Unsigned.u8("first", first);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Edges> replyClass() {
            return Reply.Edges.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u32(shotId);
            out.u8(first);
            return out.bytes();
        }

        static Edges read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Edges(in.u32(), in.u8());
        }
    }

    /** KEEP, request 13. */
    record Keep(long shotId, long forUs) implements Request<Reply.Keep> {
        public static final int TYPE = 13;
        public static final int FIXED_BYTES = 8;

        public Keep {
            Unsigned.u32("shotId", shotId);
            Unsigned.u32("forUs", forUs);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Keep> replyClass() {
            return Reply.Keep.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u32(shotId);
            out.u32(forUs);
            return out.bytes();
        }

        static Keep read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Keep(in.u32(), in.u32());
        }
    }

    /** RELEASE, request 14. */
    record Release(long shotId) implements Request<Reply.Release> {
        public static final int TYPE = 14;
        public static final int FIXED_BYTES = 4;

        public Release {
            Unsigned.u32("shotId", shotId);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Release> replyClass() {
            return Reply.Release.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u32(shotId);
            return out.bytes();
        }

        static Release read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Release(in.u32());
        }
    }

    /** PHOTODIODE, request 15. */
    record Photodiode(int hz) implements Request<Reply.Photodiode> {
        public static final int TYPE = 15;
        public static final int FIXED_BYTES = 2;

        public Photodiode {
            Unsigned.u16("hz", hz);
        }

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public Class<Reply.Photodiode> replyClass() {
            return Reply.Photodiode.class;
        }

        @Override
        public byte[] payload() {
            PayloadWriter out = new PayloadWriter(FIXED_BYTES);
            out.u16(hz);
            return out.bytes();
        }

        static Photodiode read(PayloadReader in) {
            in.has(FIXED_BYTES);
            return new Photodiode(in.u16());
        }
    }
}

package dev.diptych.protocol.schema;

import java.util.List;
import java.util.stream.Collectors;

/** All messages that go one way, as a Java source. */
final class MessagesText {
    private static final String HEAD = """
            // Made from schema/riglink.schema; SchemaFilesTest says how.
            package dev.diptych.protocol.message;

            import java.util.List;
            import java.util.Optional;

            """;

    private MessagesText() {
    }

    static String requests(Schema schema) {
        return HEAD + """
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
                            CASES
                            default -> throw new UndecodableException();
                        });
                    }

                """.replace("CASES", cases(schema.messages("request"))) + records(schema, "request") + "}\n";
    }

    static String replies(Schema schema) {
        return HEAD + """
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
                            CASES
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
                            return new byte[] { (byte) result.number() };
                        }

                        private static boolean isRefusal(Result result) {
                            return result == Result.UNKNOWN_TYPE || result == Result.BAD_LENGTH
                                    || result == Result.STALE_BOOT;
                        }

                        private static boolean isOne(byte[] payload) {
                            return payload.length == 1 && Result.of(payload[0]).filter(Refused::isRefusal).isPresent();
                        }
                    }

                """.replace("CASES", cases(schema.messages("reply"))) + records(schema, "reply") + "}\n";
    }

    static String events(Schema schema) {
        return HEAD.replace("import java.util.List;\n", "") + """
                /** What the board says unasked. Unsigned numbers of 32 bits are longs from 0 to 4,294,967,295. */
                public sealed interface Event {
                    /** Its number in the schema. */
                    int type();

                    /** As it goes over the line. */
                    byte[] payload();

                    /** Empty if the schema has no such event, it has another length, or a number that no enum has. */
                    static Optional<Event> decode(int type, byte[] payload) {
                        return PayloadReader.decode(payload, in -> switch (type) {
                            CASES
                            default -> throw new UndecodableException();
                        });
                    }

                """.replace("CASES", cases(schema.messages("event"))) + records(schema, "event") + "}\n";
    }

    private static String cases(List<Message> messages) {
        return messages.stream()
                .map(message -> "case %1$s.TYPE -> %1$s.read(in);".formatted(Names.record(message)))
                .collect(Collectors.joining("\n"));
    }

    private static String records(Schema schema, String way) {
        long payloadMaxBytes = schema.constants().getOrDefault("PAYLOAD_MAX_BYTES", 0L);
        return schema.messages(way)
                .stream()
                .map(message -> RecordText.of(message, payloadMaxBytes))
                .collect(Collectors.joining("\n"));
    }
}

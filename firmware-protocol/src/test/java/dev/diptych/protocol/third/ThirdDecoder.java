package dev.diptych.protocol.third;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decodes what goes over a RigLink line, as the vectors write it. */
final class ThirdDecoder {
    /** The verdicts on some bytes, and the values of their frames. */
    record Decoded(String verdicts, String values) {}

    private record Field(String type, String name) {}

    /** A message's fields, and those of its repeated group, which may be empty. */
    private record Message(String name, List<Field> fields, List<Field> group) {}

    private static final int REFUSED_LAST = 3;
    private static final List<String> WAYS = List.of("request", "reply", "event");

    private final Map<String, Integer> sizes = new HashMap<>(Map.of("u8", 1, "u16", 2, "u32", 4, "u64", 8));
    private final Map<String, Map<Long, String>> enums = new HashMap<>();
    private final Map<String, Message> messages = new HashMap<>();
    private final byte[] hash;

    ThirdDecoder(Path schema) throws IOException {
        StringBuilder text = new StringBuilder();
        String enumName = "";
        List<Field> into = List.of();
        Message message = new Message("", List.of(), List.of());
        for (String line : Files.readAllLines(schema)) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words[0].isEmpty()) {
                continue;
            }
            text.append(String.join(" ", words)).append('\n');
            boolean inside = line.startsWith(" ");
            if (words[0].equals("enum")) {
                enumName = words[1];
                enums.put(enumName, new HashMap<>());
                sizes.put(enumName, size(words[2]));
            } else if (WAYS.contains(words[0])) {
                enumName = "";
                message = new Message(words[2], new ArrayList<>(), new ArrayList<>());
                into = message.fields;
                messages.put(words[0] + " " + words[1], message);
            } else if (inside && !enumName.isEmpty()) {
                enums.getOrDefault(enumName, new HashMap<>()).put(Long.parseLong(words[1]), words[0]);
            } else if (words[0].equals("repeat")) {
                into = message.group;
            } else if (inside) {
                into.add(new Field(words[0], words[1]));
            }
        }
        hash = little(crc(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** What a new receiver makes of these bytes. */
    Decoded decode(byte[] line) {
        List<String> verdicts = new ArrayList<>();
        List<String> values = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (byte one : line) {
            if (one != 0) {
                piece.write(one);
            } else if (piece.size() > 0) {
                byte[] frame = uncobs(piece.toByteArray()).orElse(new byte[0]);
                String verdict = verdict(piece.toByteArray(), frame);
                verdicts.add(verdict);
                if (verdict.equals("FRAME")) {
                    values.add(values(frame));
                }
                piece.reset();
            }
        }
        return new Decoded(String.join(" ", verdicts), String.join(" | ", values));
    }

    private String verdict(byte[] encoded, byte[] frame) {
        if (encoded.length > 215) {
            return "TOO_LONG";
        }
        if (uncobs(encoded).isEmpty()) {
            return "BAD_COBS";
        }
        if (frame.length < 14) {
            return "TOO_SHORT";
        }
        if ((frame[9] & 0xff) > 200 || (frame[9] & 0xff) != frame.length - 14) {
            return "BAD_LENGTH";
        }
        boolean first = frame[1] == 1 || frame[1] == 2;
        ByteArrayOutputStream checked = new ByteArrayOutputStream();
        checked.writeBytes(first ? new byte[4] : hash);
        checked.write(frame, 0, frame.length - 4);
        if (crc(checked.toByteArray()) != number(frame, frame.length - 4, 4)) {
            return "BAD_CHECK";
        }
        if (frame[0] != 1 && !first) {
            return "BAD_VERSION";
        }
        return frame[2] < 0 || frame[2] > 2 ? "BAD_FLAGS" : "FRAME";
    }

    private String values(byte[] frame) {
        String way = WAYS.get(frame[2]);
        int type = frame[1] & 0xff;
        Optional<Message> message = Optional.ofNullable(messages.get(way + " " + type));
        byte[] payload = Arrays.copyOfRange(frame, 10, frame.length - 4);
        return way + " " + message.map(Message::name).orElse("" + type) + " version " + (frame[0] & 0xff) + " id "
                + number(frame, 3, 2) + " boot " + number(frame, 5, 4)
                + message.flatMap(known -> fields(known, way, payload))
                        .orElse(" payload " + HexFormat.of().formatHex(payload));
    }

    private Optional<String> fields(Message message, String way, byte[] payload) {
        if (way.equals("reply") && payload.length == 1 && payload[0] >= 1 && payload[0] <= REFUSED_LAST) {
            return group(message.fields.subList(0, 1), payload, 0).map(result -> " refused" + result);
        }
        Optional<String> text = group(message.fields, payload, 0);
        int at = bytes(message.fields);
        int step = bytes(message.group);
        for (; step > 0 && at < payload.length && text.isPresent(); at += step) {
            Optional<String> next = group(message.group, payload, at);
            text = text.flatMap(before -> next.map(more -> before + " ;" + more));
        }
        return at == payload.length ? text : Optional.empty();
    }

    private Optional<String> group(List<Field> fields, byte[] payload, int from) {
        StringBuilder text = new StringBuilder();
        int at = from;
        for (Field field : fields) {
            int size = size(field.type);
            if (at + size > payload.length) {
                return Optional.empty();
            }
            long number = number(payload, at, size);
            Map<Long, String> names = enums.get(field.type);
            if (names != null && !names.containsKey(number)) {
                return Optional.empty();
            }
            text.append(' ')
                    .append(field.name)
                    .append(' ')
                    .append(names == null ? Long.toUnsignedString(number) : names.get(number));
            at += size;
        }
        return Optional.of(text.toString());
    }

    private int bytes(List<Field> fields) {
        return fields.stream().mapToInt(field -> size(field.type)).sum();
    }

    private int size(String type) {
        return sizes.getOrDefault(type, 0);
    }

    private static Optional<byte[]> uncobs(byte[] encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < encoded.length;) {
            int piece = encoded[at] & 0xff;
            if (piece == 0xff || at + piece > encoded.length) {
                return Optional.empty();
            }
            out.write(encoded, at + 1, piece - 1);
            at += piece;
            if (at < encoded.length) {
                out.write(0);
            }
        }
        return Optional.of(out.toByteArray());
    }

    /** CRC-32C, bit by bit. */
    private static long crc(byte[] bytes) {
        long crc = 0xFFFFFFFFL;
        for (byte one : bytes) {
            crc ^= one & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                // 1EDC6F41 reflected.
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82F63B78L;
            }
        }
        return crc ^ 0xFFFFFFFFL;
    }

    private static byte[] little(long number) {
        return new byte[]{(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
    }

    private static long number(byte[] from, int at, int size) {
        BigInteger number = BigInteger.ZERO;
        for (int i = size - 1; i >= 0; i--) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(from[at + i] & 0xff));
        }
        return number.longValue();
    }
}

package dev.diptych.protocol.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message as a Java record. */
final class RecordText {
    private final Message message;
    private final String name;
    private final boolean repeats;
    private final boolean octets;

    private RecordText(Message message) {
        this.message = message;
        name = Names.record(message);
        repeats = !message.group().isEmpty();
        octets = message.group().size() == 1 && message.groupBytes() == 1;
    }

    static String of(Message message, long payloadMaxBytes) {
        return new RecordText(message).text(payloadMaxBytes);
    }

    private String text(long payloadMaxBytes) {
        List<String> body = new ArrayList<>();
        body.add("public static final int TYPE = %d;".formatted(message.number()) + sizes());
        checks(payloadMaxBytes).ifPresent(body::add);
        body.add("@Override public int type() { return TYPE; }");
        if (message.way().equals("request")) {
            body.add("@Override public Class<Reply.%1$s> replyClass() { return Reply.%1$s.class; }".formatted(name));
        }
        body.add(payload());
        body.add("static %s read(PayloadReader in) { %s return new %s(%s); }".formatted(name, fits(), name,
                arguments()));
        if (repeats && !octets) {
            body.add(group());
        }
        return "/** %s, %s %d. */\nrecord %s(%s) implements %s {\n%s\n}\n".formatted(message.name(), message.way(),
                message.number(), name, components(), implemented(), String.join("\n\n", body));
    }

    private String sizes() {
        String fixed = "\npublic static final int FIXED_BYTES = %d;".formatted(message.fixedBytes());
        return repeats && !octets
                ? fixed + "\npublic static final int GROUP_BYTES = %d;".formatted(message.groupBytes())
                : fixed;
    }

    private String implemented() {
        return switch (message.way()) {
            case "request" -> "Request<Reply." + name + ">";
            case "reply" -> "Reply";
            default -> "Event";
        };
    }

    private static Stream<String> components(List<Field> fields) {
        return fields.stream().map(field -> field.javaType() + " " + field.javaName());
    }

    private String components() {
        Stream<String> last = !repeats
                ? Stream.of()
                : Stream.of((octets ? "Octets" : "List<" + Names.group(message) + ">") + " " + Names.groups(message));
        return Stream.concat(components(message.fields()), last).collect(Collectors.joining(", "));
    }

    private static String checks(List<Field> fields) {
        return fields.stream()
                .filter(field -> !field.isEnum() && field.bytes() < 8)
                .map(field -> "Unsigned.%s(\"%s\", %s);".formatted(field.width(), field.javaName(), field.javaName()))
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> checks(long payloadMaxBytes) {
        String checks = checks(message.fields());
        if (repeats) {
            String groups = Names.groups(message);
            checks += octets ? "" : "\n%1$s = List.copyOf(%1$s);".formatted(groups);
            checks += "\nUnsigned.count(\"%1$s\", %1$s.size(), %2$d);".formatted(groups,
                    (payloadMaxBytes - message.fixedBytes()) / message.groupBytes());
        }
        return checks.isEmpty()
                ? Optional.empty()
                : Optional.of("public %s {\n%s\n}".formatted(name, checks));
    }

    private static String writes(List<Field> fields) {
        return fields.stream()
                .map(field -> "out.%s(%s);".formatted(field.width(),
                        field.javaName() + (field.isEnum() ? ".number()" : "")))
                .collect(Collectors.joining("\n"));
    }

    private String payload() {
        String size = "FIXED_BYTES";
        String last = "";
        if (repeats) {
            String groups = Names.groups(message);
            size += octets
                    ? " + %s.size()".formatted(groups)
                    : " + GROUP_BYTES * %s.size()".formatted(groups);
            last = octets
                    ? "\nout.octets(%s);".formatted(groups)
                    : "\n%s.forEach(each -> each.write(out));".formatted(groups);
        }
        if (message.fields().isEmpty() && !repeats) {
            return "@Override public byte[] payload() { return new byte[0]; }";
        }
        return "@Override public byte[] payload() { PayloadWriter out = new PayloadWriter(%s);\n%s%s\nreturn out.bytes(); }"
                .formatted(size, writes(message.fields()), last);
    }

    private String fits() {
        return repeats
                ? "in.hasGroups(FIXED_BYTES, %s);".formatted(octets ? "1" : "GROUP_BYTES")
                : "in.has(FIXED_BYTES);";
    }

    private static Stream<String> arguments(List<Field> fields) {
        return fields.stream()
                .map(field -> field.isEnum()
                        ? "in.known(%s.of(in.%s()))".formatted(field.javaType(), field.width())
                        : "in.%s()".formatted(field.width()));
    }

    private String arguments() {
        Stream<String> last = !repeats
                ? Stream.of()
                : Stream.of(octets ? "in.octets()" : "in.groups(%s::read)".formatted(Names.group(message)));
        return Stream.concat(arguments(message.fields()), last).collect(Collectors.joining(", "));
    }

    private String group() {
        List<Field> fields = message.group();
        String checks = checks(fields);
        String group = Names.group(message);
        return """
                /** One of the repeated groups of %s. */
                public record %s(%s) {
                %s
                private void write(PayloadWriter out) { %s }

                private static %s read(PayloadReader in) { return new %s(%s); }
                }""".formatted(message.name(), group, components(fields).collect(Collectors.joining(", ")),
                checks.isEmpty() ? "" : "public %s {\n%s\n}\n".formatted(group, checks), writes(fields), group, group,
                arguments(fields).collect(Collectors.joining(", ")));
    }
}

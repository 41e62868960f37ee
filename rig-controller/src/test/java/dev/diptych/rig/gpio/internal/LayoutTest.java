package dev.diptych.rig.gpio.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Byte for byte what the C compiler makes of the kernel's own header. */
class LayoutTest {
    private static final Path SOURCE = Path.of("src/test/native/gpio_layout.c");
    private static final Map<String, String> C = new HashMap<>();

    private static final ChipInfo CHIP = new ChipInfo("gpiochip4", "pinctrl-rp1", 54);
    private static final LineInfo LINE = new LineInfo("GPIO17", "a consumer with a name of 31 by", 17,
            EnumSet.of(LineFlag.USED, LineFlag.OUTPUT, LineFlag.ACTIVE_LOW));
    private static final LineRequest REQUEST = new LineRequest(List.of(17, 0x0a0b0c0d, 3), "diptych",
            LineConfig.of(List.of(EnumSet.of(LineFlag.OUTPUT), EnumSet.of(LineFlag.OUTPUT, LineFlag.BIAS_PULL_DOWN),
                    EnumSet.of(LineFlag.OUTPUT, LineFlag.BIAS_PULL_DOWN))).withOutputValues(0b101, 3),
            0x201);
    private static final LineValues VALUES = new LineValues(0x8102030405060708L, 0xf1f2f3f4f5f6f7f8L);
    private static final List<LineEvent> EVENTS = List.of(new LineEvent(0x0102030405060708L, true, 17, 1001, 77),
            new LineEvent(0x0102030405060709L, false, 22, 1002, 5));

    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(onPath("gcc"), "Left out: gcc is not installed (sudo apt install gcc libc6-dev).");
        assumeTrue(Files.exists(Path.of("/usr/include/linux/gpio.h")),
                "Left out: <linux/gpio.h> is not installed (sudo apt install linux-libc-dev).");
        Path program = folder.resolve("gpio_layout");
        run(folder, "gcc", "-o", program.toString(), SOURCE.toString());
        run(folder, program.toString()).lines().forEach(line -> {
            int value = line.lastIndexOf(' ');
            C.put(line.substring(0, value), line.substring(value + 1));
        });
    }

    @ParameterizedTest
    @EnumSource
    void callsAreNumberedAsInTheHeader(GpioCall call) {
        assertEquals(C.get(call.name()), String.valueOf(call.request()));
    }

    @ParameterizedTest
    @EnumSource
    void flagsAreThoseOfTheHeader(LineFlag flag) {
        assertEquals(C.get("GPIO_V2_LINE_FLAG_" + flag), String.valueOf(LineFlag.bitsOf(EnumSet.of(flag))));
    }

    @Test
    void structuresAreAsLargeAsTheHeaders() {
        assertEquals(C.get("sizeof(gpiochip_info)"), String.valueOf(ChipInfo.SIZE));
        assertEquals(C.get("sizeof(gpio_v2_line_info)"), String.valueOf(LineInfo.SIZE));
        assertEquals(C.get("sizeof(gpio_v2_line_request)"), String.valueOf(LineRequest.SIZE));
        assertEquals(C.get("sizeof(gpio_v2_line_values)"), String.valueOf(LineValues.SIZE));
        assertEquals(C.get("sizeof(gpio_v2_line_event)"), String.valueOf(LineEvent.SIZE));
        assertEquals(C.get("gpio_v2_line_request.fd"), String.valueOf(LineRequest.FD));
        assertEquals(C.get("GPIO_V2_LINES_MAX"), String.valueOf(LineRequest.MAX_LINES));
    }

    @Test
    void chip() {
        ByteBuffer buffer = ChipInfo.allocate();
        CHIP.encode(buffer);
        assertEquals(C.get("chip"), hex(buffer));
        assertEquals(CHIP, ChipInfo.decode(fromC("chip")));
    }

    @Test
    void line() {
        ByteBuffer buffer = LineInfo.ask(0);
        LINE.encode(buffer);
        assertEquals(C.get("line"), hex(buffer));
        assertEquals(LINE, LineInfo.decode(fromC("line")));
        assertEquals(C.get("ask"), hex(LineInfo.ask(0x01020304)));
    }

    @Test
    void request() {
        assertEquals(C.get("request"), hex(REQUEST.encode()));
        assertEquals(REQUEST, LineRequest.decode(fromC("request")));
        assertEquals(0x11223344, LineRequest.fd(fromC("granted")));
    }

    @Test
    void values() {
        assertEquals(C.get("values"), hex(VALUES.encode()));
        assertEquals(VALUES, LineValues.decode(fromC("values")));
    }

    @Test
    void events() {
        ByteBuffer buffer = LineEvent.allocate(EVENTS.size());
        for (int i = 0; i < EVENTS.size(); i++) {
            EVENTS.get(i).encode(buffer, i * LineEvent.SIZE);
        }
        assertEquals(C.get("events"), hex(buffer));
        assertEquals(EVENTS, LineEvent.decodeAll(fromC("events"), EVENTS.size() * LineEvent.SIZE));
    }

    @Test
    void polledFiles() {
        assertEquals(C.get("polled"), hex(PollFd.encodeAll(List.of(0x01020304, -1, 9))));
        ByteBuffer ready = fromC("ready");
        assertEquals(new PollFd(0x01020304, true, false), PollFd.decode(ready, 0));
        assertEquals(new PollFd(-1, false, true), PollFd.decode(ready, 1));
        assertEquals(new PollFd(9, false, true), PollFd.decode(ready, 2));
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        int status = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String said = Files.readString(output, UTF_8);
        assertEquals(0, status, said);
        return said;
    }

    private static ByteBuffer fromC(String key) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(C.get(key))).order(ByteOrder.nativeOrder());
    }

    private static String hex(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

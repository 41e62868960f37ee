package dev.diptych.capture.config.hardware;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.schema.Key;
import dev.diptych.capture.config.schema.Table;
import dev.diptych.capture.config.schema.TomlSection;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a rig is made of. It is simulated as a whole or wired as a whole: a real camera sees nothing of simulated
 * lamps.
 */
public final class HardwareReader {
    /** At the top of the file. */
    public static final List<Key<?>> TOP = List.of(BoardReader.BOARD);
    public static final List<Table> TABLES = List.of(CameraReader.TABLE, LightsReader.TABLE, FlashReader.TABLE,
            TimingReader.TABLE, DmxReader.TABLE, McuReader.TABLE, ContactsReader.TABLE);

    private static final String WIRED_ALONE = "is for a rig of hardware, but the camera is the simulated one; set driver "
            + "= \"libcamera\" in [camera], or take it away.";

    /**
     * What was read.
     *
     * @param responses what is believed of lights, by id
     * @param rig empty for the simulated studio
     */
    public record Equipment(Map<String, LightResponse> responses, Optional<HardwareRig> rig) {}

    private HardwareReader() {
    }

    public static Equipment read(TomlSection top) throws OperatorException {
        Optional<TomlSection> cameraSection = top.table(CameraReader.TABLE);
        Optional<CameraConfig> camera = CameraReader.read(cameraSection);
        LightsReader lights = new LightsReader(top);
        if (camera.isEmpty()) {
            refuseWiring(top);
            return new Equipment(lights.believed("it " + WIRED_ALONE), Optional.empty());
        }
        return new Equipment(lights.givenResponses(),
                Optional.of(rig(top, cameraSection.orElseThrow(), camera.get(), lights)));
    }

    private static HardwareRig rig(TomlSection top, TomlSection cameraSection, CameraConfig camera,
            LightsReader sections) throws OperatorException {
        Optional<BoardProfile> board = BoardReader.read(top);
        LineReader lines = new LineReader(board);
        List<LightConfig> lights = sections.wired(lines);
        for (LightKind kind : LightKind.values()) {
            if (lights.stream().noneMatch(light -> light.kind() == kind)) {
                String word = kind == LightKind.FLASH ? "flash" : "lamp";
                throw cameraSection.wrong(CameraKeys.DRIVER, "a rig of hardware has one flash and at least one lamp, "
                        + "but no [[light]] has kind = \"" + word + "\"; write down how it is wired.");
            }
        }
        Optional<McuConfig> mcu = McuReader.read(top, lights, sections);
        return new HardwareRig(board, camera, lights, FlashReader.read(top, camera, lights, sections),
                TimingReader.read(top.table(TimingReader.TABLE), mcu.isPresent()),
                DmxReader.read(top, lights, sections), mcu,
                ContactsReader.read(top, lines));
    }

    private static void refuseWiring(TomlSection top) throws OperatorException {
        top.refuse(TOP, "it " + WIRED_ALONE);
        for (Table table : List.of(FlashReader.TABLE, TimingReader.TABLE, DmxReader.TABLE, McuReader.TABLE)) {
            Optional<TomlSection> found = top.table(table);
            if (found.isPresent()) {
                throw found.get().wrong(table.title() + " " + WIRED_ALONE);
            }
        }
        List<TomlSection> contacts = top.tables(ContactsReader.TABLE);
        if (!contacts.isEmpty()) {
            throw contacts.getFirst().wrong(ContactsReader.TABLE.title() + " " + WIRED_ALONE);
        }
    }
}

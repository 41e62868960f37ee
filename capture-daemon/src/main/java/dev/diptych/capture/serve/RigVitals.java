package dev.diptych.capture.serve;

import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.doctor.DiskRoom;
import dev.diptych.capture.doctor.PairNeeds;
import dev.diptych.capture.doctor.Severity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What matters from second to second, taken from what is running; nothing of it waits for a disk or a device. */
record RigVitals(RigService rig, DiskWatch disk, PairNeeds needs, Thermometer thermometer,
        Supplier<Condition> link, Supplier<Condition> broker) {
    /** By name, in the order in which they are shown. */
    Map<String, Condition> now() {
        RigState state = rig.state();
        Map<String, Condition> vitals = new LinkedHashMap<>();
        vitals.put("disk", room());
        vitals.put("camera", camera(state.camera()));
        vitals.put("link", link.get());
        vitals.put("broker", broker.get());
        vitals.put("engine", engine(state.engine()));
        vitals.put("temperature", thermometer.read());
        return vitals;
    }

    private Condition room() {
        OptionalLong freeBytes = disk.freeBytes();
        if (freeBytes.isPresent()) {
            DiskRoom room = new DiskRoom(freeBytes.getAsLong(), needs);
            return new Condition(room.words(), room.severity());
        }
        return disk.isSilent()
                ? new Condition("does not answer", Severity.FAIL)
                : new Condition("unknown", Severity.NOTE);
    }

    private static Condition camera(RigState.CameraState camera) {
        return new Condition(String.format(Locale.ROOT, "%dx%d, %.4g frames/s, %s", camera.widthPx(),
                camera.heightPx(), camera.framesPerSecond(), camera.streaming() ? "streaming" : "not streaming"),
                camera.streaming() ? Severity.OK : Severity.NOTE);
    }

    /** Without one, pairs are taken all the same. */
    private static Condition engine(RigState.EngineState engine) {
        if (engine.model() == null) {
            return new Condition(engine.sentence().isEmpty() ? "none" : "none: " + engine.sentence(), Severity.NOTE);
        }
        return new Condition(engine.provider() == null ? engine.model() : engine.model() + ", " + engine.provider(),
                Severity.OK);
    }
}

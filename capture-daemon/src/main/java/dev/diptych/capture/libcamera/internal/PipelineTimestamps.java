package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.TimestampMeaning;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What sensor timestamps mark, by the pipeline that gives them. Only what a driver's source says is in the table;
 * whatever else there is has to be calibrated.
 *
 * @param uncertaintyNanos how late or early they may be
 */
record PipelineTimestamps(TimestampMeaning meaning, long uncertaintyNanos) {
    /** An interrupt is served within so long on a machine that is not overloaded. */
    private static final long INTERRUPT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    /** A USB camera's frame is stamped by the arrival of its packets, one or more each millisecond. */
    private static final long USB_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private record Row(Pattern cameraId, PipelineTimestamps timestamps) {}

    private static final PipelineTimestamps OTHERS = new PipelineTimestamps(TimestampMeaning.UNKNOWN, INTERRUPT_NANOS);
    /** libcamera's ids of cameras are paths of the device tree or of ACPI. */
    private static final List<Row> TABLE = List.of(
            // A USB camera on whatever machine: its id ends with the interface and the vendor and product.
            new Row(Pattern.compile(".*-[0-9.]+:[0-9.]+-[0-9a-f]{4}:[0-9a-f]{4}"),
                    new PipelineTimestamps(TimestampMeaning.UNKNOWN, USB_NANOS)),
            // Raspberry Pi 4 and before: the frame start interrupt (bcm2835-unicam.c, unicam_isr).
            new Row(Pattern.compile("/base/soc/i2c0.*"),
                    new PipelineTimestamps(TimestampMeaning.READOUT_START, INTERRUPT_NANOS)),
            // Raspberry Pi 5: the same, of its own front end (rp1_cfe/cfe.c, cfe_isr).
            new Row(Pattern.compile("/base/axi/pcie@[0-9a-f]+/rp1/i2c.*"),
                    new PipelineTimestamps(TimestampMeaning.READOUT_START, INTERRUPT_NANOS)));

    static PipelineTimestamps of(String cameraId) {
        return TABLE.stream()
                .filter(row -> row.cameraId().matcher(cameraId).matches())
                .map(Row::timestamps)
                .findFirst()
                .orElse(OTHERS);
    }

    PipelineTimestamps stated(TimestampMeaning other) {
        return new PipelineTimestamps(other, uncertaintyNanos);
    }
}

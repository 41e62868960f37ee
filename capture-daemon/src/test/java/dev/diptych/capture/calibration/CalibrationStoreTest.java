package dev.diptych.capture.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.Archive;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.rig.calibration.Calibration;
import dev.diptych.rig.calibration.CalibrationOutcome;
import dev.diptych.rig.calibration.CalibrationRefusal;
import dev.diptych.rig.calibration.ResponseCurve;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationStoreTest {
    private static final Instant TAKEN_AT = Instant.parse("2026-07-26T12:34:56.789Z");
    private static final CalibrationNotes NOTES = new CalibrationNotes("A rig.", Duration.ofHours(24),
            Optional.empty());

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsStoredIsReadBackAsItWas() throws Exception {
        CalibrationStore store = new CalibrationStore(Archive.open(folder));

        StoredCalibration stored = store.store(SampleCalibration.calibration(), SampleCalibration.lights(),
                TAKEN_AT.plusNanos(123), NOTES);

        assertEquals(SampleCalibration.calibration(), stored.calibration());
        assertEquals(TAKEN_AT, stored.takenAt());
        assertEquals(folder.toAbsolutePath().resolve("calibration/calibration-20260726T123456.789Z.json"),
                stored.file());
        assertTrue(Files.readString(stored.page()).endsWith("</html>\n"));
        assertEquals(Optional.of(stored), CalibrationStore.newest(store.folder()));
    }

    @Test
    void theNewestIsTaken() throws Exception {
        CalibrationStore store = new CalibrationStore(Archive.open(folder));
        StoredCalibration newer = store(store, TAKEN_AT.plusSeconds(1));
        store(store, TAKEN_AT);

        assertEquals(newer.file(), CalibrationStore.newest(store.folder()).orElseThrow().file());
    }

    @Test
    void aDamagedNewestIsNotPassedOver() throws Exception {
        CalibrationStore store = new CalibrationStore(Archive.open(folder));
        store(store, TAKEN_AT);
        Path newer = Files.writeString(store.folder().resolve("calibration-20270101T000000.000Z.json"), "{");

        OperatorException refusal = assertThrows(OperatorException.class,
                () -> CalibrationStore.newest(store.folder()));

        assertEquals("The calibration " + newer + " is damaged: it is not JSON; calibrate again.",
                refusal.getMessage());
    }

    @Test
    void anArchiveWithoutCalibrationsHasNoNewest() throws Exception {
        assertEquals(Optional.empty(),
                CalibrationStore.newest(new CalibrationStore(Archive.open(folder)).folder()));
    }

    @Test
    void ofLongCurvesSomeHundredSamplesAreKept() throws Exception {
        Calibration calibration = SampleCalibration.calibration(10_001);

        StoredCalibration stored = new CalibrationStore(Archive.open(folder)).store(calibration,
                SampleCalibration.lights(), TAKEN_AT, NOTES);

        ResponseCurve all = calibration.lights().get(1).off().curve();
        ResponseCurve kept = stored.calibration().lights().get(1).off().curve();
        assertEquals(BoundedEvidence.MAX_SAMPLES, kept.seen().size());
        assertEquals(BoundedEvidence.MAX_SAMPLES, kept.fitted().size());
        assertEquals(List.of(all.seen().getFirst(), all.seen().getLast()),
                List.of(kept.seen().getFirst(), kept.seen().getLast()));
        assertTrue(Files.size(stored.page()) < 200_000, "the page draws no more than is kept");
    }

    @Test
    void aRefusalIsToldAndNothingIsStored() throws Exception {
        CalibrationStore store = new CalibrationStore(Archive.open(folder));
        CalibrationRefusal refusal = new CalibrationRefusal(CalibrationRefusal.Code.OUT_OF_VIEW,
                "\"key\" lights nothing that the camera sees; turn it to the wall.");

        OperatorException told = assertThrows(OperatorException.class,
                () -> new RigCalibration(store, InstantSource.fixed(TAKEN_AT), NOTES)
                        .keep(new CalibrationOutcome.Refused(refusal), SampleCalibration.lights()));

        assertEquals("OUT_OF_VIEW: \"key\" lights nothing that the camera sees; turn it to the wall.",
                told.getMessage());
        assertTrue(Files.notExists(store.folder()));
    }

    @Test
    void whatWasMeasuredIsStoredWithThePresentTime() throws Exception {
        CalibrationStore store = new CalibrationStore(Archive.open(folder));

        StoredCalibration stored = new RigCalibration(store, InstantSource.fixed(TAKEN_AT), NOTES).keep(
                new CalibrationOutcome.Measured(SampleCalibration.calibration()), SampleCalibration.lights());

        assertEquals(CalibrationStore.read(stored.file()), stored);
        assertEquals(TAKEN_AT, stored.takenAt());
    }

    private static StoredCalibration store(CalibrationStore store, Instant takenAt) throws Exception {
        return store.store(SampleCalibration.calibration(), SampleCalibration.lights(), takenAt, NOTES);
    }
}

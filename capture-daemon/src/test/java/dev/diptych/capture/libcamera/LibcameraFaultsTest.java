package dev.diptych.capture.libcamera;

import dev.diptych.rig.camera.ColourGains;
import static dev.diptych.capture.libcamera.CameraRig.SETTINGS;
import static dev.diptych.capture.libcamera.CameraRig.STANDING;
import static dev.diptych.capture.libcamera.CameraRig.assertFails;
import static dev.diptych.capture.libcamera.FakeCameraLibrary.CAMERA_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibcameraFaultsTest {
    private static final String OTHER_ID = "/base/soc/i2c0mux/i2c@0/imx708@1a";
    private static final String USB_ID = "/base/scb/usb@0,0-1.4:1.0-046d:0825";

    private CameraRig rig;

    @BeforeEach
    void load() throws Exception {
        rig = new CameraRig();
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void aStalledCameraIsSaidToBeAtTheDeadline() throws Exception {
        LibcameraCamera camera = rig.started();
        rig.fake.set("stalled", 1);
        long deadlineNanos = rig.time.nanos() + 700_000_000;

        assertFails(Reason.STALLED, "The camera \"" + CAMERA_ID
                + "\" delivered no frame in time; check its cable and its power.",
                () -> camera.awaitFrame(deadlineNanos));
        assertEquals(deadlineNanos, rig.time.nanos());
    }

    @Test
    void theRigStartsAStalledCameraAgain() throws Exception {
        FrameStream stream = new FrameStream(rig.time, rig.open(), TimestampReading.AS_STATED);
        stream.start(STANDING);
        stream.lock();
        rig.fake.set("stalled", 1);
        assertFails(Reason.STALLED, () -> stream.next(rig.time.nanos() + FrameStream.TIMEOUT_NANOS));

        assertEquals(STANDING, stream.lock().metadata().exposure());
        assertEquals(2, rig.fake.get("opened"));
    }

    @Test
    void anUnpluggedCameraIsMissedAtOnce() throws Exception {
        LibcameraCamera camera = rig.started();
        long unpluggedNanos = rig.time.nanos() + 5_000_000;
        rig.time.at(unpluggedNanos, rig.fake::unplug);

        assertFails(Reason.GONE, "The camera \"" + CAMERA_ID
                + "\" is not there any more; check its cable and its power.",
                () -> camera.awaitFrame(unpluggedNanos + 3_600_000_000_000L));
        assertEquals(unpluggedNanos, rig.time.nanos());
    }

    @Test
    void anUnpluggedCameraThatIsPluggedInAgainIsFoundAgain() throws Exception {
        LibcameraCamera camera = rig.started();
        rig.fake.unplug();
        assertFails(Reason.GONE, rig::next);
        long pluggedNanos = rig.time.nanos() + 1_200_000_000;
        rig.time.at(pluggedNanos, rig.fake::plug);

        camera.start(STANDING);

        assertEquals(STANDING, rig.next().metadata().exposure());
        assertEquals(2, rig.fake.get("opened"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUnpluggedCameraThatStaysAwayIsLookedForAFewTimes(boolean closedBetween) throws Exception {
        LibcameraCamera camera = rig.started();
        rig.fake.unplug();
        assertFails(Reason.GONE, rig::next);
        if (closedBetween) {
            camera.close();
        }
        long beganNanos = rig.time.nanos();

        assertFails(Reason.GONE, "The camera \"" + CAMERA_ID
                + "\" was unplugged, and is not back after 2.5 s; plug it in again.", () -> camera.start(STANDING));

        assertEquals(2_500_000_000L, rig.time.nanos() - beganNanos);
        assertFails(Reason.REFUSED, () -> camera.awaitFrame(Long.MAX_VALUE));
    }

    @Test
    void aCameraThatIsUnpluggedWhileItStartsIsGone() throws Exception {
        LibcameraCamera camera = rig.open();
        rig.time.at(rig.time.nanos() + 300_000_000, rig.fake::unplug);

        assertFails(Reason.GONE, () -> camera.start(STANDING));
    }

    @Test
    void aCameraOfAnotherProgramIsBusy() {
        rig.fake.set("busy", 1);

        assertFails(Reason.BUSY, "The camera \"" + CAMERA_ID
                + "\" is in use by another program; end that program, then try again.", rig::open);
    }

    @Test
    void whichOfSeveralCamerasHasToBeSaid() throws Exception {
        rig.fake.add(OTHER_ID, "");

        assertFails(Reason.REFUSED, "There are 2 cameras; configure the id of the right one: \"" + CAMERA_ID
                + "\" (imx477), \"" + OTHER_ID + "\".", rig::open);
        assertEquals(OTHER_ID, rig.open(named(OTHER_ID)).id());
    }

    @Test
    void aCameraThatIsNotThereIsSaidToBeMissingAndWhichAre() {
        assertFails(Reason.GONE, "The camera \"" + USB_ID + "\" is not there; there is \"" + CAMERA_ID + "\" (imx477).",
                () -> rig.open(named(USB_ID)));
    }

    @Test
    void withoutAnyCameraItSaysSo() {
        rig.fake.unplug();

        assertFails(Reason.GONE,
                "libcamera finds no camera; check its cable and its power, and that this user may use it"
                        + " (group video).",
                rig::open);
    }

    @Test
    void aFrameThatWasExposedOtherwiseSaysSo() throws Exception {
        rig.started();
        long sequence = rig.pass().metadata().sequence() + 3;
        rig.fake.set("misreported_sequence", sequence);
        rig.fake.set("misreported_exposure_ns", 3_000_000);

        assertEquals(new ExposureSetting(3_000_000, 1), rig.passUntil(sequence).metadata().exposure());
    }

    @ParameterizedTest
    @ValueSource(strings = {"damaged_sequence", "lost_sequence"})
    void aDamagedFrameAndALostOneLeaveAGapAndExposuresStillLand(String fault) throws Exception {
        LibcameraCamera camera = rig.started();
        long missing = rig.pass().metadata().sequence() + 3;
        rig.fake.set(fault, missing);

        assertEquals(missing + 1, rig.passUntil(missing).metadata().sequence());

        ExposureSetting other = new ExposureSetting(16_000_000, 4);
        long wanted = camera.earliestControllableSequence() + 1;
        camera.schedule(wanted, other);
        assertEquals(other, rig.passUntil(wanted).metadata().exposure());
    }

    @Test
    void aFrameDroppedWhileTheLagIsMeasuredDoesNotSpoilIt() throws Exception {
        rig.fake.set("lost_sequence", 6);

        assertEquals(SETTINGS.buffers() + 2, rig.started().controlLatencyFrames());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {"manual_exposure | 0 | has no exposure control",
        "fourcc | 842094158 | pixel format NV12", "stride | 100 | takes 128 bytes"})
    void whatCannotBeUsedIsRefusedWhenItIsOpened(String what, long value, String sentence) {
        rig.fake.set(what, value);

        assertSays(sentence, assertFails(Reason.REFUSED, rig::open));
        assertSays(sentence, assertFails(Reason.REFUSED, rig::open));
    }

    @Test
    void whatIsToBeFixedButCannotBeIsRefused() {
        rig.fake.set("white_balance", 0);
        rig.fake.set("focus", 0);

        assertSays("cannot fix its white balance", assertFails(Reason.REFUSED,
                () -> rig.open(settings(6, 33_333_333, Optional.of(new ColourGains(2, 1.5)), Optional.empty()))));
        assertSays("cannot be focused", assertFails(Reason.REFUSED,
                () -> rig.open(settings(6, 33_333_333, Optional.empty(), Optional.of(1.0)))));
        assertSays("has a frame every 10.000 to 1000.000 ms", assertFails(Reason.REFUSED,
                () -> rig.open(settings(6, 2_000_000_000, Optional.empty(), Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource({"40000000, 1, 'exposes for 0.020 to 33.333 ms'", "10000, 1, 'exposes for 0.020 to 33.333 ms'",
        "8000000, 20, 'has gains of 1.00 to 16.00'"})
    void anExposureThatTheCameraDoesNotHaveIsRefused(long exposureNanos, double gain, String sentence)
            throws Exception {
        LibcameraCamera camera = rig.started();
        ExposureSetting impossible = new ExposureSetting(exposureNanos, gain);

        assertSays(sentence, assertFails(Reason.REFUSED,
                () -> camera.schedule(camera.earliestControllableSequence() + 1, impossible)));
        assertSays(sentence, assertFails(Reason.REFUSED, () -> camera.start(impossible)));
    }

    @Test
    void aCameraOfAutoExposureIsRefused() {
        rig.fake.set("auto_exposure", 1);

        assertFails(Reason.REFUSED,
                "The camera \"" + CAMERA_ID + "\" was asked for 8.000 ms at gain 1.00, but says that it"
                        + " exposes 16.667 ms at gain 2.00; switch its auto exposure off, or ask for what it can do.",
                rig::started);
    }

    @Test
    void aCameraWhoseMetadataNeverFollowIsRefused() {
        rig.fake.set("control_latency", 60);
        rig.fake.set("settle_frames", 0);

        assertFails(Reason.REFUSED, "The camera \"" + CAMERA_ID
                + "\" never showed an exposure that a frame was asked to have; switch its auto exposure off.",
                rig::started);
    }

    @Test
    void aCameraThatDoesNotSayHowItExposesIsRefused() {
        rig.fake.set("reports_exposure", 0);

        assertSays("does not say how its frames are exposed", assertFails(Reason.REFUSED, rig::started));
    }

    @Test
    void aCameraWhoseFramesAreTooShortIsRefusedAndSaidToBe() {
        rig.fake.set("used_bytes", 128 * 48 - 1);

        assertFails(Reason.REFUSED, "The camera \"" + CAMERA_ID
                + "\" delivered no whole frame in time: its latest has 6143 bytes of the 6144 that its mode takes;"
                + " give it a USB port of its own, or configure another mode of it.", rig::started);
    }

    @Test
    void nothingIsAwaitedOfACameraThatWasNotStarted() throws Exception {
        LibcameraCamera camera = rig.open();

        assertSays("was not started", assertFails(Reason.REFUSED, () -> camera.awaitFrame(Long.MAX_VALUE)));
    }

    private static void assertSays(String words, CameraException failure) {
        String sentence = String.valueOf(failure.getMessage());
        assertTrue(sentence.contains(words), sentence);
    }

    private static LibcameraSettings named(String id) {
        return new LibcameraSettings(Optional.of(id), StreamKind.RAW, 0, 0, SETTINGS.framePeriodNanos(),
                SETTINGS.readoutNanos(), SETTINGS.buffers(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static LibcameraSettings settings(int buffers, long framePeriodNanos, Optional<ColourGains> gains,
            Optional<Double> lens) {
        return new LibcameraSettings(Optional.empty(), StreamKind.RAW, 0, 0, framePeriodNanos, SETTINGS.readoutNanos(),
                buffers, gains, lens, Optional.empty());
    }
}

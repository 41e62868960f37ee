package dev.diptych.capture.bench;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.demo.NewSubject;
import dev.diptych.capture.demo.SimulatedRig;
import dev.diptych.capture.rig.Rig;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.preview.FlashPreview;
import dev.diptych.rig.preview.PreviewStart;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioOptions;

/** A simulated studio whose lights are as its data sheet says, in which one preview is held. */
final class BenchStudio implements AutoCloseable {
    private final SimulatedStudio studio;
    private final Rig rig;

    private BenchStudio(SimulatedStudio studio, Rig rig) {
        this.studio = studio;
        this.rig = rig;
    }

    /** A drawn sitter, who sways and blinks as the grade has it. */
    static BenchStudio withSitter(StudioOptions options, Clock clock) throws ImageReadException {
        SimulatedStudio studio = new SimulatedStudio(options, clock);
        NewSubject.seat(studio, options);
        return new BenchStudio(studio, SimulatedRig.of(studio, options.name()));
    }

    /** The same as a dummy, of which nothing changes from frame to frame but the sensor's noise. */
    static BenchStudio withDummy(StudioOptions options, Clock clock) throws ImageReadException {
        SimulatedStudio studio = new SimulatedStudio(options, clock);
        NewSubject.seatDummy(studio, options);
        return new BenchStudio(studio, SimulatedRig.of(studio, options.name()));
    }

    Clock clock() {
        return rig.clock();
    }

    /** Its camera's frames as they come. */
    FrameStream stream() throws OperatorException {
        FrameStream stream = new FrameStream(rig.clock(), rig.camera(), TimestampReading.AS_STATED);
        try {
            stream.start(rig.studioExposure());
        } catch (CameraException e) {
            throw new OperatorException(Fault.of(e).line(), e);
        }
        return stream;
    }

    FlashPreview preview() throws OperatorException, BusyMomentException {
        return preview(stream());
    }

    FlashPreview preview(FrameStream stream) throws OperatorException, BusyMomentException {
        PreviewStart start = rig.previewer(stream, rig.control().withResponses(studio.dataSheet()))
                .start(RigConfig.DEFAULT.preview());
        return switch (start) {
            case PreviewStart.Started started -> started.preview();
            case PreviewStart.Refused(Fault fault) -> throw BusyMomentException.of(fault, fault.line());
        };
    }

    @Override
    public void close() {
        studio.camera().close();
    }
}

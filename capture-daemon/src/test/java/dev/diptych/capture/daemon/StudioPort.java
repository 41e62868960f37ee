package dev.diptych.capture.daemon;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationStore;
import dev.diptych.capture.calibration.RigCalibration;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.demo.NewSubject;
import dev.diptych.capture.demo.SimulatedRig;
import dev.diptych.capture.report.CalibrationNotes;
import dev.diptych.capture.rig.Rig;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.rig.calibration.CalibrationListener;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.VirtualClock;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small simulated studio as the daemon's rig; what happens within a piece of work is up to the test. */
final class StudioPort implements RigPort {
    private static final StudioOptions OPTIONS = new StudioOptions(StudioGrade.IDEAL, LampKind.DMX, 3, 160, 120);

    private static @Nullable StoredCalibration once;

    final List<String> rested = new ArrayList<>();
    final List<SessionId> seated = new ArrayList<>();
    int shots;
    /** Done in every shot, before any light is switched. */
    Runnable inShot = () -> {};
    boolean lampsAreBroken;
    UnaryOperator<ShotOutcome> afterShot = outcome -> outcome;
    /** Done in every step of a calibration. */
    Runnable inCalibration = () -> {};
    /** Done while there is no camera to follow. */
    Runnable whileNothingIsFollowed = () -> {};
    private final StoredCalibration measured;
    private final SimulatedStudio studio;
    private final Interlocks interlocks = new Interlocks();
    private final Rig rig;

    StudioPort(StoredCalibration measured) {
        this.measured = measured;
        VirtualClock time = new VirtualClock();
        studio = new SimulatedStudio(OPTIONS, time);
        studio.leaveChairEmpty();
        Rig of = SimulatedRig.of(studio, "Small studio", interlocks);
        rig = new Rig(of.name(), new Clock() {
            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleepUntil(long instantNanos) {
                time.sleepUntil(instantNanos);
                whileNothingIsFollowed.run();
            }
        }, of.camera(), of.control(), of.studioExposure(), of.flashExposure(), of.phaseUncertaintyNanos());
    }

    /** What the studio's lights are measured as, once for all tests. */
    static synchronized StoredCalibration calibration(Path folder) throws Exception {
        StoredCalibration known = once;
        if (known == null) {
            known = measure(folder);
            once = known;
        }
        return known;
    }

    private static StoredCalibration measure(Path folder) throws Exception {
        SimulatedStudio studio = new SimulatedStudio(OPTIONS, new VirtualClock());
        studio.leaveChairEmpty();
        try (Archive archive = Archive.open(folder)) {
            return new RigCalibration(new CalibrationStore(archive), InstantSource.system(),
                    new CalibrationNotes("Small.", Duration.ofDays(1), Optional.empty()))
                    .run(SimulatedRig.of(studio, "Small"), 8, Optional::empty, (what, step, steps) -> {
                        // Nobody waits for it.
                    });
        }
    }

    @Override
    public Rig rig() {
        return rig;
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public Interlocks interlocks() {
        return interlocks;
    }

    @Override
    public Optional<String> clearFault() {
        return interlocks.clear();
    }

    @Override
    public Optional<String> rest(String reason) {
        rested.add(reason);
        return Optional.empty();
    }

    @Override
    public Supplier<ShotOutcome> shutter(Supplier<ShotOutcome> shot) {
        return () -> {
            shots++;
            inShot.run();
            return lampsAreBroken
                    ? new ShotOutcome.Refused(new Fault(FaultCode.E_LIGHT_DARK, "A lamp is broken."))
                    : afterShot.apply(shot.get());
        };
    }

    @Override
    public StoredCalibration calibrate(CalibrationListener listener) throws OperatorException, ArchiveException {
        rig.camera().close();
        for (int step = 0; step < 3; step++) {
            inCalibration.run();
            listener.measuring("all lights", step, 3);
        }
        return measured;
    }

    @Override
    public Optional<Stranger> stranger(Archive archive) {
        NewSubject somebody = NewSubject.of(archive);
        return Optional.of(new Stranger(somebody.code(), somebody.consent()));
    }

    @Override
    public void seat(SessionId session) throws OperatorException {
        seated.add(session);
        try {
            NewSubject.seat(studio, OPTIONS, session.subject());
        } catch (ImageReadException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
    }
}

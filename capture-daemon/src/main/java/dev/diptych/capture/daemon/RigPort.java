package dev.diptych.capture.daemon;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.Consent;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.StoredCalibration;
import dev.diptych.capture.rig.Rig;
import dev.diptych.rig.calibration.CalibrationListener;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.shot.ShotOutcome;
import java.util.Optional;
import java.util.function.Supplier;

/** The rig that the daemon runs: wired up, or simulated. */
public interface RigPort {
    Rig rig();

    boolean simulated();

    Interlocks interlocks();

    /** A person has seen to the cause of a fault; says why it cannot be cleared, or nothing. Any thread. */
    Optional<String> clearFault();

    /** Every light to rest now, if it can be; says what is not at rest, or nothing. Any thread. */
    Optional<String> rest(String reason);

    /** What shoots a pair of this rig, where {@code shot} shoots: a simulated studio's grade lets things go wrong. */
    Supplier<ShotOutcome> shutter(Supplier<ShotOutcome> shot);

    /**
     * Measures the lights with the chair empty, and stores what was found. By the thread that has the camera, which is
     * closed when this returns.
     */
    StoredCalibration calibrate(CalibrationListener listener) throws OperatorException, ArchiveException;

    /** Somebody of the simulated studio whom the archive does not know; empty where people sit. */
    Optional<Stranger> stranger(Archive archive);

    /** Whoever the session is of takes the chair, as far as this program has a say in it. */
    void seat(SessionId session) throws OperatorException;

    /** @param subject an opaque code that the archive does not know */
    record Stranger(String subject, Consent consent) {}
}

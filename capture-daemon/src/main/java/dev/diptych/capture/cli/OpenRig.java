package dev.diptych.capture.cli;

import dev.diptych.archive.Archive;
import dev.diptych.archive.ArchiveException;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.demo.NewSubject;
import dev.diptych.capture.demo.SimulatedRig;
import dev.diptych.capture.demo.StudioKnowledge;
import dev.diptych.capture.report.KnownRig;
import dev.diptych.capture.rig.Rig;
import dev.diptych.capture.rig.RigDevices;
import dev.diptych.capture.rig.WiredRig;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.rig.contact.Interlocks;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioOptions;
import java.util.Optional;
import java.util.function.Supplier;

/** The rig that a verb works with: what the configuration wires up, or else the simulated studio. */
sealed interface OpenRig extends AutoCloseable {
    Rig rig();

    Interlocks interlocks();

    /** What is known of it beside what is measured; empty of a rig that is not simulated. */
    Optional<KnownRig> truth();

    /** A person has seen to the cause of a fault; says why it cannot be cleared, or nothing. */
    Optional<String> clearFault();

    /** What shoots a pair of this rig, where {@code shot} shoots: a simulated studio's grade lets things go wrong. */
    default Supplier<ShotOutcome> shutter(Supplier<ShotOutcome> shot) {
        return shot;
    }

    /** Nobody is before the camera, as far as this program has a say in it. */
    void leaveChairEmpty();

    /**
     * Somebody sits down, in the simulated studio a drawn sitter.
     *
     * @param named the session that the operator names; without one, in the simulated studio, it is a new subject's
     * @return whose session it is
     *
     * @throws OperatorException if people sit there, whose consent somebody has to have recorded
     */
    SessionId seat(Optional<SessionId> named, Archive archive)
            throws OperatorException, ArchiveException, ImageReadException;

    @Override
    void close();

    /**
     * @param clock of the simulated studio
     * @param listener hears from the contacts of a rig of hardware
     */
    static OpenRig of(RigConfig config, StudioOptions studio, Clock clock, Supplier<RigDevices> devices,
            WiredRig.Listener listener) throws OperatorException {
        return config.hardware().isPresent()
                ? new Wired(WiredRig.open(config.hardware().get(), devices.get(), listener))
                : Simulated.of(studio, clock);
    }

    record Simulated(SimulatedStudio studio, StudioOptions options, Rig rig, Interlocks interlocks)
            implements
                OpenRig {
        static Simulated of(StudioOptions options, Clock clock) {
            SimulatedStudio studio = new SimulatedStudio(options, clock);
            return new Simulated(studio, options, SimulatedRig.of(studio, options.name()), new Interlocks());
        }

        @Override
        public Optional<KnownRig> truth() {
            return Optional.of(StudioKnowledge.of(studio));
        }

        @Override
        public Supplier<ShotOutcome> shutter(Supplier<ShotOutcome> shot) {
            return () -> {
                studio.beginPair();
                ShotOutcome outcome = shot.get();
                studio.endPair();
                return outcome;
            };
        }

        /** The gate alone keeps faults of a simulated studio. */
        @Override
        public Optional<String> clearFault() {
            return Optional.empty();
        }

        @Override
        public void leaveChairEmpty() {
            studio.leaveChairEmpty();
        }

        @Override
        public SessionId seat(Optional<SessionId> named, Archive archive)
                throws ArchiveException, ImageReadException {
            NewSubject sitter = NewSubject.seat(studio, options);
            return named.isPresent() ? named.get() : sitter.startSession(archive);
        }

        @Override
        public void close() {
            studio.camera().close();
        }
    }

    record Wired(WiredRig wired) implements OpenRig {
        @Override
        public Rig rig() {
            return wired.rig();
        }

        @Override
        public Interlocks interlocks() {
            return wired.interlocks();
        }

        @Override
        public Optional<KnownRig> truth() {
            return Optional.empty();
        }

        @Override
        public Optional<String> clearFault() {
            return wired.clear();
        }

        @Override
        public void leaveChairEmpty() {
            // A person sees to that.
        }

        @Override
        public SessionId seat(Optional<SessionId> named, Archive archive) throws OperatorException {
            return named.orElseThrow(() -> new OperatorException(
                    "No frame of a person is taken without a recorded consent; start a session with diptych session start, and name it with --session."));
        }

        @Override
        public void close() {
            wired.close();
        }
    }
}

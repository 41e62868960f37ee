package dev.diptych.capture.cli;

import dev.diptych.archive.Archive;
import dev.diptych.archive.SessionId;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.daemon.RigPort;
import dev.diptych.capture.demo.NewSubject;
import dev.diptych.capture.demo.SimulatedRig;
import dev.diptych.capture.demo.StudioKnowledge;
import dev.diptych.capture.report.KnownRig;
import dev.diptych.capture.rig.McuVital;
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

    /** How the board does that switches the lights; empty where there is none. Any thread, does not block. */
    Optional<McuVital> mcuVital();

    /** Nobody is before the camera, as far as this program has a say in it. */
    void leaveChairEmpty();

    /** Every light to rest now, if it can be; says what is not at rest, or nothing. */
    Optional<String> rest(String reason);

    /** Somebody of the simulated studio whom the archive does not know; empty where people sit. */
    Optional<RigPort.Stranger> stranger(Archive archive);

    /** Whoever the session is of sits down, in the simulated studio a drawn sitter. */
    void seat(SessionId session) throws OperatorException;

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
            Interlocks interlocks = new Interlocks();
            return new Simulated(studio, options, SimulatedRig.of(studio, options.name(), interlocks), interlocks);
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

        @Override
        public Optional<String> clearFault() {
            return interlocks.clear();
        }

        @Override
        public Optional<McuVital> mcuVital() {
            return Optional.empty();
        }

        @Override
        public void leaveChairEmpty() {
            studio.leaveChairEmpty();
        }

        /** Its executor has its edges laid out already: a shot that was begun goes on to its end, within a second. */
        @Override
        public Optional<String> rest(String reason) {
            return Optional.empty();
        }

        @Override
        public Optional<RigPort.Stranger> stranger(Archive archive) {
            NewSubject somebody = NewSubject.of(archive);
            return Optional.of(new RigPort.Stranger(somebody.code(), somebody.consent()));
        }

        @Override
        public void seat(SessionId session) throws OperatorException {
            try {
                NewSubject.seat(studio, options, session.subject());
            } catch (ImageReadException e) {
                throw new OperatorException(String.valueOf(e.getMessage()), e);
            }
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
        public Optional<McuVital> mcuVital() {
            return wired.mcuVital();
        }

        @Override
        public void leaveChairEmpty() {
            // A person sees to that.
        }

        @Override
        public Optional<String> rest(String reason) {
            return wired.rest(reason);
        }

        @Override
        public Optional<RigPort.Stranger> stranger(Archive archive) {
            return Optional.empty();
        }

        @Override
        public void seat(SessionId session) {
            // A person sees to that.
        }

        @Override
        public void close() {
            wired.close();
        }
    }
}

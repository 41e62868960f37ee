package dev.diptych.capture.daemon;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import dev.diptych.rig.switching.Fault;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the rig from firing until it goes or a person clears it: interlocks, a light whose state is unknown, a camera that
 * does not come back, a pair that could not be kept. The first cause counts. For any thread.
 */
final class Troubles {
    static final String UNEXPECTED = "E_UNEXPECTED";

    private final RigPort port;
    private final Consumer<String> told;
    private final boolean someoneIsThere;
    private Optional<RigState.Objection> held = Optional.empty();
    private @Nullable ArchiveException storage;
    private @Nullable OperatorException fatal;
    private boolean noCamera;

    /** @param someoneIsThere whether a front end is open at which a person can mend it; else a failure ends the run */
    Troubles(RigPort port, Consumer<String> told, boolean someoneIsThere) {
        this.port = port;
        this.told = told;
        this.someoneIsThere = someoneIsThere;
    }

    /** What keeps the rig from firing now. */
    synchronized Optional<RigState.Objection> objection() {
        return port.interlocks()
                .objection()
                .or(() -> port.rig().control().latched())
                .map(RigState.Objection::of)
                .or(() -> held);
    }

    synchronized boolean hasNoCamera() {
        return noCamera;
    }

    void cameraFailed(Fault fault) throws OperatorException {
        if (!someoneIsThere) {
            throw new OperatorException(fault.line());
        }
        synchronized (this) {
            noCamera = true;
            hold(new RigState.Objection(fault.code().name(),
                    fault.sentence() + " When it is mended, clear the fault: the camera is then started again."));
        }
    }

    /** An order failed: what was there before is there still, and the operator is told. */
    void failed(Exception failure) throws OperatorException, ArchiveException {
        if (!someoneIsThere) {
            switch (failure) {
                case OperatorException known -> throw known;
                case ArchiveException known -> throw known;
                default -> throw new IllegalStateException(failure);
            }
        }
        told.accept(sentence(failure));
    }

    /**
     * A bug.
     *
     * @param notAtRest what could not be put to rest
     */
    void unexpected(RuntimeException bug, Optional<String> notAtRest) {
        if (!someoneIsThere) {
            throw bug;
        }
        synchronized (this) {
            // Nothing is followed either: what has failed may fail with every frame.
            noCamera = true;
            hold(new RigState.Objection(UNEXPECTED, sentence(bug) + " " + notAtRest.map(what -> what + " ").orElse("")
                    + "Look at the rig, then clear the fault."));
        }
    }

    /** A pair could not be kept, or not be ended. From any thread. */
    synchronized void pairFailed(String code, Exception failure) {
        hold(new RigState.Objection(code, sentence(failure)));
        if (!someoneIsThere) {
            switch (failure) {
                case OperatorException known -> fatal = known;
                case ArchiveException known -> storage = known;
                default -> fatal = new OperatorException(sentence(failure), failure);
            }
        }
    }

    /** Whether a run without a person has to end. */
    synchronized boolean isFatal() {
        return fatal != null || storage != null;
    }

    synchronized void rethrow() throws OperatorException, ArchiveException {
        if (fatal != null) {
            throw fatal;
        }
        if (storage != null) {
            throw storage;
        }
    }

    /**
     * A person has looked.
     *
     * @return why it cannot be cleared; empty if it was
     */
    Optional<String> clear() {
        Optional<String> kept = port.clearFault();
        if (kept.isEmpty()) {
            port.rig().control().clearFault();
            synchronized (this) {
                held = Optional.empty();
                noCamera = false;
            }
        }
        return kept;
    }

    private void hold(RigState.Objection trouble) {
        if (held.isEmpty()) {
            held = Optional.of(trouble);
        }
    }

    /** What failed, for the operator. */
    static String sentence(Exception failure) {
        return switch (failure) {
            case ArchiveException known -> known.code() + ": " + known.getMessage();
            case OperatorException known -> String.valueOf(known.getMessage());
            default -> "An unexpected failure, which is a bug: " + failure + ".";
        };
    }
}

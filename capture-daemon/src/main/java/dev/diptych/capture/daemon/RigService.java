package dev.diptych.capture.daemon;

import dev.diptych.archive.PairId;
import dev.diptych.capture.access.Caller;
import dev.diptych.capture.poses.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rig as front ends use it. For any thread; nothing here waits for lights, camera or developing. */
public interface RigService {
    /**
     * Asks for something. Refuses first of all what the caller may not do ({@link Answer.Refused#NOT_AUTHORISED}). When a
     * capture is accepted, its intent is on disk: it may be acknowledged.
     */
    Answer ask(Command command, Caller caller);

    RigState state();

    /** The pairs of the open session, oldest first; lost ones too. */
    List<PairReport> pairs();

    Optional<PairReport> pair(PairId id);

    /** What came of a trigger of this run; empty if it is not known or still on its way. */
    Optional<PairReport> result(String triggerId);

    List<Protocol> protocols();

    /**
     * A picture of any pair that the archive has.
     *
     * @return its file; empty if there is none
     */
    Optional<Path> picture(PairId id, PairPicture picture);

    /**
     * Hears of events from now on, in their order, on a thread of the rig's that must not be kept waiting: hand over and
     * return.
     *
     * @return takes it off again
     */
    Runnable listen(Consumer<DaemonEvent> listener);
}

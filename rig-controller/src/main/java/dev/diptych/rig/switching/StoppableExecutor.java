package dev.diptych.rig.switching;

import java.util.Optional;

/** An executor of hardware, which a stop has to reach in mid-shot. Any thread may call what is declared here. */
public interface StoppableExecutor extends ShotExecutor {
    /**
     * Puts the rig to rest at once: the flash off, then the lamps. A running shot is broken off and its log refused with
     * the reason; nothing is fired until {@link #clear}. Of several reasons the first is kept.
     *
     * @param reason a sentence, such as of the emergency stop
     * @return what could not be put to rest and what to do, as a sentence; empty if all was
     */
    Optional<String> rest(String reason);

    /**
     * A person has seen to the cause: shots may be fired again.
     *
     * @return why they still may not, as a sentence; empty if they may
     */
    Optional<String> clear();
}

package dev.diptych.inference;

import java.util.Set;

/**
 * The frames that a corrector works on, and the recorded lights that each may have.
 *
 * @param flash light states of the flash frame; never empty
 * @param dim light states of the dim frame; empty for a corrector that works on the flash frame alone
 */
public record CorrectorNeeds(Set<LightState> flash, Set<LightState> dim) {
    public CorrectorNeeds {
        flash = Set.copyOf(flash);
        dim = Set.copyOf(dim);
        if (flash.isEmpty()) {
            throw new IllegalArgumentException("A corrector must say in which lights a flash frame may be.");
        }
    }

    /** Of a corrector that works on the flash frame alone. */
    public static CorrectorNeeds flashAlone(Set<LightState> flash) {
        return new CorrectorNeeds(flash, Set.of());
    }

    /** Whether a dim frame is needed beside the flash frame. */
    public boolean dimFrame() {
        return !dim.isEmpty();
    }

    /** Light states of the frame of that role. */
    public Set<LightState> lights(FrameRole role) {
        return switch (role) {
            case FLASH -> flash;
            case DIM -> dim;
        };
    }
}

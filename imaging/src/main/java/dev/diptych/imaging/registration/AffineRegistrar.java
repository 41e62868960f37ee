package dev.diptych.imaging.registration;

import dev.diptych.imaging.Plane;

/** Estimates the affine map between two pictures of one scene. */
public interface AffineRegistrar {
    /**
     * The map from reference to moving pixels that fits best inside {@code region}.
     *
     * @param reference Rec. 601 luma of code values, 0 to 255
     * @param moving the same measure of the other picture; its size may differ
     * @param region where in the reference the scene is looked at
     * @throws ImageTooSmallException if a side of either picture is too short to register
     */
    Registration register(Plane reference, Plane moving, RegionOfInterest region);

    /** The same over the whole frame. */
    default Registration register(Plane reference, Plane moving) {
        return register(reference, moving, RegionOfInterest.wholeFrame());
    }
}

package dev.diptych.inference.live;

import dev.diptych.imaging.Box;
import org.jspecify.annotations.Nullable;

/**
 * The box of a face that is found again and again, never twice at quite the same place. It does not move at all while
 * the mean of what is found stays within a dead zone; then it glides there, and rests again.
 *
 * <pre>
 * none --found--> resting --mean leaves the dead zone--> gliding --there--> resting
 *  ^                any --found far away--> resting there (a jump)
 *  +-- forget --- any
 * </pre>
 */
final class SteadyBox {
    /** Of the box's side. A sitter who sways stays within, and the view has room for it on all sides. */
    private static final double DEAD_SHIFT_RATIO = 0.08;
    /** Of the box's side. A cascade's windows grow in steps of a tenth. */
    private static final double DEAD_GROWTH_RATIO = 0.12;
    private static final double JUMP_SHIFT_RATIO = 0.6;
    private static final double JUMP_GROWTH_RATIO = 0.5;
    /** Of the box's side: near enough to the mean to rest. */
    private static final double ARRIVED_RATIO = 0.01;
    /** In the mean, of one found within the dead zone about what is shown. */
    private static final double STILL_WEIGHT = 0.4;
    /** The same of one found outside: the sitter has probably moved. */
    private static final double MOVED_WEIGHT = 0.7;
    private static final double GLIDE_SECONDS = 0.25;

    private @Nullable Box shown;
    private @Nullable Box mean;
    private boolean gliding;
    private boolean strayed;

    /** Null before the first is found. */
    @Nullable
    Box box() {
        return shown;
    }

    void forget() {
        shown = null;
        mean = null;
        gliding = false;
        strayed = false;
    }

    /** A face was found there; if it cannot be the same one having moved, the box is there at once. */
    void found(Box box) {
        if (shown == null || mean == null || jumps(shown, box)) {
            shown = box;
            mean = box;
            gliding = false;
            strayed = false;
            return;
        }
        strayed = strays(shown, box);
        mean = between(mean, box, strayed ? MOVED_WEIGHT : STILL_WEIGHT);
        gliding |= strays(shown, mean);
    }

    /** The sitter is moving, or may be: it is worth looking again soon. */
    boolean restless() {
        return gliding || strayed;
    }

    /** Time goes on. */
    void pass(double seconds) {
        if (!gliding || shown == null || mean == null) {
            return;
        }
        shown = between(shown, mean, 1 - Math.exp(-seconds / GLIDE_SECONDS));
        gliding = shift(shown, mean) > ARRIVED_RATIO || growth(shown, mean) > ARRIVED_RATIO;
    }

    private static boolean strays(Box from, Box to) {
        return shift(from, to) > DEAD_SHIFT_RATIO || growth(from, to) > DEAD_GROWTH_RATIO;
    }

    private static boolean jumps(Box from, Box to) {
        return shift(from, to) > JUMP_SHIFT_RATIO || growth(from, to) > JUMP_GROWTH_RATIO;
    }

    private static double shift(Box from, Box to) {
        return Math.hypot(to.x() + to.width() / 2 - from.x() - from.width() / 2,
                to.y() + to.height() / 2 - from.y() - from.height() / 2) / from.width();
    }

    private static double growth(Box from, Box to) {
        return Math.abs(to.width() / from.width() - 1);
    }

    private static Box between(Box from, Box to, double share) {
        return new Box(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()),
                from.width() + share * (to.width() - from.width()),
                from.height() + share * (to.height() - from.height()));
    }
}

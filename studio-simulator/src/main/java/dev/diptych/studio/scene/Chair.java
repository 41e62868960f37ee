package dev.diptych.studio.scene;

import dev.diptych.imaging.Affine;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Who sits before the camera, and how they move. */
public final class Chair {
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private @Nullable Scene scene;
    private SitterPath path = new SitterPath(Motion.STILL);
    private SitterLids lids = new SitterLids(Lids.OPEN);
    private BlinkReflex reflex = BlinkReflex.NONE;

    /** Somebody who does not blink takes the chair. */
    public void seat(Scene next, Motion sway) {
        seat(next, sway, Lids.OPEN, BlinkReflex.NONE);
    }

    public void seat(Scene next, Motion sway, Lids blinks, BlinkReflex nextReflex) {
        scene = next;
        path = new SitterPath(sway);
        lids = new SitterLids(blinks);
        reflex = nextReflex;
    }

    public boolean isTaken() {
        return scene != null;
    }

    /** @throws IllegalStateException if nobody has sat down yet */
    public Scene scene() {
        if (scene == null) {
            throw new IllegalStateException("Nobody sits before the camera.");
        }
        return scene;
    }

    /** How the sitter has moved and, if nothing else happens, will move. */
    public Motion path() {
        return path;
    }

    /** How the sitter has blinked and, if no flash startles them, will blink. */
    public Lids lids() {
        return lids;
    }

    /** A flash begins at {@code instantNanos}, not before now; it may startle the sitter into a blink. */
    public void flashBegins(long instantNanos) {
        reflex.toFlashAt(instantNanos).ifPresent(blink -> lids = lids.with(blink, instantNanos - REMEMBERED_NANOS));
    }

    /** The sitter gets up and walks out of the picture, to the right if the speed is positive. */
    public void walkOut(double fromNanos, double millimetresPerSecond) {
        double pxPerNano = millimetresPerSecond / 1e9 * pxPerMillimetre();
        path = path.with(at -> Affine.translation(pxPerNano * (at - fromNanos), 0), fromNanos);
    }

    /** The sitter moves smoothly to another place and stays there. */
    public void shift(double fromNanos, double untilNanos, double rightMillimetres, double downMillimetres) {
        double rightPx = rightMillimetres * pxPerMillimetre();
        double downPx = downMillimetres * pxPerMillimetre();
        path = path.with(at -> {
            double u = Math.min(1, (at - fromNanos) / (untilNanos - fromNanos));
            double done = 0.5 * (1 - Math.cos(Math.PI * u));
            return Affine.translation(done * rightPx, done * downPx);
        }, fromNanos);
    }

    /** The sitter is back on the chair, and walks and shifts still to come do not happen. */
    public void backAt(long instantNanos) {
        path = path.backAt(instantNanos).since(instantNanos - REMEMBERED_NANOS);
    }

    private double pxPerMillimetre() {
        return SitterMotion.pxPerMillimetre(scene().heightPx());
    }
}

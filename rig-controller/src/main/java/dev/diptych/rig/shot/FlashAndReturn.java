package dev.diptych.rig.shot;

import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.FrameTiming;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.switching.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * The second half of every plan, the same for all planners: from the flash frame on. The flash is lit around its
 * frame, the dark frame is the first whole one after it, and the lamps return to rest so that their light comes back
 * just after that.
 */
final class FlashAndReturn {
    /** Beyond every stated uncertainty, between a light's change and an exposure. */
    static final long GUARD_NANOS = 500_000;

    private FlashAndReturn() {
    }

    /**
     * The plan whose studio frame is frame 0, whose lamps go off by {@code lampsOff}, and whose flash frame is
     * {@code flashFrame} frames later.
     */
    static ShotPlan complete(PlanningInputs inputs, List<Edge> lampsOff, int flashFrame) throws UnplannableException {
        FrameTiming timing = inputs.timing();
        requireFreeRunning("studio", inputs.studio(), timing);
        requireFreeRunning("flash", inputs.flash(), timing);
        Light flash = inputs.lights().flash();
        long slackNanos = inputs.slipNanos() + GUARD_NANOS;
        List<Edge> edges = new ArrayList<>(lampsOff);

        ExposureWindow studioWindow = timing.window(0, inputs.studio());
        ExposureWindow flashWindow = window(timing, flashFrame, inputs.flash());
        long flashOn = flashWindow.startNanos() - flash.response().latestSettledNanos(true) - slackNanos;
        // Never before it is lit: a flash that glows on for longer than its frame would be switched off first.
        long flashOff = Math.max(flashWindow.startNanos() + slackNanos,
                flashWindow.endNanos() + slackNanos - flash.response().earliestChangeNanos(false));
        if (flashOff - flashOn > flash.cap().maxAwayNanos()) {
            throw new UnplannableException(
                    "Flash \"%s\" would have to be lit for %.1f ms (readout, exposure and its own rise), but its cap is %.1f ms; shorten the flash exposure, use a faster readout, or drive the LED as a torch."
                            .formatted(flash.id(), (flashOff - flashOn) / 1e6, flash.cap().maxAwayNanos() / 1e6));
        }
        if (flashOn + flash.response().earliestChangeNanos(true) < studioWindow.endNanos() + slackNanos) {
            throw new UnplannableException(
                    "Flash \"%s\" rises too slowly to be dark in the studio frame and full in the flash frame."
                            .formatted(flash.id()));
        }
        edges.add(new Edge(flash.id(), 1, flashOn));
        edges.add(new Edge(flash.id(), 0, flashOff));

        int darkFrame = timing.firstFrameExposedAfter(
                flashOff + flash.response().latestSettledNanos(false) + slackNanos, inputs.flash());
        ExposureWindow darkWindow = window(timing, darkFrame, inputs.flash());
        for (Light lamp : inputs.lights().lamps()) {
            long on = darkWindow.endNanos() + slackNanos - lamp.response().earliestChangeNanos(true);
            // Never before the flash frame is over: a relay that answers early must not spoil it.
            edges.add(new Edge(lamp.id(), lamp.restLevel(), Math.max(on, flashWindow.endNanos() + slackNanos)));
        }
        return new ShotPlan(edges,
                List.of(new WantedFrame(FrameRole.STUDIO, 0, inputs.studio(), studioWindow),
                        new WantedFrame(FrameRole.FLASH, flashFrame, inputs.flash(), flashWindow),
                        new WantedFrame(FrameRole.DARK, darkFrame, inputs.flash(), darkWindow)));
    }

    /** A camera stretches its frame period for a longer exposure, and then no frame lies where it was predicted. */
    private static void requireFreeRunning(String role, ExposureSetting exposure, FrameTiming timing)
            throws UnplannableException {
        if (exposure.exposureNanos() > timing.framePeriodNanos()) {
            throw new UnplannableException(
                    "The %s exposure of %.1f ms is longer than the camera's frame period of %.1f ms; shorten it and raise the gain."
                            .formatted(role, exposure.exposureNanos() / 1e6, timing.framePeriodNanos() / 1e6));
        }
    }

    private static ExposureWindow window(FrameTiming timing, int frame, ExposureSetting exposure) {
        return timing.window(frame * timing.framePeriodNanos(), exposure);
    }
}

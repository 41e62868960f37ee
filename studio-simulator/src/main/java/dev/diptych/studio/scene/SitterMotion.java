package dev.diptych.studio.scene;

import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import java.util.random.RandomGenerator;

/**
 * How a sitter sways: two slow swings sideways, one up and down, a little nodding and a little to and fro.
 */
public final class SitterMotion implements Motion {
    /** What a frame shows from top to bottom: head and shoulders. */
    private static final double FRAME_HEIGHT_MILLIMETRES = 480;
    private static final double MAX_TURN_RADIANS = 0.006;
    private static final double MAX_SCALE = 0.004;

    private record Swing(double amplitude, double hertz, double phaseRadians) {
        double at(double seconds) {
            return amplitude * Math.sin(2 * Math.PI * hertz * seconds + phaseRadians);
        }

        double peakSpeed() {
            return amplitude * 2 * Math.PI * hertz;
        }
    }

    private final Swing[] sideways;
    private final Swing vertical;
    private final Swing turn;
    private final Swing scale;
    private final double centreX;
    private final double centreY;
    private final double pxPerUnit;

    /** @param peakSpeedMillimetresPerSecond fastest motion of the figure's middle */
    public SitterMotion(Box sitterBox, int frameHeightPx, double peakSpeedMillimetresPerSecond,
            RandomGenerator random) {
        centreX = sitterBox.x() + sitterBox.width() / 2;
        centreY = sitterBox.y() + sitterBox.height() / 2;
        sideways = new Swing[]{swing(1, 0.15, 0.25, random), swing(0.3, 0.35, 0.5, random)};
        vertical = swing(0.3, 0.2, 0.35, random);
        // People who sway more also nod and lean more.
        double liveliness = Math.min(1, peakSpeedMillimetresPerSecond / 20);
        turn = swing(MAX_TURN_RADIANS * liveliness, 0.15, 0.3, random);
        scale = swing(MAX_SCALE * liveliness, 0.1, 0.25, random);
        double peak = Math.hypot(sideways[0].peakSpeed() + sideways[1].peakSpeed(), vertical.peakSpeed());
        pxPerUnit = peakSpeedMillimetresPerSecond / peak * frameHeightPx / FRAME_HEIGHT_MILLIMETRES;
    }

    /** At the sitter. */
    static double pxPerMillimetre(int frameHeightPx) {
        return frameHeightPx / FRAME_HEIGHT_MILLIMETRES;
    }

    private static Swing swing(double amplitude, double lowHertz, double highHertz, RandomGenerator random) {
        return new Swing(amplitude, lowHertz + (highHertz - lowHertz) * random.nextDouble(),
                2 * Math.PI * random.nextDouble());
    }

    @Override
    public Affine at(double instantNanos) {
        double seconds = instantNanos / 1e9;
        return Affine.similarity(turn.at(seconds), 1 + scale.at(seconds), centreX, centreY,
                pxPerUnit * (sideways[0].at(seconds) + sideways[1].at(seconds)), pxPerUnit * vertical.at(seconds));
    }
}

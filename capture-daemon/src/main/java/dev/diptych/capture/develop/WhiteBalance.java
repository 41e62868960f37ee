package dev.diptych.capture.develop;

import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * By how much the red and the blue of a raw frame are raised against its green, so that its picture is not green. The
 * originals stay as they are.
 *
 * @param stated whether the camera said so, or nobody
 */
public record WhiteBalance(double red, double blue, boolean stated) {
    /** As the sensor sees. */
    public static final WhiteBalance UNSTATED = new WhiteBalance(1, 1, false);

    /** libcamera's control: red, then blue; "[ 2.100000, 1.700000 ]" in most of its versions. */
    private static final String METADATA_NAME = "ColourGains";
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");

    public WhiteBalance {
        if (!(red > 0 && blue > 0 && Double.isFinite(red) && Double.isFinite(blue))) {
            throw new IllegalArgumentException("Colour gains are greater than 0, but these are " + red + " and " + blue
                    + ".");
        }
    }

    /**
     * For all frames of a pair the same, so that its pictures can be compared: as stated with the flash frame, onto
     * which the pair is registered, else with the studio frame. Empty if the frames are not raw: whoever made them to
     * what they are has balanced them.
     */
    static Optional<WhiteBalance> ofPair(Frame studio, Frame flash) {
        return flash.format() instanceof PixelFormat.Bayer
                ? Optional.of(stated(flash).or(() -> stated(studio)).orElse(UNSTATED))
                : Optional.empty();
    }

    private static Optional<WhiteBalance> stated(Frame frame) {
        return stated(frame.cameraMetadata());
    }

    /** What a frame's metadata say, in whatever brackets; empty if that is not two gains. */
    static Optional<WhiteBalance> stated(Map<String, String> cameraMetadata) {
        List<Double> gains = NUMBER.matcher(cameraMetadata.getOrDefault(METADATA_NAME, ""))
                .results()
                .map(MatchResult::group)
                .map(Double::valueOf)
                .toList();
        return gains.size() == 2 && gains.stream().allMatch(gain -> gain > 0 && Double.isFinite(gain))
                ? Optional.of(new WhiteBalance(gains.get(0), gains.get(1), true))
                : Optional.empty();
    }
}

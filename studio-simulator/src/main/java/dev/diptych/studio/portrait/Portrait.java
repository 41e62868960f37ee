package dev.diptych.studio.portrait;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A sitter and the wall behind, in two layers because the sitter sways and the wall does not. Under light {@code l} the
 * picture is {@code sitter_l + (1 - coverage / 255) * backdrop_l}.
 *
 * @param backdrop the wall under each light, also where the sitter hides it, with the shadow that the sitter casts
 * @param sitter the sitter under each light, premultiplied by {@code coverage}
 * @param coverage share of each pixel that the sitter covers, 0 to 255 unsigned, row-major, owned by this portrait
 * @param lids the eyes as they look in a blink
 */
public record Portrait(int widthPx, int heightPx, List<BasisImage> backdrop, List<BasisImage> sitter, byte[] coverage,
        Eyelids lids, PortraitTruth truth) {
    public Portrait {
        backdrop = List.copyOf(backdrop);
        sitter = List.copyOf(sitter);
        if (backdrop.size() != sitter.size()) {
            throw new IllegalArgumentException("Both layers of a portrait need one image per light, but there are "
                    + backdrop.size() + " of the backdrop and " + sitter.size() + " of the sitter.");
        }
        if (coverage.length != widthPx * heightPx) {
            throw new IllegalArgumentException("The coverage of a " + widthPx + "x" + heightPx + " portrait holds "
                    + widthPx * heightPx + " values, not " + coverage.length + ".");
        }
        if (lids.x() < 0 || lids.y() < 0 || lids.x() + lids.widthPx() > widthPx
                || lids.y() + lids.heightPx() > heightPx || lids.open().size() != sitter.size()) {
            throw new IllegalArgumentException("The eyelids do not lie inside the portrait, or not under its lights.");
        }
    }

    /**
     * The same portrait in a blink; costs a copy of the sitter's layer.
     *
     * @param closure 0 open to 1 closed
     * @throws IllegalArgumentException if {@code closure} is less than 0 or more than 1
     */
    public Portrait withLids(double closure) {
        if (!(closure >= 0 && closure <= 1)) {
            throw new IllegalArgumentException("Lids are between 0 (open) and 1 (closed), not at " + closure + ".");
        }
        List<BasisImage> blinking = IntStream.range(0, sitter.size())
                .mapToObj(light -> lids.drawnInto(sitter.get(light), light, closure))
                .toList();
        return new Portrait(widthPx, heightPx, backdrop, blinking, coverage, lids, truth);
    }
}

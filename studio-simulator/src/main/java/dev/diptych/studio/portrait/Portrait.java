package dev.diptych.studio.portrait;

import java.util.List;

/**
 * A sitter and the wall behind, in two layers because the sitter sways and the wall does not. Under light {@code l} the
 * picture is {@code sitter_l + (1 - coverage / 255) * backdrop_l}.
 *
 * @param backdrop the wall under each light, also where the sitter hides it, with the shadow that the sitter casts
 * @param sitter the sitter under each light, premultiplied by {@code coverage}
 * @param coverage share of each pixel that the sitter covers, 0 to 255 unsigned, row-major, owned by this portrait
 */
public record Portrait(int widthPx, int heightPx, List<BasisImage> backdrop, List<BasisImage> sitter, byte[] coverage,
        PortraitTruth truth) {
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
    }
}

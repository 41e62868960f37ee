package dev.diptych.studio.portrait;

import java.util.List;

/**
 * The part of the sitter's layer that changes when the sitter blinks: both eyes, with the lids in three places. What
 * lies between is cross-faded.
 *
 * @param x column of the portrait in which the part begins
 * @param y row of the portrait in which the part begins
 * @param open one image per light, premultiplied by the portrait's coverage
 * @param half as {@code open}, the upper lids halfway down
 * @param closed as {@code open}, the lids closed
 */
public record Eyelids(int x, int y, List<BasisImage> open, List<BasisImage> half, List<BasisImage> closed) {
    public Eyelids {
        open = List.copyOf(open);
        half = List.copyOf(half);
        closed = List.copyOf(closed);
        if (open.isEmpty() || half.size() != open.size() || closed.size() != open.size()) {
            throw new IllegalArgumentException(
                    "Eyelids need one image per light in each of three places, but there are "
                            + open.size() + ", " + half.size() + " and " + closed.size() + ".");
        }
        for (BasisImage image : List.of(half.getFirst(), closed.getFirst())) {
            if (image.width() != open.getFirst().width() || image.height() != open.getFirst().height()) {
                throw new IllegalArgumentException("Open, half closed and closed lids must be of one size.");
            }
        }
    }

    public int widthPx() {
        return open.getFirst().width();
    }

    public int heightPx() {
        return open.getFirst().height();
    }

    /**
     * The sitter's picture under one light with the lids at {@code closure}, in memory of its own.
     *
     * @param closure 0 open to 1 closed
     */
    BasisImage drawnInto(BasisImage sitter, int light, double closure) {
        boolean nearlyOpen = closure < 0.5;
        short[] from = (nearlyOpen ? open : half).get(light).rgb();
        short[] to = (nearlyOpen ? half : closed).get(light).rgb();
        int share = (int) Math.round(256 * (nearlyOpen ? 2 * closure : 2 * closure - 1));
        short[] rgb = sitter.rgb().clone();
        int rowLength = 3 * widthPx();
        for (int row = 0; row < heightPx(); row++) {
            int at = 3 * ((y + row) * sitter.width() + x);
            for (int i = row * rowLength; i < (row + 1) * rowLength; i++) {
                int mixed = ((from[i] & 0xffff) * (256 - share) + (to[i] & 0xffff) * share + 128) >> 8;
                rgb[at++] = (short) mixed;
            }
        }
        return new BasisImage(sitter.width(), sitter.height(), rgb, sitter.fullScale());
    }
}

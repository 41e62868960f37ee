package dev.diptych.capture.develop;

import dev.diptych.imaging.BoxReduction;
import dev.diptych.imaging.Luminance;
import dev.diptych.imaging.Plane;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.registration.RegionOfInterest;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How blurred a picture is, by the width of its sharpest edges: a sharp picture has some edges that are as steep as its
 * pixels allow, whatever it shows and however bright it is; a blurred one has none. Along rows and along columns every
 * monotonic run through a steep place is an edge (Marziliano et al. 2002); its width is from 10 % to 90 % of its rise,
 * as in ISO 12233. Motion blurs along one direction only, so the worse of the two counts.
 */
final class EdgeBlur {
    /** The picture is looked at with at least so many rows: finer detail says nothing of a blur that matters. */
    private static final int MIN_ROWS = 960;
    /** Of all edges, the sharpest so many decide. */
    private static final double SHARPEST_SHARE = 0.07;
    /** Width of the edges of a picture as sharp as its pixels allow. */
    private static final double SHARP_WIDTH_PX = 1.6;
    /** With fewer edges there is no telling. */
    private static final int MIN_EDGES = 40;

    private EdgeBlur() {
    }

    /**
     * By how much the sharpest edges of the region, across the worse direction, are wider than those of a sharp picture,
     * in pixels of a picture 1000 pixels high; empty if the region shows next to no edges.
     */
    static OptionalDouble ofSharpestEdgesPx(Srgb8Image picture, RegionOfInterest region) {
        Srgb8Image reduced = BoxReduction.by(picture, Math.max(1, picture.height() / MIN_ROWS));
        Plane luma = Luminance.ofSrgb(reduced);
        Plane turned = turned(luma);
        double noise = PlaneNoise.standardDeviation(luma);
        double[] alongRows = new RowEdges(luma, noise).widthsPx(
                (x, y) -> region.contains(x, y, luma.width(), luma.height()));
        double[] alongColumns = new RowEdges(turned, noise).widthsPx(
                (x, y) -> region.contains(y, x, luma.width(), luma.height()));
        return Stream.of(alongRows, alongColumns)
                .filter(widths -> widths.length >= MIN_EDGES)
                .mapToDouble(widths -> Math.max(0, sharpest(widths) - SHARP_WIDTH_PX) * 1000 / luma.height())
                .max();
    }

    private static double sharpest(double[] widthsPx) {
        double[] sorted = widthsPx.clone();
        Arrays.sort(sorted);
        return sorted[(int) (SHARPEST_SHARE * sorted.length)];
    }

    private static Plane turned(Plane plane) {
        int rows = plane.width();
        int columns = plane.height();
        Plane turned = new Plane(columns, rows);
        IntStream.range(0, rows).parallel().forEach(row -> {
            for (int column = 0; column < columns; column++) {
                turned.values()[row * columns + column] = plane.at(row, column);
            }
        });
        return turned;
    }
}

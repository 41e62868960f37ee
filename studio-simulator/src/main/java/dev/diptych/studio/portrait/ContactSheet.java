package dev.diptych.studio.portrait;

import dev.diptych.imaging.BoxReduction;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbTransfer;
import java.util.Arrays;
import java.util.List;

/** Many sitters in one picture, each under the flash and, to the right of that, under the studio's lamps. */
public final class ContactSheet {
    private static final int GAP_PX = 4;
    private static final byte PAPER = (byte) 245;
    /** Drawn so many times as wide and reduced, as small portraits show the edges of their pixels. */
    private static final int OVERSAMPLING = 2;
    /** Light above this is compressed, so that no highlight clips. */
    private static final double SHOULDER = 0.7;

    private ContactSheet() {
    }

    /**
     * Renders everybody, row by row.
     *
     * @param columns pairs in a row
     * @param sidePx of each of a pair's two square pictures
     * @throws IllegalArgumentException if there is nobody, no column, or the pictures are smaller than 16 pixels
     */
    public static Srgb8Image of(List<SitterSpec> sitters, int columns, int sidePx) {
        if (sitters.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("A contact sheet needs at least one sitter and one column, not "
                    + sitters.size() + " and " + columns + ".");
        }
        int rows = Math.ceilDiv(sitters.size(), columns);
        int cellWidthPx = 2 * sidePx + GAP_PX;
        Srgb8Image sheet = new Srgb8Image(columns * cellWidthPx + GAP_PX, rows * (sidePx + GAP_PX) + GAP_PX);
        Arrays.fill(sheet.rgb(), PAPER);
        for (int i = 0; i < sitters.size(); i++) {
            Portrait portrait = PortraitStudio.render(sitters.get(i), OVERSAMPLING * sidePx, OVERSAMPLING * sidePx);
            int x = GAP_PX + i % columns * cellWidthPx;
            int y = GAP_PX + i / columns * (sidePx + GAP_PX);
            paste(picture(portrait, 0, 1), sheet, x, y);
            paste(picture(portrait, 1, PortraitStudio.LIGHT_COUNT), sheet, x + sidePx, y);
        }
        return sheet;
    }

    /** The portrait under some of the lights, at full level, as a display shows it. */
    private static Srgb8Image picture(Portrait portrait, int fromLight, int toLight) {
        Srgb8Image picture = new Srgb8Image(portrait.widthPx(), portrait.heightPx());
        for (int i = 0; i < portrait.coverage().length; i++) {
            int x = i % portrait.widthPx();
            int y = i / portrait.widthPx();
            double through = 1 - (portrait.coverage()[i] & 0xff) / 255.0;
            for (int channel = 0; channel < 3; channel++) {
                double light = 0;
                for (int l = fromLight; l < toLight; l++) {
                    light += portrait.sitter().get(l).at(x, y, channel)
                            + through * portrait.backdrop().get(l).at(x, y, channel);
                }
                picture.rgb()[3 * i + channel] = (byte) SrgbTransfer.toCode8((float) tone(light));
            }
        }
        return BoxReduction.by(picture, OVERSAMPLING);
    }

    private static double tone(double light) {
        double room = 1 - SHOULDER;
        return light <= SHOULDER ? light : SHOULDER + room * (1 - Math.exp((SHOULDER - light) / room));
    }

    private static void paste(Srgb8Image picture, Srgb8Image into, int x, int y) {
        for (int row = 0; row < picture.height(); row++) {
            System.arraycopy(picture.rgb(), 3 * row * picture.width(), into.rgb(), 3 * ((y + row) * into.width() + x),
                    3 * picture.width());
        }
    }
}

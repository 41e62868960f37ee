package dev.diptych.capture.views;

import dev.diptych.imaging.Srgb8Image;

/** Two pictures in one, the first in red, the second in cyan: where they fit, what is left is grey. */
final class Overlay {
    private Overlay() {
    }

    /** @param second of the same size */
    static Srgb8Image of(Srgb8Image first, Srgb8Image second) {
        byte[] reds = first.rgb();
        byte[] others = second.rgb();
        byte[] mixed = new byte[reds.length];
        for (int i = 0; i < mixed.length; i += 3) {
            mixed[i] = (byte) luma(reds, i);
            byte cyan = (byte) luma(others, i);
            mixed[i + 1] = cyan;
            mixed[i + 2] = cyan;
        }
        return new Srgb8Image(first.width(), first.height(), mixed);
    }

    /** By the weights of BT.601, in 8 bit. */
    private static int luma(byte[] rgb, int i) {
        return (77 * (rgb[i] & 0xff) + 150 * (rgb[i + 1] & 0xff) + 29 * (rgb[i + 2] & 0xff) + 128) >> 8;
    }
}

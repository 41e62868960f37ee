package dev.diptych.studio.portrait;

/** A linear-light colour, primaries of sRGB; as a reflectance 0 to 1. */
record LinearRgb(double red, double green, double blue) {
    static LinearRgb grey(double value) {
        return new LinearRgb(value, value, value);
    }

    /** From hue, saturation and value of the display-encoded colour, each 0 to 1. */
    static LinearRgb ofHsv(double hue, double saturation, double value) {
        return new LinearRgb(hsvChannel(5, hue, saturation, value), hsvChannel(3, hue, saturation, value),
                hsvChannel(1, hue, saturation, value));
    }

    private static double hsvChannel(int offset, double hue, double saturation, double value) {
        double k = (offset + hue * 6) % 6;
        double encoded = value - value * saturation * Math.clamp(Math.min(k, 4 - k), 0, 1);
        return Math.pow(encoded, 2.2);
    }

    LinearRgb times(double factor) {
        return new LinearRgb(red * factor, green * factor, blue * factor);
    }

    LinearRgb times(double r, double g, double b) {
        return new LinearRgb(red * r, green * g, blue * b);
    }

    /** This colour at {@code share} 0, {@code other} at 1. */
    LinearRgb mix(LinearRgb other, double share) {
        return new LinearRgb(Ramp.mix(red, other.red, share), Ramp.mix(green, other.green, share),
                Ramp.mix(blue, other.blue, share));
    }
}

package dev.diptych.rig.camera;

/** White balance: by how much red and blue are raised against green. */
public record ColourGains(double red, double blue) {
    public ColourGains {
        if (!(red > 0 && blue > 0 && Double.isFinite(red) && Double.isFinite(blue))) {
            throw new IllegalArgumentException("Colour gains are greater than 0, but these are " + red + " and " + blue
                    + ".");
        }
    }
}

package dev.diptych.capture.report;

import java.util.Locale;

/** Measured numbers with as many digits as they deserve, and their unit. */
public final class Figures {
    private Figures() {
    }

    public static String millis(long nanos) {
        return millis(nanos / 1e6);
    }

    /** Four digits or so: "317.2 ms", "8.12 ms", "0.213 ms". */
    public static String millis(double millis) {
        return digits(millis) + " ms";
    }

    /** Like {@link #millis} and without the unit, for the lower end of a range. */
    public static String digits(double millis) {
        double size = Math.abs(millis);
        String pattern = size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, pattern, millis);
    }

    /** "24.8 %", "0.31 %". */
    public static String percent(double ratio) {
        double percent = 100 * ratio;
        return String.format(Locale.ROOT, Math.abs(percent) >= 10 ? "%.1f %%" : "%.2f %%", percent);
    }

    /** In decimal units as disks are sold: "812 bytes", "22.1 MB", "1.30 GB". */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.5) {
            size /= 1000;
            unit++;
        }
        String pattern = size >= 99.95 ? "%.0f %cB" : size >= 9.995 ? "%.1f %cB" : "%.2f %cB";
        return String.format(Locale.ROOT, pattern, size, "kMGTPE".charAt(unit));
    }
}

package dev.diptych.studio.scene;

import dev.diptych.imaging.Box;

/** How much of each point of a picture a sitter covers, by a share for each pixel. */
final class SitterCoverage {
    /** A figure that the picture's side cuts off goes on for so much further, as a share of the picture's height. */
    private static final double BEYOND_BORDER = 0.25;
    private static final int HALF = 127;

    private final byte[] shares;
    private final int widthPx;
    private final int heightPx;
    private final double beyondBorderPx;
    /** Of each row, the first and the last column that is covered at all; nothing is left of 0 and right of the last. */
    private final int[] first;
    private final int[] last;

    /** @param shares 0 to 255 unsigned, row-major; not copied */
    SitterCoverage(byte[] shares, int widthPx, int heightPx) {
        this.shares = shares;
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.beyondBorderPx = BEYOND_BORDER * heightPx;
        this.first = new int[heightPx];
        this.last = new int[heightPx];
        for (int y = 0; y < heightPx; y++) {
            first[y] = Integer.MAX_VALUE;
            last[y] = Integer.MIN_VALUE;
            for (int x = 0; x < widthPx; x++) {
                if (shares[y * widthPx + x] != 0) {
                    first[y] = Math.min(first[y], x == 0 ? Integer.MIN_VALUE : x);
                    last[y] = x == widthPx - 1 ? Integer.MAX_VALUE : x;
                }
            }
        }
    }

    /** From 0 to 1, interpolated between pixels and held beyond the border. */
    float at(double x, double y) {
        if (x < -beyondBorderPx || x > widthPx - 1 + beyondBorderPx) {
            return 0;
        }
        double cx = Math.min(Math.max(x, 0), widthPx - 1.0);
        double cy = Math.min(Math.max(y, 0), heightPx - 1.0);
        int x0 = Math.min((int) cx, widthPx - 2);
        int y0 = Math.min((int) cy, heightPx - 2);
        int i = y0 * widthPx + x0;
        byte corner = shares[i];
        if (corner == shares[i + 1] && corner == shares[i + widthPx] && corner == shares[i + widthPx + 1]) {
            // Nearly everywhere: beside the sitter, or on them.
            return share(corner);
        }
        float u = (float) (cx - x0);
        float v = (float) (cy - y0);
        float above = share(corner) + u * (share(shares[i + 1]) - share(corner));
        float below = share(shares[i + widthPx]) + u * (share(shares[i + widthPx + 1]) - share(shares[i + widthPx]));
        return above + v * (below - above);
    }

    /** As {@link #at} at points that lie on a line. */
    void along(double[] x, double[] y, int count, float[] into) {
        int from = row(Math.min(y[0], y[count - 1]));
        int until = row(Math.max(y[0], y[count - 1]) + 1);
        int leftmost = Integer.MAX_VALUE;
        int rightmost = Integer.MIN_VALUE;
        for (int row = from; row <= until; row++) {
            leftmost = Math.min(leftmost, first[row]);
            rightmost = Math.max(rightmost, last[row]);
        }
        for (int i = 0; i < count; i++) {
            // A point is interpolated from pixels that are less than one away.
            into[i] = x[i] + 1 < leftmost || x[i] - 1 > rightmost ? 0 : at(x[i], y[i]);
        }
    }

    private int row(double y) {
        return Math.clamp((int) Math.floor(y), 0, heightPx - 1);
    }

    /** Around what is covered by more than half. */
    Box box() {
        int minX = widthPx;
        int maxX = -1;
        int minY = heightPx;
        int maxY = -1;
        for (int i = 0; i < shares.length; i++) {
            if ((shares[i] & 0xff) > HALF) {
                minX = Math.min(minX, i % widthPx);
                maxX = Math.max(maxX, i % widthPx);
                minY = Math.min(minY, i / widthPx);
                maxY = Math.max(maxY, i / widthPx);
            }
        }
        if (maxX < 0) {
            throw new IllegalArgumentException("The portrait shows nobody.");
        }
        return new Box(minX, minY, maxX - minX, maxY - minY);
    }

    private static float share(byte coverage) {
        return (coverage & 0xff) / 255f;
    }
}

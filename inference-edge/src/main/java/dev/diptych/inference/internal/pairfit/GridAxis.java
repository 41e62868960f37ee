package dev.diptych.inference.internal.pairfit;

/**
 * Where evenly spaced positions over a whole axis of the frame fall among its nodes.
 *
 * @param cell for each position, the node before it
 * @param fraction for each position, its way from that node to the next, 0 to 1
 */
record GridAxis(int[] cell, float[] fraction) {
    /** Positions at the centres of {@code count} steps of {@code stepPx} pixels over an axis of {@code lengthPx}. */
    static GridAxis of(int count, double stepPx, int lengthPx, int nodes) {
        int[] cell = new int[count];
        float[] fraction = new float[count];
        for (int i = 0; i < count; i++) {
            double position = Math.min(1, (i + 0.5) * stepPx / lengthPx) * (nodes - 1);
            cell[i] = Math.min((int) position, nodes - 2);
            fraction[i] = (float) (position - cell[i]);
        }
        return new GridAxis(cell, fraction);
    }
}

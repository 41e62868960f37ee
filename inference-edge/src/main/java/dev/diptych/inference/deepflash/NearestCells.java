package dev.diptych.inference.deepflash;

/**
 * The two cells between whose centres each pixel of a row lies, and how near it is to the second: 0 at the first cell's
 * centre, 1 at the second's. Beyond the outermost centres both are the outermost cell. The same holds for columns.
 */
record NearestCells(int[] first, int[] second, float[] nearness) {
    /**
     * @param start position of the first pixel among the cells, whose centres are whole numbers
     * @param cellsPerPixel from one pixel to the next
     */
    static NearestCells of(int pixels, double start, double cellsPerPixel, int cells) {
        NearestCells nearest = new NearestCells(new int[pixels], new int[pixels], new float[pixels]);
        for (int i = 0; i < pixels; i++) {
            double position = Math.clamp(start + i * cellsPerPixel, 0, cells - 1.0);
            int first = (int) position;
            nearest.first[i] = first;
            nearest.second[i] = Math.min(first + 1, cells - 1);
            nearest.nearness[i] = (float) (position - first);
        }
        return nearest;
    }
}

package dev.diptych.studio.scene;

import dev.diptych.imaging.Box;

/**
 * An empty chair: the camera sees a plain grey wall, each lamp's pool of light in another place on it, the flash's in
 * the middle. The pools are smooth functions, so it costs little at any resolution. Nothing saturates: at the exposure
 * that suits the lamps the brightest spot under all of them is {@value #BRIGHTEST}.
 */
public final class EmptyStudio implements Scene {
    private static final float BRIGHTEST = 0.6f;
    /** Points a side at which the pools are measured once. */
    private static final int GRID = 33;

    /**
     * Light that is 1 at (x, y), in shares of the picture's width and height, and halved {@code reach} from there: what
     * is left of an inverse square at some distance from the wall.
     */
    private record Pool(float x, float y, float reach) {
        float at(float u, float v) {
            float du = u - x;
            float dv = v - y;
            return 1 / (1 + (du * du + dv * dv) / (reach * reach));
        }

        double mean() {
            double sum = 0;
            for (int i = 0; i < GRID * GRID; i++) {
                sum += at(gridPoint(i % GRID), gridPoint(i / GRID));
            }
            return sum / (GRID * GRID);
        }
    }

    /** In the order of {@link SceneLights}. */
    private static final Pool[] POOLS = {new Pool(0.5f, 0.5f, 0.8f), new Pool(0.2f, 0.7f, 0.6f),
        new Pool(0.8f, 0.65f, 0.7f), new Pool(0.25f, 0.1f, 0.8f), new Pool(0.75f, 0.15f, 0.65f)};
    /** Each lamp's share of all lamps' light on average over the wall; they sum to one. */
    private static final double[] LAMP_SHARES = {0.32, 0.26, 0.24, 0.18};

    /** Light at the brightest point of each pool. */
    private static final float[] PEAKS = peaks();

    private final int widthPx;
    private final int heightPx;

    public EmptyStudio(int widthPx, int heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    @Override
    public String name() {
        return "empty chair";
    }

    @Override
    public int widthPx() {
        return widthPx;
    }

    @Override
    public int heightPx() {
        return heightPx;
    }

    @Override
    public LightLayer backdrop() {
        return this::wall;
    }

    @Override
    public LightLayer sitter() {
        return (x, y, levels, rgb) -> grey(0, rgb);
    }

    @Override
    public float coverage(double x, double y) {
        return 0;
    }

    /** All of the picture: where somebody could be. */
    @Override
    public Box sitterBox() {
        return Box.ofImage(widthPx, heightPx);
    }

    private void wall(double x, double y, float[] levels, float[] rgb) {
        float u = ((float) x + 0.5f) / widthPx;
        float v = ((float) y + 0.5f) / heightPx;
        float light = 0;
        for (int i = 0; i < POOLS.length; i++) {
            if (levels[i] != 0) {
                light += levels[i] * PEAKS[i] * POOLS[i].at(u, v);
            }
        }
        grey(light, rgb);
    }

    private static void grey(float light, float[] rgb) {
        rgb[0] = light;
        rgb[1] = light;
        rgb[2] = light;
    }

    private static float[] peaks() {
        float[] peaks = new float[SceneLights.COUNT];
        peaks[SceneLights.FLASH] = BRIGHTEST;
        for (int lamp = 0; lamp < LAMP_SHARES.length; lamp++) {
            peaks[1 + lamp] = (float) (LAMP_SHARES[lamp] / POOLS[1 + lamp].mean());
        }
        float brightest = 0;
        for (int i = 0; i < GRID * GRID; i++) {
            float light = 0;
            for (int lamp = 1; lamp < peaks.length; lamp++) {
                light += peaks[lamp] * POOLS[lamp].at(gridPoint(i % GRID), gridPoint(i / GRID));
            }
            brightest = Math.max(brightest, light);
        }
        for (int lamp = 1; lamp < peaks.length; lamp++) {
            peaks[lamp] *= BRIGHTEST / brightest;
        }
        return peaks;
    }

    private static float gridPoint(int index) {
        return index / (GRID - 1f);
    }
}

package dev.diptych.training.network;

/** What the layers are called in checkpoints and in exported files; stages are counted from 1, as VGG's are. */
public final class LayerNames {
    public static final String BOTTLENECK = "bottleneck";
    public static final String COLOURS = "colours";
    public static final String OUTPUT = "output";

    private LayerNames() {
    }

    /** @param stage from 0, before the halving number {@code stage} */
    public static String encoder(int stage, int layer) {
        return "conv" + (stage + 1) + "-" + (layer + 1);
    }

    /** @param stage from 0, the smallest pictures */
    public static String doubling(int stage) {
        return "up" + (stage + 1);
    }

    /** @param stage from 0, the smallest pictures */
    public static String fusing(int stage) {
        return "fuse" + (stage + 1);
    }
}

package dev.diptych.studio.scene;

import dev.diptych.imaging.Box;
import dev.diptych.studio.portrait.Portrait;

/** A procedural sitter. */
public final class PortraitScene implements Scene {
    private final String name;
    private final Portrait portrait;
    private final SitterCoverage coverage;
    private final Box sitterBox;

    public PortraitScene(String name, Portrait portrait) {
        this(name, portrait, new SitterCoverage(portrait.coverage(), portrait.widthPx(), portrait.heightPx()));
    }

    private PortraitScene(String name, Portrait portrait, SitterCoverage coverage) {
        this(name, portrait, coverage, coverage.box());
    }

    private PortraitScene(String name, Portrait portrait, SitterCoverage coverage, Box sitterBox) {
        this.name = name;
        this.portrait = portrait;
        this.coverage = coverage;
        this.sitterBox = sitterBox;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int widthPx() {
        return portrait.widthPx();
    }

    @Override
    public int heightPx() {
        return portrait.heightPx();
    }

    @Override
    public LightLayer backdrop() {
        return new BasisLayer(portrait.backdrop());
    }

    @Override
    public LightLayer sitter() {
        return new BasisLayer(portrait.sitter());
    }

    @Override
    public float coverage(double x, double y) {
        return coverage.at(x, y);
    }

    @Override
    public void coverage(double[] x, double[] y, int count, float[] into) {
        coverage.along(x, y, count, into);
    }

    @Override
    public Box sitterBox() {
        return sitterBox;
    }

    @Override
    public boolean canBlink() {
        return true;
    }

    @Override
    public Scene withLids(double closure) {
        return closure == 0 ? this : new PortraitScene(name, portrait.withLids(closure), coverage, sitterBox);
    }
}

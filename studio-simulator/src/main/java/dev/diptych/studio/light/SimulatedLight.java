package dev.diptych.studio.light;

import java.util.random.RandomGenerator;

/** One light of the studio. A switch begins a change of its output a dead time later. */
public final class SimulatedLight {
    private static final double NANOS_PER_MILLI = 1e6;

    private final String id;
    private final boolean restsOn;
    private final ResponseTruth truth;
    private final RandomGenerator random;
    private LightOutput output;

    public SimulatedLight(String id, boolean restsOn, ResponseTruth truth, RandomGenerator random) {
        this.id = id;
        this.restsOn = restsOn;
        this.truth = truth;
        this.random = random;
        this.output = LightOutput.atRest(restsOn);
    }

    public String id() {
        return id;
    }

    public boolean restsOn() {
        return restsOn;
    }

    public ResponseTruth truth() {
        return truth;
    }

    /** The output that follows from all switches so far. */
    public LightOutput output() {
        return output;
    }

    /** The switch moves at {@code instantNanos}, not earlier than any switch before. */
    public void switchTo(double level, long instantNanos) {
        boolean on = level > 0;
        double deadMillis = (on ? truth.onDeadMillis() : truth.offDeadMillis())
                + truth.deadSdMillis() * random.nextGaussian();
        double fallMillis = (on ? truth.onRiseMillis() : truth.offFallMillis())
                * (1 + truth.fallSdRatio() * random.nextGaussian());
        double leavesNanos = instantNanos + Math.max(0, deadMillis) * NANOS_PER_MILLI;
        output = output.with(
                RaisedCosine.between(leavesNanos, Math.max(0.01, fallMillis) * NANOS_PER_MILLI, 0, level),
                truth.droopRatio());
    }

    /** Forgets what can no longer be seen: from now on only later instants may be asked for. */
    public void forgetBefore(long instantNanos) {
        output = output.since(instantNanos);
    }
}

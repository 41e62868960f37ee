package dev.diptych.studio.light;

import java.util.random.RandomGenerator;

/** One light of the studio. A switch begins a change of its output a dead time later. */
public final class SimulatedLight {
    private static final double NANOS_PER_MILLI = 1e6;
    /** Without its supply a light is dark at once, as switches go. */
    private static final double CONTACT_FALL_NANOS = 4e6;

    private record Command(double level, long instantNanos) {}

    private final String id;
    private final boolean restsOn;
    private final ResponseTruth truth;
    private final Ripple ripple;
    private final RandomGenerator random;
    private LightOutput output;
    private Command latest;
    private boolean contactOpen;

    /** A light that does not flicker. */
    public SimulatedLight(String id, boolean restsOn, ResponseTruth truth, RandomGenerator random) {
        this(id, restsOn, truth, Ripple.NONE, random);
    }

    public SimulatedLight(String id, boolean restsOn, ResponseTruth truth, Ripple ripple, RandomGenerator random) {
        this.id = id;
        this.restsOn = restsOn;
        this.truth = truth;
        this.ripple = ripple;
        this.random = random;
        this.latest = new Command(restsOn ? 1 : 0, Long.MIN_VALUE);
        this.output = LightOutput.steady(latest.level());
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

    public Ripple ripple() {
        return ripple;
    }

    /** The output that follows from all switches so far, without its ripple. */
    public LightOutput output() {
        return output;
    }

    /** The switch moves at {@code instantNanos}, not earlier than any switch before. */
    public void switchTo(double level, long instantNanos) {
        switchTo(level, instantNanos, 0);
    }

    /** @param extraDeadNanos by how much longer than usual the light goes on as before */
    public void switchTo(double level, long instantNanos, long extraDeadNanos) {
        latest = new Command(level, instantNanos);
        if (contactOpen) {
            return;
        }
        boolean on = level > 0;
        double deadMillis = (on ? truth.onDeadMillis() : truth.offDeadMillis())
                + truth.deadSdMillis() * random.nextGaussian();
        double fallMillis = (on ? truth.onRiseMillis() : truth.offFallMillis())
                * (1 + truth.fallSdRatio() * random.nextGaussian());
        double leavesNanos = instantNanos + extraDeadNanos + Math.max(0, deadMillis) * NANOS_PER_MILLI;
        output = output.with(
                RaisedCosine.between(leavesNanos, Math.max(0.01, fallMillis) * NANOS_PER_MILLI, 0, level),
                truth.droopRatio());
    }

    /** A contact of the supply opens: the light is gone at once, and no switch brings it back. */
    public void openContact(long instantNanos) {
        contactOpen = true;
        output = output.with(RaisedCosine.between(instantNanos, CONTACT_FALL_NANOS, 0, 0), 0);
    }

    /** The contact closes: the light answers to where its switch stands by now. */
    public void closeContact(long instantNanos) {
        contactOpen = false;
        switchTo(latest.level(), Math.max(instantNanos, latest.instantNanos()));
    }

    /** Forgets what can no longer be seen: from now on only later instants may be asked for. */
    public void forgetBefore(long instantNanos) {
        output = output.since(instantNanos);
    }
}

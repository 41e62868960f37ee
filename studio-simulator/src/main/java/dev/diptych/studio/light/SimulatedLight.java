package dev.diptych.studio.light;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One light of the studio. A switch begins a change of its output a dead time later. For one thread at a time; its output
 * may be looked at by any.
 */
public final class SimulatedLight {
    private static final double NANOS_PER_MILLI = 1e6;
    /** Without its supply a light is dark at once, as switches go. */
    private static final double CONTACT_FALL_NANOS = 4e6;

    private record Command(double level, long instantNanos) {}

    /**
     * A switch back to rest that may still move at another instant.
     *
     * @param change as if it moved at instant 0
     */
    private record WayBack(RaisedCosine change, long instantNanos) {}

    private final String id;
    private final boolean restsOn;
    private final ResponseTruth truth;
    private final Ripple ripple;
    private final RandomGenerator random;
    /** What follows from the switches that stand. */
    private LightOutput switched;
    /** What follows from all. */
    private volatile LightOutput output;
    private @Nullable WayBack back;
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
        this.latest = new Command(restLevel(), Long.MIN_VALUE);
        this.switched = LightOutput.steady(latest.level());
        this.output = switched;
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
        change(drawn(level, instantNanos + extraDeadNanos));
    }

    /** This shot's answer to a switch at {@code instantNanos}. */
    private RaisedCosine drawn(double level, long instantNanos) {
        boolean on = level > 0;
        double deadMillis = (on ? truth.onDeadMillis() : truth.offDeadMillis())
                + truth.deadSdMillis() * random.nextGaussian();
        double fallMillis = (on ? truth.onRiseMillis() : truth.offFallMillis())
                * (1 + truth.fallSdRatio() * random.nextGaussian());
        double leavesNanos = instantNanos + Math.max(0, deadMillis) * NANOS_PER_MILLI;
        return RaisedCosine.between(leavesNanos, Math.max(0.01, fallMillis) * NANOS_PER_MILLI, 0, level);
    }

    private void change(RaisedCosine change) {
        switched = switched.with(change, truth.droopRatio());
        follow();
    }

    private void follow() {
        output = back == null
                ? switched
                : switched.with(back.change().shiftedBy(back.instantNanos()), truth.droopRatio());
    }

    /** The switch is to move back to rest, at an instant that {@link #moveBackTo} may still change. */
    public void switchBackAt(long instantNanos) {
        back = new WayBack(drawn(restLevel(), 0), instantNanos);
        follow();
    }

    /** The switch moves back to rest at {@code instantNanos} instead of when it was to. */
    public void moveBackTo(long instantNanos) {
        if (back != null) {
            back = new WayBack(back.change(), instantNanos);
            follow();
        }
    }

    /** The switch back to rest stands: it has moved. */
    public void endWayBack() {
        if (back != null) {
            latest = new Command(restLevel(), back.instantNanos());
            switched = output;
            back = null;
        }
    }

    private double restLevel() {
        return restsOn ? 1 : 0;
    }

    /** A contact of the supply opens: the light is gone at once, and no switch brings it back. */
    public void openContact(long instantNanos) {
        contactOpen = true;
        switched = switched.with(RaisedCosine.between(instantNanos, CONTACT_FALL_NANOS, 0, 0), 0);
        follow();
    }

    /** The contact closes: the light answers to where its switch stands by now. */
    public void closeContact(long instantNanos) {
        contactOpen = false;
        switchTo(latest.level(), Math.max(instantNanos, latest.instantNanos()));
    }

    /** Forgets what can no longer be seen: from now on only later instants may be asked for. */
    public void forgetBefore(long instantNanos) {
        switched = switched.since(instantNanos);
        follow();
    }
}

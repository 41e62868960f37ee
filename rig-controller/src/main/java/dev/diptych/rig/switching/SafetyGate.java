package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is switched but through here. The gate takes or rejects a plan whole, before anything happens, against each
 * light's cap and duty, the spacing of pairs, and the rate of flashes that people may be shown (at most three in any
 * second, both its ends included, a dip of the lamps and a pulse of the flash counting one each: WCAG 2.3.1,
 * photosensitive epilepsy). Shots never overlap, so each begins and ends at rest. It has no switch that turns it off. A
 * fault latched into it is sticky and keeps its first cause. For one thread.
 * <p>
 * It reckons with the instants that edges are planned for, and afterwards with those that were logged. Either end of a
 * stay may lie off them by the executor's uncertainty: some microseconds for a line, up to half a packet's delay for a
 * lamp on DMX ({@link ShotExecutor#edgeUncertaintyNanos}). What keeps a flash from burning longer is its one-shot.
 */
public final class SafetyGate {
    /** From start to start of two pairs. */
    public static final long MIN_PAIR_SPACING_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** From the clearing of a shot to its first edge. */
    public static final long MIN_LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /** Nothing is cleared further ahead: such an instant comes of a wrong unit or of an overflow. */
    private static final long MAX_LEAD_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** By so much an executor may miss the instants of a stay that just keeps its cap. */
    private static final long OVERTIME_TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int MAX_FLASHES_PER_SECOND = 3;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** From a shot's first edge to its last. */
    private record Span(long firstNanos, long lastNanos) {}

    private LightSet lights;
    private final List<Absence> history = new ArrayList<>();
    private final List<Flashes.Flash> flashes = new ArrayList<>();
    private @Nullable Span lastShot;
    private @Nullable Fault latched;

    public SafetyGate(LightSet lights) {
        this.lights = lights;
    }

    /**
     * From now on these responses count; what has been switched is not forgotten.
     *
     * @throws IllegalArgumentException if a light or its cap is another
     */
    public void learn(LightSet measured) {
        for (Light light : measured.all()) {
            Optional<Light> known = lights.find(light.id())
                    .filter(same -> same.cap().equals(light.cap()) && same.kind() == light.kind());
            if (measured.all().size() != lights.all().size() || known.isEmpty()) {
                throw new IllegalArgumentException("Only what is known of the responses may change, but \"" + light.id()
                        + "\" is another light, or has another kind or cap.");
            }
        }
        lights = measured;
    }

    /** Refuses everything from now on, until a person has {@linkplain #clearLatch cleared} it. */
    public void latch(Fault fault) {
        if (latched == null) {
            latched = fault;
        }
    }

    /** A person has looked and says that the cause is gone. */
    public void clearLatch() {
        latched = null;
    }

    /** The earliest instant at which the spacing of pairs lets a shot begin whose first edge is its beginning. */
    public long earliestFirstEdgeNanos(long nowNanos) {
        long leadNanos = nowNanos + MIN_LEAD_NANOS;
        return lastShot == null
                ? leadNanos
                : Math.max(leadNanos,
                        Math.max(lastShot.firstNanos() + MIN_PAIR_SPACING_NANOS, lastShot.lastNanos() + 1));
    }

    /**
     * Judges {@code plan} with its zero at {@code zeroNanos}. A cleared shot counts as fired.
     *
     * @param nowNanos the present instant, or the later one at which the executor can make its first edge at the earliest
     */
    public GateDecision clear(SwitchPlan plan, long zeroNanos, long nowNanos) {
        ClearedPlan shot = new ClearedPlan(plan, zeroNanos, () -> latched != null);
        Span span = new Span(zeroNanos + plan.firstEdgeOffsetNanos(),
                zeroNanos + plan.lastEdgeOffsetNanos());
        Optional<Fault> objection = latchObjection()
                .or(() -> PlanConsistency.objection(plan, lights))
                .or(() -> leadObjection(span, nowNanos))
                .or(() -> spacingObjection(span))
                .or(() -> outputObjection(shot))
                .or(() -> flashObjection(shot));
        if (objection.isPresent()) {
            return new GateDecision.Rejected(objection.get());
        }
        remember(shot);
        forgetBefore(nowNanos);
        return new GateDecision.Cleared(shot);
    }

    /**
     * What was logged takes the place of what was cleared: late edges make longer stays. A light that was away for longer
     * than its cap allows is latched.
     */
    void executed(ClearedPlan cleared, ShotLog log) {
        ClearedPlan done = new ClearedPlan(new SwitchPlan(cleared.plan()
                .edges()
                .stream()
                .map(edge -> log.executed(edge)
                        .map(logged -> new Edge(edge.lightId(), edge.level(),
                                logged.instantNanos() - cleared.zeroNanos()))
                        .orElse(edge))
                .toList()), cleared.zeroNanos(), () -> true);
        lights.all().forEach(light -> history.removeAll(Absence.of(light, cleared)));
        flashes.removeAll(Flashes.in(cleared, lights));
        remember(done);
        for (Light light : lights.all()) {
            long stayNanos = LongestStay.nanos(light, Absence.of(light, done));
            if (stayNanos > light.cap().maxAwayNanos() + OVERTIME_TOLERANCE_NANOS) {
                latch(new Fault(FaultCode.E_CAP,
                        "\"%s\" was away from rest for %.1f ms, but its cap is %.1f ms; look at the light and what switches it, then clear the fault."
                                .formatted(light.id(), stayNanos / 1e6, light.cap().maxAwayNanos() / 1e6)));
            }
        }
    }

    private void remember(ClearedPlan shot) {
        lights.all().forEach(light -> history.addAll(Absence.of(light, shot)));
        flashes.addAll(Flashes.in(shot, lights));
        lastShot = new Span(shot.zeroNanos() + shot.plan().firstEdgeOffsetNanos(),
                shot.zeroNanos() + shot.plan().lastEdgeOffsetNanos());
    }

    private Optional<Fault> latchObjection() {
        return latched == null
                ? Optional.empty()
                : fault(FaultCode.E_LATCHED, "The rig refuses to fire until this is cleared: " + latched.sentence());
    }

    private static Optional<Fault> leadObjection(Span span, long nowNanos) {
        if (span.firstNanos() < nowNanos + MIN_LEAD_NANOS) {
            return fault(FaultCode.E_TOO_LATE,
                    "The shot would have to be begun in %.1f ms, but %.1f ms are needed; aim at a later frame."
                            .formatted((span.firstNanos() - nowNanos) / 1e6, MIN_LEAD_NANOS / 1e6));
        }
        if (span.firstNanos() > nowNanos + MAX_LEAD_NANOS || span.lastNanos() < span.firstNanos()) {
            return fault(FaultCode.E_PLAN,
                    "The first edge of the shot lies more than %.0f s ahead; a shot is cleared when it is due."
                            .formatted(MAX_LEAD_NANOS / 1e9));
        }
        return Optional.empty();
    }

    private Optional<Fault> spacingObjection(Span span) {
        if (lastShot == null) {
            return Optional.empty();
        }
        if (span.firstNanos() - lastShot.firstNanos() < MIN_PAIR_SPACING_NANOS) {
            return fault(FaultCode.E_SPACING,
                    "The shot would begin %.0f ms after the one before, but pairs keep %.0f ms from start to start."
                            .formatted((span.firstNanos() - lastShot.firstNanos()) / 1e6,
                                    MIN_PAIR_SPACING_NANOS / 1e6));
        }
        return span.firstNanos() > lastShot.lastNanos()
                ? Optional.empty()
                : fault(FaultCode.E_SPACING,
                        "The shot would begin before the last edge of the one before; wait until that is over.");
    }

    /** Every light against its cap and its duty. */
    private Optional<Fault> outputObjection(ClearedPlan shot) {
        for (Light light : lights.all()) {
            List<Absence> absences = Stream.concat(
                    history.stream().filter(absence -> absence.lightId().equals(light.id())),
                    Absence.of(light, shot).stream()).toList();
            long stayNanos = LongestStay.nanos(light, absences);
            if (stayNanos > light.cap().maxAwayNanos()) {
                return fault(FaultCode.E_CAP,
                        "\"%s\" would be away from rest for %.1f ms, but its cap is %.1f ms.".formatted(light.id(),
                                stayNanos / 1e6, light.cap().maxAwayNanos() / 1e6));
            }
            double duty = DutyCycle.worst(light, absences);
            if (duty > light.cap().maxDuty()) {
                return fault(FaultCode.E_DUTY,
                        "\"%s\" would be away from rest for %.1f %% of %.0f s, but its cap is %.1f %%; wait before the next pair."
                                .formatted(light.id(), 100 * duty, light.cap().dutyWindowNanos() / 1e9,
                                        100 * light.cap().maxDuty()));
            }
        }
        return Optional.empty();
    }

    /** Counted twice, by the switches and by the light that follows them: a dead time moves a dip towards a pulse. */
    private Optional<Fault> flashObjection(ClearedPlan shot) {
        List<Flashes.Flash> all = new ArrayList<>(flashes);
        all.addAll(Flashes.in(shot, lights));
        if (most(all, Flashes.Flash::switchNanos) > MAX_FLASHES_PER_SECOND
                || most(all, Flashes.Flash::lightNanos) > MAX_FLASHES_PER_SECOND) {
            return fault(FaultCode.E_FLASH_RATE, "The shot would show people more than " + MAX_FLASHES_PER_SECOND
                    + " flashes in one second; wait a second longer.");
        }
        return Optional.empty();
    }

    /** The most flashes in any second, both ends included. */
    private static long most(List<Flashes.Flash> flashes, ToLongFunction<Flashes.Flash> instantNanos) {
        return flashes.stream()
                .mapToLong(instantNanos)
                .map(from -> flashes.stream()
                        .mapToLong(instantNanos)
                        .filter(at -> at >= from && at <= from + SECOND_NANOS)
                        .count())
                .max()
                .orElse(0);
    }

    private void forgetBefore(long nowNanos) {
        long longestNanos = lights.all()
                .stream()
                .mapToLong(light -> Math.max(light.cap().dutyWindowNanos(),
                        light.response().latestSettledNanos(light.restLevel() > 0)))
                .max()
                .orElseThrow();
        history.removeIf(absence -> nowNanos - absence.untilNanos() > longestNanos);
        flashes.removeIf(flash -> nowNanos - flash.lightNanos() > SECOND_NANOS);
    }

    private static Optional<Fault> fault(FaultCode code, String sentence) {
        return Optional.of(new Fault(code, sentence));
    }
}

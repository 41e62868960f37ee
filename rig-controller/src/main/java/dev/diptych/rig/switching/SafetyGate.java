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
 * photosensitive epilepsy). Shots never overlap, so each begins and ends at rest. A preview is such a plan too, of a longer
 * stay by caps of its own ({@link PreviewRule}), and nothing else is let through while it is on. The gate has no switch
 * that turns it off. A fault latched into it is sticky and keeps its first cause. For one thread, but for its latch, which a
 * person may look at and clear from another.
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
    private record Span(long firstNanos, long lastNanos) {
        static Span of(ClearedPlan shot) {
            return new Span(shot.zeroNanos() + shot.plan().firstEdgeOffsetNanos(),
                    shot.zeroNanos() + shot.plan().lastEdgeOffsetNanos());
        }
    }

    private LightSet lights;
    private final List<Absence> history = new ArrayList<>();
    private final List<Flashes.Flash> flashes = new ArrayList<>();
    private final PreviewRule previews = new PreviewRule();
    private @Nullable Span lastShot;
    private volatile @Nullable Fault latched;

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

    /** What is latched. */
    public Optional<Fault> latched() {
        return Optional.ofNullable(latched);
    }

    /** The earliest instant at which the spacing of shots lets one begin whose first edge is its beginning. */
    public long earliestFirstEdgeNanos(long nowNanos) {
        long leadNanos = previews.restedNanos(nowNanos + MIN_LEAD_NANOS);
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
        Optional<Fault> objection = planObjection(shot, nowNanos)
                .or(() -> outputObjection(shot))
                .or(() -> flashObjection(shot));
        if (objection.isPresent()) {
            return new GateDecision.Rejected(objection.get());
        }
        lights.all().forEach(light -> history.addAll(Absence.of(light, shot)));
        remember(shot);
        forgetBefore(nowNanos);
        return new GateDecision.Cleared(shot);
    }

    /** As {@link #clear}, of a plan that is a preview. Nothing else is cleared until that {@linkplain #over is over}. */
    GateDecision clearPreview(SwitchPlan plan, long zeroNanos, long nowNanos) {
        ClearedPlan preview = new ClearedPlan(plan, zeroNanos, () -> latched != null);
        Optional<Fault> objection = planObjection(preview, nowNanos)
                .or(() -> previews.objection(preview, lights, history))
                .or(() -> dutyObjection(lights.flash(), List.of(), Absence.of(lights.flash(), preview)))
                .or(() -> flashObjection(preview));
        if (objection.isPresent()) {
            return new GateDecision.Rejected(objection.get());
        }
        previews.begun();
        remember(preview);
        forgetBefore(nowNanos);
        return new GateDecision.Cleared(preview);
    }

    /** What every plan has to keep, a shot's or a preview's. */
    private Optional<Fault> planObjection(ClearedPlan shot, long nowNanos) {
        Span span = Span.of(shot);
        return latchObjection()
                .or(previews::runningObjection)
                .or(() -> PlanConsistency.objection(shot.plan(), lights))
                .or(() -> leadObjection(span, nowNanos))
                .or(() -> spacingObjection(span))
                .or(() -> previews.restObjection(span.firstNanos()));
    }

    /**
     * What was logged takes the place of what was cleared: late edges make longer stays. A light that was away for longer
     * than its cap allows is latched.
     */
    void executed(ClearedPlan cleared, ShotLog log) {
        ClearedPlan done = done(cleared, cleared.plan()
                .edges()
                .stream()
                .map(edge -> log.executed(edge).map(logged -> asLogged(cleared, logged)).orElse(edge))
                .toList());
        lights.all().forEach(light -> history.removeAll(Absence.of(light, cleared)));
        flashes.removeAll(Flashes.in(cleared, lights));
        lights.all().forEach(light -> history.addAll(Absence.of(light, done)));
        remember(done);
        latchOvertime(done, light -> light.cap().maxAwayNanos());
    }

    /**
     * A preview is over; what was logged takes the place of what was cleared, and what was not logged was not switched.
     */
    void over(ClearedPlan cleared, ShotLog log) {
        flashes.removeAll(Flashes.in(cleared, lights));
        List<Edge> edges = log.edges().stream().map(logged -> asLogged(cleared, logged)).toList();
        if (edges.isEmpty()) {
            lastShot = new Span(Span.of(cleared).firstNanos(), Span.of(cleared).firstNanos());
            previews.over(Optional.empty(), lights);
            return;
        }
        ClearedPlan done = done(cleared, edges);
        remember(done);
        previews.over(Optional.of(done), lights);
        latchOvertime(done, light -> light.cap().preview().orElseThrow().maxNanos());
    }

    private static Edge asLogged(ClearedPlan cleared, ExecutedEdge logged) {
        return new Edge(logged.lightId(), logged.level(), logged.instantNanos() - cleared.zeroNanos());
    }

    private static ClearedPlan done(ClearedPlan cleared, List<Edge> edges) {
        return new ClearedPlan(new SwitchPlan(edges), cleared.zeroNanos(), () -> true);
    }

    private void latchOvertime(ClearedPlan done, ToLongFunction<Light> capNanos) {
        for (Light light : lights.all()) {
            long stayNanos = LongestStay.nanos(light, Absence.of(light, done));
            if (stayNanos > capNanos.applyAsLong(light) + OVERTIME_TOLERANCE_NANOS) {
                latch(new Fault(FaultCode.E_CAP,
                        "\"%s\" was away from rest for %.1f ms, but its cap is %.1f ms; look at the light and what switches it, then clear the fault."
                                .formatted(light.id(), stayNanos / 1e6, capNanos.applyAsLong(light) / 1e6)));
            }
        }
    }

    private void remember(ClearedPlan shot) {
        flashes.addAll(Flashes.in(shot, lights));
        lastShot = Span.of(shot);
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
            List<Absence> stays = Absence.of(light, shot);
            long stayNanos = LongestStay.nanos(light, withHistory(light, stays));
            if (stayNanos > light.cap().maxAwayNanos()) {
                return fault(FaultCode.E_CAP,
                        "\"%s\" would be away from rest for %.1f ms, but its cap is %.1f ms.".formatted(light.id(),
                                stayNanos / 1e6, light.cap().maxAwayNanos() / 1e6));
            }
            Optional<Fault> overDuty = dutyObjection(light, stays, List.of());
            if (overDuty.isPresent()) {
                return overDuty;
            }
        }
        return Optional.empty();
    }

    private List<Absence> withHistory(Light light, List<Absence> stays) {
        return Stream
                .concat(history.stream().filter(absence -> absence.lightId().equals(light.id())), stays.stream())
                .toList();
    }

    private Optional<Fault> dutyObjection(Light light, List<Absence> inShot, List<Absence> inPreview) {
        List<Absence> dimmed = light.equals(lights.flash())
                ? Stream.concat(previews.flashStays().stream(), inPreview.stream()).toList()
                : List.of();
        double duty = DutyCycle.worst(light, withHistory(light, inShot), dimmed);
        return duty <= light.cap().maxDuty()
                ? Optional.empty()
                : fault(FaultCode.E_DUTY,
                        "\"%s\" would be away from rest for %.1f %% of %.0f s, but its cap is %.1f %%; wait before the next pair."
                                .formatted(light.id(), 100 * duty, light.cap().dutyWindowNanos() / 1e9,
                                        100 * light.cap().maxDuty()));
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
        previews.forgetBefore(nowNanos - longestNanos);
        flashes.removeIf(flash -> nowNanos - flash.lightNanos() > SECOND_NANOS);
    }

    private static Optional<Fault> fault(FaultCode code, String sentence) {
        return Optional.of(new Fault(code, sentence));
    }
}

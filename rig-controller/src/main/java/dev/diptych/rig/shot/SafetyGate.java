package dev.diptych.rig.shot;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is switched but through here. The gate takes or rejects a plan whole, before anything happens, against each
 * light's cap and duty, the spacing of pairs, and the rate of flashes that people may be shown (at most three in any
 * second, a dip of the lamps and a pulse of the flash counting one each: WCAG 2.3.1, photosensitive epilepsy). It has
 * no switch that turns it off. A fault latched into it is sticky and keeps its first cause.
 */
public final class SafetyGate {
    /** From start to start of two pairs. */
    public static final long MIN_PAIR_SPACING_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** From the clearing of a shot to its first edge. */
    public static final long MIN_LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MAX_FLASHES_PER_SECOND = 3;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LightSet lights;
    private final List<Absence> history = new ArrayList<>();
    private final List<Long> flashInstantsNanos = new ArrayList<>();
    private @Nullable Long lastShotNanos;
    private @Nullable Fault latched;

    public SafetyGate(LightSet lights) {
        this.lights = lights;
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
        return lastShotNanos == null ? leadNanos : Math.max(leadNanos, lastShotNanos + MIN_PAIR_SPACING_NANOS);
    }

    /**
     * Judges {@code plan} with its zero at {@code studioReadoutNanos}. A cleared shot counts as fired.
     *
     * @param nowNanos the present instant
     */
    public GateDecision clear(ShotPlan plan, long studioReadoutNanos, long nowNanos) {
        ClearedShot shot = new ClearedShot(plan, studioReadoutNanos);
        long firstEdgeNanos = studioReadoutNanos + plan.firstEdgeOffsetNanos();
        if (latched != null) {
            return rejected(FaultCode.E_LATCHED,
                    "The rig refuses to fire until this is cleared: " + latched.sentence());
        }
        if (firstEdgeNanos < nowNanos + MIN_LEAD_NANOS) {
            return rejected(FaultCode.E_TOO_LATE,
                    "The first edge of the shot lies %.1f ms ahead, but %.1f ms are needed; aim at a later frame."
                            .formatted((firstEdgeNanos - nowNanos) / 1e6, MIN_LEAD_NANOS / 1e6));
        }
        if (lastShotNanos != null && firstEdgeNanos - lastShotNanos < MIN_PAIR_SPACING_NANOS) {
            return rejected(FaultCode.E_SPACING,
                    "The shot would begin %.0f ms after the one before, but pairs keep %.0f ms from start to start."
                            .formatted((firstEdgeNanos - lastShotNanos) / 1e6, MIN_PAIR_SPACING_NANOS / 1e6));
        }
        List<Absence> absences = new ArrayList<>();
        for (Light light : lights.all()) {
            Optional<Fault> fault = absencesOf(light, shot, absences);
            if (fault.isPresent()) {
                return new GateDecision.Rejected(fault.get());
            }
        }
        for (Edge edge : plan.edges()) {
            if (lights.find(edge.lightId()).isEmpty()) {
                return rejected(FaultCode.E_PLAN, "The plan switches \"" + edge.lightId() + "\", which is no light of"
                        + " this rig; check the light ids in the configuration.");
            }
        }
        List<Long> flashes = Flashes.instantsNanos(absences, lights);
        if (tooManyFlashes(flashes)) {
            return rejected(FaultCode.E_FLASH_RATE, "The shot would show people more than " + MAX_FLASHES_PER_SECOND
                    + " flashes in one second; wait a second longer.");
        }
        history.addAll(absences);
        flashInstantsNanos.addAll(flashes);
        lastShotNanos = firstEdgeNanos;
        forgetBefore(nowNanos);
        return new GateDecision.Cleared(shot);
    }

    /** Collects when {@code light} is away from rest, and says what is wrong with that. */
    private Optional<Fault> absencesOf(Light light, ClearedShot shot, List<Absence> into) {
        long awaySinceNanos = 0;
        boolean away = false;
        List<Absence> own = new ArrayList<>();
        for (Edge edge : shot.plan().edges()) {
            if (!edge.lightId().equals(light.id())) {
                continue;
            }
            boolean leaves = edge.level() != light.restLevel();
            if (leaves && !away) {
                awaySinceNanos = shot.instantNanos(edge);
            } else if (!leaves && away) {
                own.add(new Absence(light.id(), awaySinceNanos, shot.instantNanos(edge)));
            }
            away = leaves;
        }
        if (away) {
            return Optional.of(new Fault(FaultCode.E_PLAN,
                    "The plan leaves \"" + light.id() + "\" away from its rest level; every shot ends at rest."));
        }
        for (Absence absence : own) {
            if (absence.durationNanos() > light.cap().maxAwayNanos()) {
                return Optional.of(new Fault(FaultCode.E_CAP,
                        "\"%s\" would be away from rest for %.1f ms, but its cap is %.1f ms.".formatted(light.id(),
                                absence.durationNanos() / 1e6, light.cap().maxAwayNanos() / 1e6)));
            }
        }
        into.addAll(own);
        double duty = DutyCycle.worst(light, history, own);
        if (duty > light.cap().maxDuty()) {
            return Optional.of(new Fault(FaultCode.E_DUTY,
                    "\"%s\" would be away from rest for %.0f %% of %.0f s, but its cap is %.0f %%; wait before the next pair."
                            .formatted(light.id(), 100 * duty, light.cap().dutyWindowNanos() / 1e9,
                                    100 * light.cap().maxDuty())));
        }
        return Optional.empty();
    }

    private boolean tooManyFlashes(List<Long> planned) {
        List<Long> all = new ArrayList<>(flashInstantsNanos);
        all.addAll(planned);
        for (long from : all) {
            if (all.stream().filter(at -> at >= from && at < from + SECOND_NANOS).count() > MAX_FLASHES_PER_SECOND) {
                return true;
            }
        }
        return false;
    }

    private void forgetBefore(long nowNanos) {
        long longestNanos = lights.all().stream().mapToLong(light -> light.cap().dutyWindowNanos()).max().orElseThrow();
        history.removeIf(absence -> absence.untilNanos() < nowNanos - longestNanos);
        flashInstantsNanos.removeIf(at -> at < nowNanos - SECOND_NANOS);
    }

    private static GateDecision rejected(FaultCode code, String sentence) {
        return new GateDecision.Rejected(new Fault(code, sentence));
    }
}

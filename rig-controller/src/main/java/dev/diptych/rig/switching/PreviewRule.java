package dev.diptych.rig.switching;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.PreviewCap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What previews may do, and what must pass after them. It all follows from the caps for shots:
 * <ul>
 * <li>The torch counts towards the flash's duty by its level: a share d of the capture level for a time t is as much as a
 * flash of d t.
 * <li>After a preview nothing is switched for as long as a lamp has to shine of every duty window (0.2 of 10 s), and has
 * settled. A window that holds this rest keeps the lamp's duty, whatever was before it; and a lamp that has just come back
 * is brighter than it will be, with a time constant of some 0.4 s, so that it is warm again.
 * <li>The next preview waits until every light's mean distance from rest, over the preview and the time after it, is down
 * to its duty. For a lamp that is a quarter of the time for which it was dark: 15 s after a minute.
 * </ul>
 */
final class PreviewRule {
    /** @param againNanos when the next preview may begin at the earliest */
    private record Past(long restUntilNanos, long againNanos) {}

    private final List<Absence> flashStays = new ArrayList<>();
    private @Nullable Past past;
    private boolean running;

    void begun() {
        running = true;
    }

    /** @param done the preview as it was executed; empty if nothing was switched */
    void over(Optional<ClearedPlan> done, LightSet lights) {
        running = false;
        if (done.isEmpty()) {
            return;
        }
        long endNanos = done.get().zeroNanos() + done.get().plan().lastEdgeOffsetNanos();
        long restNanos = 0;
        long againNanos = endNanos;
        for (Light light : lights.all()) {
            List<Absence> stays = Absence.of(light, done.get());
            if (light.kind() == LightKind.FLASH) {
                flashStays.addAll(stays);
            } else {
                restNanos = Math.max(restNanos,
                        Math.round((1 - light.cap().maxDuty()) * light.cap().dutyWindowNanos()));
            }
            restNanos = Math.max(restNanos, light.response().latestSettledNanos(light.restLevel() > 0));
            for (Absence stay : stays) {
                againNanos = Math.max(againNanos,
                        endNanos + Math.round(stay.nanos() * (stay.farthest() / light.cap().maxDuty() - 1)));
            }
        }
        past = new Past(endNanos + restNanos, Math.max(endNanos + restNanos, againNanos));
    }

    /** Of the flash as a torch; count towards its duty by their level. */
    List<Absence> flashStays() {
        return flashStays;
    }

    void forgetBefore(long instantNanos) {
        flashStays.removeIf(stay -> stay.untilNanos() < instantNanos);
    }

    /** Why nothing at all may be switched; empty if it may. */
    Optional<Fault> runningObjection() {
        return running
                ? fault(FaultCode.E_PREVIEW, "A preview is on, and the lamps are dark for it; end it first.")
                : Optional.empty();
    }

    /** The instant before which nothing is switched, or {@code otherwiseNanos} if that is later. */
    long restedNanos(long otherwiseNanos) {
        return past == null ? otherwiseNanos : Math.max(past.restUntilNanos(), otherwiseNanos);
    }

    Optional<Fault> restObjection(long firstEdgeNanos) {
        return past == null || firstEdgeNanos >= past.restUntilNanos()
                ? Optional.empty()
                : fault(FaultCode.E_SPACING,
                        "The lamps have just come back from a preview; wait another %.1f s, until they shine as ever."
                                .formatted((past.restUntilNanos() - firstEdgeNanos) / 1e9));
    }

    /**
     * Why the plan may not be a preview, or not now.
     *
     * @param history the stays in shots before
     */
    Optional<Fault> objection(ClearedPlan preview, LightSet lights, List<Absence> history) {
        for (Light light : lights.all()) {
            List<Absence> before = history.stream().filter(stay -> stay.lightId().equals(light.id())).toList();
            Optional<Fault> objection = objection(light, Absence.of(light, preview), before);
            if (objection.isPresent()) {
                return objection;
            }
        }
        long firstEdgeNanos = preview.zeroNanos() + preview.plan().firstEdgeOffsetNanos();
        return past == null || firstEdgeNanos >= past.againNanos()
                ? Optional.empty()
                : fault(FaultCode.E_DUTY,
                        "The lamps were dark for the preview before; wait another %.1f s before the next one."
                                .formatted((past.againNanos() - firstEdgeNanos) / 1e9));
    }

    private static Optional<Fault> objection(Light light, List<Absence> stays, List<Absence> before) {
        Optional<PreviewCap> cap = light.cap().preview();
        if (cap.isEmpty()) {
            return fault(FaultCode.E_NO_TORCH, light.kind() == LightKind.FLASH
                    ? "\"" + light.id() + "\" is driven as a strobe, above its continuous rating, and cannot burn for a"
                            + " preview; that needs an LED driven as a torch."
                    : "\"" + light.id() + "\" has no cap for previews, so it may not be dark for one.");
        }
        for (Absence stay : stays) {
            if (stay.farthest() > cap.get().maxDistance() || stay.nanos() > cap.get().maxNanos()) {
                return fault(FaultCode.E_CAP,
                        "\"%s\" would be %.2f of its level away from rest for %.1f s, but in a preview its cap is %.2f for %.1f s."
                                .formatted(light.id(), stay.farthest(), stay.nanos() / 1e9,
                                        cap.get().maxDistance(), cap.get().maxNanos() / 1e9));
            }
            long settleNanos = light.response().latestSettledNanos(light.restLevel() > 0);
            if (before.stream().anyMatch(shot -> stay.sinceNanos() - shot.untilNanos() < settleNanos)) {
                return fault(FaultCode.E_SPACING, "\"" + light.id()
                        + "\" has not settled since the shot before; wait a moment before the preview.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(FaultCode code, String sentence) {
        return Optional.of(new Fault(code, sentence));
    }
}

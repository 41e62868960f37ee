package dev.diptych.rig.shot;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a person in the studio sees as separate flashes. */
final class Flashes {
    private Flashes() {
    }

    /** One instant for each pulse of the flash and one for each dip of the lamps; lamps that dip together dip once. */
    static List<Long> instantsNanos(List<Absence> absences, LightSet lights) {
        List<Long> instants = new ArrayList<>();
        List<Absence> dips = new ArrayList<>();
        for (Absence absence : absences) {
            LightKind kind = lights.find(absence.lightId()).map(Light::kind).orElseThrow();
            switch (kind) {
                case FLASH -> instants.add(absence.sinceNanos());
                case STUDIO_LAMP -> dips.add(absence);
            }
        }
        dips.sort(Comparator.comparingLong(Absence::sinceNanos));
        long dipUntilNanos = Long.MIN_VALUE;
        for (Absence dip : dips) {
            if (dip.sinceNanos() >= dipUntilNanos) {
                instants.add(dip.sinceNanos());
            }
            dipUntilNanos = Math.max(dipUntilNanos, dip.untilNanos());
        }
        return instants;
    }
}

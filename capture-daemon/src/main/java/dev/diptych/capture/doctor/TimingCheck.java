package dev.diptych.capture.doctor;

import dev.diptych.rig.host.RealTimeScheduling;
import java.util.List;
import java.util.function.Supplier;

/** Whether this computer may time edges before everything else it does, and with which garbage collector. */
public final class TimingCheck implements Check {
    private final Supplier<RealTimeScheduling> scheduling;
    private final List<String> collectors;

    /**
     * @param scheduling asks the kernel
     * @param collectors of garbage, by the JVM's names for them
     */
    public TimingCheck(Supplier<RealTimeScheduling> scheduling, List<String> collectors) {
        this.scheduling = scheduling;
        this.collectors = List.copyOf(collectors);
    }

    @Override
    public String part() {
        return "timing";
    }

    @Override
    public List<Finding> run() {
        RealTimeScheduling found = scheduling.get();
        return List.of(
                found.granted()
                        ? Finding.ok("timing.realtime", found.sentence())
                        : Finding.warn("timing.realtime", found.sentence(),
                                "Put \"@gpio - rtprio 50\" into /etc/security/limits.d/diptych.conf and log in again, or run it as a service with LimitRTPRIO=50; docs/HARDWARE.md, section 5, says what it is worth."),
                collectors.stream().anyMatch(name -> name.startsWith("ZGC"))
                        ? Finding.ok("timing.pauses", "Java's collector (ZGC) pauses for less than a millisecond.")
                        : Finding.note("timing.pauses", "Java's collector (" + String.join(", ", collectors)
                                + ") may pause while a shot runs; DIPTYCH_JAVA_OPTS=-XX:+UseZGC keeps pauses below a millisecond."));
    }
}

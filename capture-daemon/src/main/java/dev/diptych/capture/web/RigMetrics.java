package dev.diptych.capture.web;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.PairReport;
import dev.diptych.capture.daemon.Phase;
import dev.diptych.capture.session.PairFacts;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/** Figures for Prometheus, in its text format 0.0.4; none of them names a subject. */
final class RigMetrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final double[] GAP_SECONDS = {0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5};
    private static final double[] DEVELOP_SECONDS = {0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 30};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final Counter pairs = Counter.builder()
            .name("diptych_pairs")
            .help("Pairs that came to their end, by verdict")
            .labelNames("verdict")
            .register(registry);
    private final Counter lost = Counter.builder()
            .name("diptych_pairs_lost")
            .help("Triggers of which no pair was kept, by the code of the fault")
            .labelNames("code")
            .register(registry);
    private final Counter refusals = Counter.builder()
            .name("diptych_refusals")
            .help("Commands over the web and over MQTT that were refused, by code")
            .labelNames("code")
            .register(registry);
    private final Counter faults = Counter.builder()
            .name("diptych_faults")
            .help("Faults that do not leave by themselves, by code")
            .labelNames("code")
            .register(registry);
    private final Histogram gaps = Histogram.builder()
            .name("diptych_pair_gap_seconds")
            .help("From the middle of the studio exposure to the middle of the flash exposure")
            .classicOnly()
            .classicUpperBounds(GAP_SECONDS)
            .register(registry);
    private final Histogram developing = Histogram.builder()
            .name("diptych_develop_seconds")
            .help("How long developing a pair took")
            .classicOnly()
            .classicUpperBounds(DEVELOP_SECONDS)
            .register(registry);

    RigMetrics(WebParts parts, IntSupplier viewers) {
        GaugeWithCallback.builder()
                .name("diptych_phase")
                .help("1 for the phase that the rig is in")
                .labelNames("phase")
                .callback(to -> {
                    Phase now = parts.rig().state().phase();
                    for (Phase phase : Phase.values()) {
                        to.call(phase == now ? 1 : 0, phase.name());
                    }
                })
                .register(registry);
        gauge("diptych_queue_waiting", "Triggers that wait", () -> parts.rig().state().queue().waiting());
        gauge("diptych_live_viewers", "Sockets on which somebody looks through the camera", viewers::getAsInt);
        gauge("diptych_live_pictures_per_second", "Live pictures of the last seconds",
                () -> parts.live().rate().picturesPerSecond());
        gauge("diptych_live_latency_seconds", "From the end of an exposure until its picture was ready, the median",
                () -> parts.live().rate().latencyMs() / 1e3);
        gauge("diptych_disk_free_bytes", "Free room on the archive's disk",
                () -> {
                    OptionalLong freeBytes = parts.health().diskFreeBytes();
                    return freeBytes.isPresent() ? freeBytes.getAsLong() : Double.NaN;
                });
        gauge("diptych_jvm_heap_used_bytes", "Heap in use",
                () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        gauge("diptych_jvm_heap_max_bytes", "The most that the heap may be",
                () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax());
        gauge("process_resident_memory_bytes", "Memory of this process", ProcessMemory::residentBytes);
        gauge("jvm_threads", "Platform threads", () -> ManagementFactory.getThreadMXBean().getThreadCount());
        gauge("process_open_fds", "Open files and sockets",
                () -> ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : Double.NaN);
    }

    void refused(String code) {
        refusals.labelValues(code).inc();
    }

    void hear(DaemonEvent event) {
        switch (event) {
            case DaemonEvent.PairFinished finished -> count(finished.pair());
            case DaemonEvent.FaultRaised raised -> faults.labelValues(raised.fault().code()).inc();
            case DaemonEvent.StateChanged changed -> {
            }
            case DaemonEvent.PairDecided decided -> {
            }
            case DaemonEvent.Told told -> {
            }
        }
    }

    byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape());
        } catch (IOException e) {
            throw new IllegalStateException("Memory can always be written.", e);
        }
        return out.toByteArray();
    }

    private void count(PairReport pair) {
        PairFacts facts = pair.facts();
        String rule = facts.rule();
        if (!pair.kept()) {
            lost.labelValues(rule == null ? "UNKNOWN" : rule).inc();
            return;
        }
        pairs.labelValues(facts.verdict()).inc();
        if (facts.gapMs() != null) {
            gaps.observe(facts.gapMs() / 1e3);
        }
        if (facts.developMs() != null) {
            developing.observe(facts.developMs() / 1e3);
        }
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(to -> to.call(value.getAsDouble()))
                .register(registry);
    }
}

package dev.diptych.benchmarks;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.HardwareOneShot;
import dev.diptych.rig.host.HostShotExecutor;
import dev.diptych.rig.host.HostTimer;
import dev.diptych.rig.host.RealTimeScheduling;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.CutShortException;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.GateDecision;
import dev.diptych.rig.switching.NotFiredException;
import dev.diptych.rig.switching.SafetyGate;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.time.Clock;
import dev.diptych.rig.time.SystemClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How late this computer makes edges: shots of the usual pattern through the host executor and its timer, against
 * outputs that switch nothing. From a built tree ({@code ./mvnw -DskipTests package}), with a JDK 25:
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -cp 'benchmarks/target/*:benchmarks/target/lib/*' \
 *     dev.diptych.benchmarks.EdgeJitter --shots 500 --load-processes 2
 * </pre>
 */
@Command(name = "edge-jitter", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures how late this computer switches lights when it times them by itself.")
public final class EdgeJitter implements Callable<Integer> {
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** A camera at 30 fps still proves its frames, loses one, and the executor cuts the shot short. */
    private static final long[] LIMITS_MILLIS = {1, 5, 20};

    private final PrintWriter out;

    @Option(names = "--shots", defaultValue = "500", paramLabel = "N", description = "Shots to measure (default: ${DEFAULT-VALUE}).")
    private int shots;

    @Option(names = "--pattern", description = "RELAY: 0.55 s a shot; DMX: 0.22 s (default: ${DEFAULT-VALUE}).")
    private Pattern pattern = Pattern.DMX;

    @Option(names = "--cold", description = "No warm-up before the first shot.")
    private boolean cold;

    @Option(names = "--no-spin", description = "Only sleep; do not spin through the last 1.5 ms before an edge.")
    private boolean noSpin;

    @Option(names = "--real-time", description = "Ask the kernel for SCHED_FIFO.")
    private boolean realTime;

    @Option(names = "--sink", paramLabel = "FILE", description = "Write each light's level to this file, /dev/null say: a system call as a GPIO line is.")
    private Optional<Path> sink = Optional.empty();

    @Option(names = "--load-threads", defaultValue = "0", paramLabel = "N", description = "Threads of this JVM that spin.")
    private int loadThreads;

    @Option(names = "--load-processes", defaultValue = "0", paramLabel = "N", description = "Other processes that spin.")
    private int loadProcesses;

    @Option(names = "--garbage", defaultValue = "0", paramLabel = "MIB/S", description = "Garbage made by this JVM; a pair's frames make some 100.")
    private int garbageMibPerSecond;

    private final Sample edgeLateness = new Sample();
    private final Sample uncertainty = new Sample();
    private final Sample clearing = new Sample();
    private int cutShort;
    private int firedLate;

    EdgeJitter(PrintWriter out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new EdgeJitter(out)).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
    }

    @Override
    public Integer call() throws IOException, DeviceException, ShotException {
        Clock clock = noSpin ? new SleepingClock() : new SystemClock();
        LightSet lights = Pattern.lights();
        try (HostTimer hostTimer = new HostTimer(clock, realTime);
                SinkOutputs gpio = new SinkOutputs(clock, Set.of("key", "flash"), sink);
                SinkOutputs dmx = new SinkOutputs(clock, Set.of("fill"), sink)) {
            MeasuringTimer timer = new MeasuringTimer(hostTimer, clock);
            HostShotExecutor executor = new HostShotExecutor(lights, List.of(gpio, dmx),
                    new HardwareOneShot(TimeUnit.MILLISECONDS.toNanos(400)), 0, timer, clock);
            try (Load _ = new Load(loadThreads, loadProcesses, garbageMibPerSecond)) {
                if (!cold) {
                    executor.warmUp();
                }
                timer.reset();
                shoot(executor, lights, clock);
                timer.awaitIdle();
                Sample firstLength = timer.length();
                Sample firstLateness = timer.lateness();
                timer.reset();
                for (int shot = 1; shot < shots; shot++) {
                    shoot(executor, lights, clock);
                }
                timer.awaitIdle();
                report(hostTimer.scheduling(), timer, firstLateness, firstLength);
            }
        }
        return 0;
    }

    /** One shot; one that could not be fired in time is cleared anew. */
    private void shoot(HostShotExecutor executor, LightSet lights, Clock clock) throws ShotException {
        clock.sleepUntil(clock.nanos() + Pattern.PAUSE_NANOS);
        // A gate of its own for each shot: these switch nothing that would need a second's rest.
        SafetyGate gate = new SafetyGate(lights);
        long nowNanos = clock.nanos();
        ClearedPlan cleared = switch (gate.clear(pattern.plan(), nowNanos + LEAD_NANOS, nowNanos)) {
            case GateDecision.Cleared decision -> decision.plan();
            case GateDecision.Rejected decision -> throw new IllegalStateException(decision.fault().sentence());
        };
        ShotExecutor.PendingShot pending;
        try {
            pending = executor.fire(cleared);
        } catch (NotFiredException e) {
            firedLate++;
            shoot(executor, lights, clock);
            return;
        }
        clearing.add(clock.nanos() - nowNanos);
        try {
            long lastNanos = cleared.zeroNanos() + pattern.plan().lastEdgeOffsetNanos();
            for (ExecutedEdge edge : pending.awaitLog(lastNanos + TIMEOUT_NANOS).edges()) {
                edgeLateness.add(edge.instantNanos() - cleared.instantNanos(edge.planned()));
                uncertainty.add(edge.uncertaintyNanos());
            }
        } catch (CutShortException e) {
            cutShort++;
        }
    }

    private void report(RealTimeScheduling scheduling, MeasuringTimer timer, Sample firstLateness,
            Sample firstLength) throws IOException {
        out.printf(Locale.ROOT, "%s %s, %d processors, JDK %s, load average %s%n", System.getProperty("os.name"),
                System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), Runtime.version(),
                loadAverage());
        out.printf(Locale.ROOT, "%d shots (%s), %s, %s, load: %d threads, %d processes, %d MiB/s of garbage%n", shots,
                pattern, cold ? "cold" : "warmed up", noSpin ? "sleeping only" : "spinning", loadThreads,
                loadProcesses, garbageMibPerSecond);
        out.println(scheduling.sentence());
        out.println(Sample.HEADING);
        out.println(firstLateness.row("first shot: step begun late by"));
        out.println(firstLength.row("first shot: step takes"));
        out.println(timer.lateness().row("others: step begun late by"));
        out.println(timer.length().row("others: step takes"));
        out.println(edgeLateness.row("edge late by, as logged"));
        out.println(uncertainty.row("edge's uncertainty, either way"));
        for (long limitMillis : LIMITS_MILLIS) {
            out.printf(Locale.ROOT, "steps more than %d ms late: %d of %d%n", limitMillis,
                    timer.lateness().above(TimeUnit.MILLISECONDS.toNanos(limitMillis)), timer.lateness().size());
        }
        out.println(clearing.row("shot cleared and fired in"));
        out.printf(Locale.ROOT, "shots cut short: %d of %d; cleared anew because %d ms had passed: %d%n", cutShort,
                shots,
                TimeUnit.NANOSECONDS.toMillis(LEAD_NANOS), firedLate);
        out.flush();
    }

    private static String loadAverage() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "unknown";
    }

    /** Real time without spinning, for comparison. */
    private static final class SleepingClock implements Clock {
        private final SystemClock clock = new SystemClock();

        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public void sleepUntil(long instantNanos) {
            clock.sleepUntil(instantNanos);
        }

        @Override
        public <T> @Nullable T poll(BlockingQueue<T> queue, long deadlineNanos) {
            return clock.poll(queue, deadlineNanos);
        }
    }
}

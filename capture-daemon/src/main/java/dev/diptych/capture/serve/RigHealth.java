package dev.diptych.capture.serve;

import dev.diptych.capture.daemon.RigService;
import dev.diptych.capture.doctor.Checkup;
import dev.diptych.capture.doctor.Finding;
import dev.diptych.capture.doctor.FolderDisk;
import dev.diptych.capture.doctor.PairNeeds;
import dev.diptych.capture.doctor.Severity;
import dev.diptych.capture.web.HealthSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs doctor's checks beside the rig, one run at a time on a thread of their own: when the program starts, every
 * hour while the rig rests, and when somebody asks.
 */
public final class RigHealth implements HealthSource, AutoCloseable {
    /** Each run writes 16 MB to learn the disk's speed, and a memory card does not take that often. */
    private static final Duration BETWEEN = Duration.ofHours(1);
    /** The disk is measured by writing to it, which is no help to a pair that is being saved. */
    private static final Duration UNTIL_IT_RESTS = Duration.ofSeconds(10);
    private static final List<Finding> NOT_YET = List.of(new Finding(Severity.NOTE, "health.checking",
            "The first check since the program started is not over yet.", ""));

    private record Checked(Instant at, List<Finding> findings) {}

    private final Checkup checkup;
    private final RigService rig;
    private final DiskWatch disk;
    private final RigVitals vitals;
    private final InstantSource wallTime;
    private final ScheduledExecutorService thread;
    private volatile Checked checked;
    private volatile @Nullable Future<?> next;

    RigHealth(Checkup checkup, RigVitals vitals, InstantSource wallTime) {
        this.checkup = checkup;
        this.vitals = vitals;
        this.wallTime = wallTime;
        rig = vitals.rig();
        disk = vitals.disk();
        checked = new Checked(wallTime.instant(), NOT_YET);
        thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("health").factory());
    }

    /**
     * @param checkup what can be checked beside a running rig
     * @param archive whose disk is watched
     * @param needs of the rig's camera
     * @param thermalZones {@code /sys/class/thermal}
     * @param link how the board does that switches the lights; must not wait for it
     * @param broker how it stands with the broker now; must not wait for it
     */
    public static RigHealth start(Checkup checkup, RigService rig, Path archive, PairNeeds needs, Path thermalZones,
            Supplier<Condition> link, Supplier<Condition> broker, InstantSource wallTime) {
        DiskWatch disk = new DiskWatch(() -> FolderDisk.under(archive).usableBytes(), System::nanoTime);
        RigHealth health = new RigHealth(checkup,
                new RigVitals(rig, disk, needs, new Thermometer(thermalZones), link, broker), wallTime);
        health.begin();
        return health;
    }

    void begin() {
        disk.start();
        thread.execute(this::now);
    }

    /** Checks, and comes again. */
    private void now() {
        check();
        again(BETWEEN);
    }

    private void whenItRests() {
        if (rig.state().phase().rests()) {
            now();
        } else {
            again(UNTIL_IT_RESTS);
        }
    }

    private void again(Duration pause) {
        try {
            next = thread.schedule(this::whenItRests, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // It was closed meanwhile.
            return;
        }
    }

    private void check() {
        Instant at = wallTime.instant();
        checked = new Checked(at, checkup.run());
    }

    @Override
    public HealthReport newest() {
        Checked last = checked;
        Map<String, Condition> conditions = vitals.now();
        Severity worst = Stream
                .concat(last.findings().stream().map(Finding::severity),
                        conditions.values().stream().map(Condition::severity))
                .max(Comparator.naturalOrder())
                .orElse(Severity.OK);
        return new HealthReport(last.at().truncatedTo(ChronoUnit.MILLIS).toString(), worst.name(),
                last.findings()
                        .stream()
                        .map(found -> new Found(found.severity().name(), found.id(), found.evidence(),
                                found.remedy()))
                        .toList(),
                conditions.entrySet().stream().map(vital -> vital(vital.getKey(), vital.getValue())).toList());
    }

    private static Vital vital(String name, Condition condition) {
        return new Vital(name, condition.value(), condition.severity().name());
    }

    @Override
    public HealthReport checkNow() {
        try {
            thread.submit(this::check).get();
        } catch (RejectedExecutionException e) {
            // The program is ending; what is known is told.
            return newest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A checkup makes a finding of whatever breaks.", e);
        }
        return newest();
    }

    @Override
    public OptionalLong diskFreeBytes() {
        return disk.freeBytes();
    }

    @Override
    public void close() {
        Future<?> waiting = next;
        if (waiting != null) {
            waiting.cancel(false);
        }
        thread.shutdownNow();
        disk.close();
    }
}

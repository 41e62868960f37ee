package dev.diptych.capture.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.doctor.Check;
import dev.diptych.capture.doctor.Checkup;
import dev.diptych.capture.doctor.Finding;
import dev.diptych.capture.doctor.PairNeeds;
import dev.diptych.capture.doctor.Severity;
import dev.diptych.capture.web.ApiSchemas;
import dev.diptych.capture.web.HealthSource.Found;
import dev.diptych.capture.web.HealthSource.HealthReport;
import dev.diptych.capture.web.HealthSource.Vital;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigHealthTest {
    private static final InstantSource WALL_TIME = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00.123456Z"));
    private static final PairNeeds NEEDS = new PairNeeds(640, 480, 6L * 640 * 480);

    @TempDir
    Path zones = Path.of("");

    private final StillRig rig = new StillRig();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong freeBytes = new AtomicLong(40_000_000_000L);
    private final DiskWatch disk = new DiskWatch(this::usableBytes, nanos::get);
    private final Condition link = new Condition("ATmega2560, clock within 14 µs, -12.5 ppm", Severity.OK);
    private volatile Condition broker = new Condition("embedded, port 1883", Severity.OK);

    private long usableBytes() throws IOException {
        if (freeBytes.get() < 0) {
            throw new IOException("The disk is gone.");
        }
        return freeBytes.get();
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void vitalsAreOfTheRigThatRuns() throws IOException {
        zone("thermal_zone0", "48312\n");
        disk.look();
        rig.correctsBy("deepflash-slim", "CPU");

        try (RigHealth health = health(List::of)) {
            HealthReport report = health.newest();

            ApiSchemas.assertFits("HealthReport", report);
            assertEquals(List.of(new Vital("disk", "40.0 GB free, room for 7220 pairs", "OK"),
                    new Vital("camera", "640x480, 30.00 frames/s, streaming", "OK"),
                    new Vital("link", "ATmega2560, clock within 14 µs, -12.5 ppm", "OK"),
                    new Vital("broker", "embedded, port 1883", "OK"),
                    new Vital("engine", "deepflash-slim, CPU", "OK"), new Vital("temperature", "48 °C", "OK")),
                    report.vitals());
            assertEquals("2026-11-20T10:00:00.123Z", report.checkedAt());
            assertEquals(OptionalLong.of(40_000_000_000L), health.diskFreeBytes());
        }
    }

    @Test
    void theWorstIsThatOfFindingsAndVitals() {
        disk.look();
        try (RigHealth health = health(
                () -> List.of(new Finding(Severity.WARN, "clock.wall", "It is slow.", "Wind it.")))) {
            assertEquals("NOTE", health.newest().worst());
            assertEquals("health.checking", health.newest().findings().getFirst().id());

            assertEquals("WARN", health.checkNow().worst());
            assertEquals(List.of(new Found("WARN", "clock.wall", "It is slow.", "Wind it.")),
                    health.newest().findings());

            broker = new Condition("gone", Severity.FAIL);
            assertEquals("FAIL", health.newest().worst());
        }
    }

    @Test
    void oneRunIsMadeAtATimeAndTheLastReportIsThereMeanwhile() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        try (RigHealth health = health(() -> {
            assertEquals(1, atOnce.incrementAndGet());
            running.countDown();
            go.await();
            atOnce.decrementAndGet();
            return List.of(new Finding(Severity.NOTE, "run", "This is run " + runs.incrementAndGet() + ".", ""));
        })) {
            health.begin();
            running.await();
            assertEquals("health.checking", health.newest().findings().getFirst().id());

            Thread asking = Thread.startVirtualThread(health::checkNow);
            go.countDown();
            asking.join();

            assertEquals("This is run 2.", health.newest().findings().getFirst().evidence());
        }
    }

    @Test
    void whenItIsClosedTheLastReportIsLeft() {
        RigHealth health = health(List::of);
        health.close();

        assertEquals("health.checking", health.checkNow().findings().getFirst().id());
    }

    @ParameterizedTest
    @CsvSource({"40000000000, OK, '40.0 GB free, room for 7220 pairs'",
        "80000000, WARN, '80.0 MB free, room for 1 pair'",
        "70000000, FAIL, '70.0 MB free, room for no pair'"})
    void aDiskIsAsGoodAsThePairsThatItTakes(long bytes, String severity, String words) {
        freeBytes.set(bytes);
        disk.look();

        assertEquals(new Vital("disk", words, severity), vital("disk"));
    }

    @Test
    void aDiskThatSaysNothingIsToldOfAndComesBack() {
        assertEquals(new Vital("disk", "unknown", "NOTE"), vital("disk"));
        disk.look();
        freeBytes.set(-1);
        disk.look();
        assertEquals("OK", vital("disk").severity());
        assertFalse(disk.isSilent());

        nanos.addAndGet(DiskWatch.PATIENCE.toNanos() + 1);
        disk.look();
        assertEquals(new Vital("disk", "does not answer", "FAIL"), vital("disk"));
        assertEquals(OptionalLong.empty(), disk.freeBytes());

        freeBytes.set(40_000_000_000L);
        disk.look();
        assertEquals("OK", vital("disk").severity());
    }

    @ParameterizedTest
    @CsvSource({"69900, OK", "70000, WARN", "84900, WARN", "85000, FAIL"})
    void theHottestPartCounts(String thousandths, String severity) throws IOException {
        zone("thermal_zone0", "30000\n");
        zone("thermal_zone1", thousandths + "\n");
        zone("thermal_zone2", "asleep");
        zone("cooling_device0", "99000\n");
        Files.createDirectory(zones.resolve("thermal_zone3"));

        assertEquals(severity, vital("temperature").severity());
    }

    @Test
    void aComputerWithoutSensorsIsOfUnknownTemperature() {
        assertEquals(new Vital("temperature", "unknown", "NOTE"), vital("temperature"));
        assertEquals(new Condition("unknown", Severity.NOTE), new Thermometer(zones.resolve("nowhere")).read());
    }

    @Test
    void withoutANetworkPairsAreTakenAllTheSame() {
        assertEquals(new Vital("engine", "none", "NOTE"), vital("engine"));
    }

    @Test
    void aRigThatRunsIsWatchedFromItsStart(@TempDir Path archive) throws Exception {
        CountDownLatch checked = new CountDownLatch(1);
        try (RigHealth health = RigHealth.start(checkup(() -> {
            checked.countDown();
            return List.of(new Finding(Severity.OK, "it", "It is well.", ""));
        }), rig, archive, NEEDS, zones, () -> link, () -> broker, WALL_TIME)) {
            checked.await();
            assertEquals("it", health.checkNow().findings().getFirst().id());
            assertTrue(health.newest().vitals().size() == 6);
        }
    }

    private Vital vital(String name) {
        try (RigHealth health = health(List::of)) {
            return health.newest().vitals().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
        }
    }

    private RigHealth health(Work work) {
        return new RigHealth(checkup(work),
                new RigVitals(rig, disk, NEEDS, new Thermometer(zones), () -> link, () -> broker),
                WALL_TIME);
    }

    private interface Work {
        List<Finding> work() throws InterruptedException;
    }

    private static Checkup checkup(Work work) {
        return new Checkup(List.of(new Check() {
            @Override
            public String part() {
                return "part";
            }

            @Override
            public List<Finding> run() throws IOException {
                try {
                    return work.work();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }), Duration.ofMinutes(1));
    }

    private void zone(String name, String temp) throws IOException {
        Files.writeString(Files.createDirectory(zones.resolve(name)).resolve("temp"), temp);
    }
}

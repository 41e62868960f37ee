package dev.diptych.capture.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.archive.CalibrationFiles;
import dev.diptych.archive.PairId;
import dev.diptych.capture.session.ShotArchive;
import dev.diptych.capture.web.ApiSchemas;
import dev.diptych.capture.web.ArchiveViews.CalibrationCurves;
import dev.diptych.capture.web.ArchiveViews.ChangeCurve;
import dev.diptych.capture.web.ArchiveViews.FrameTimeline;
import dev.diptych.capture.web.ArchiveViews.LightCurves;
import dev.diptych.capture.web.ArchiveViews.LightTimeline;
import dev.diptych.capture.web.ArchiveViews.ShotTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looks at a pair in the documents that a shot leaves. */
class ArchiveLookTest {
    @TempDir
    static Path root = Path.of("");

    private static Path calibration;
    private static final PairId PAIR = ShotArchive.PAIR;

    private final ArchiveLook look = new ArchiveLook(root, new StillRig());

    @BeforeAll
    static void writeAPair() throws Exception {
        ShotArchive.writeInto(root);
        calibration = CalibrationFiles.newest(root.resolve("calibration")).orElseThrow();
    }

    @Test
    void framesAreInTheOrderOfTheShotAndTheGapIsThatOfThePair() throws IOException {
        ShotTimeline shot = look.shot(PAIR).orElseThrow();

        ApiSchemas.assertFits("ShotTimeline", shot);
        assertEquals(List.of("studio", "flash", "dark"), shot.frames().stream().map(FrameTimeline::role).toList());
        assertEquals(0, shot.frames().getFirst().firstRowStartMs());
        assertTrue(shot.frames().stream().allMatch(it -> it.lastRowEndMs() >= it.firstRowStartMs() + it.exposureMs()));
        assertEquals(162.0, shot.gapMs());
    }

    @Test
    void lightIsDrawnWhereItIsAndNotWhereItsSwitchIs() {
        ShotTimeline shot = look.shot(PAIR).orElseThrow();
        FrameTimeline studio = shot.frames().getFirst();
        FrameTimeline flash = shot.frames().get(1);
        FrameTimeline dark = shot.frames().get(2);

        assertEquals(List.of("flash", "lamp"), shot.lights()
                .stream()
                .map(LightTimeline::kind)
                .distinct()
                .sorted()
                .toList());
        for (LightTimeline light : shot.lights()) {
            boolean lamp = light.kind().equals("lamp");
            for (FrameTimeline frame : shot.frames()) {
                assertTrue(light.uncertain()
                        .stream()
                        .allMatch(it -> it.getLast() <= frame.firstRowStartMs()
                                || it.getFirst() >= frame.lastRowEndMs()),
                        light + " in " + frame);
            }
            assertTrue(over(studio, light).allMatch(level -> lamp ? level >= 0.99 : level <= 0.01), light.toString());
            assertTrue(over(flash, light).allMatch(level -> lamp ? level <= 0.01 : level >= 0.5), light.toString());
            assertTrue(over(dark, light).allMatch(level -> level <= 0.01), light.toString());
            assertEquals(lamp ? 1 : 0, light.steps().getLast().getLast());
            assertEquals(light.steps().stream().sorted(Comparator.comparing(List::getFirst)).toList(), light.steps());
        }
    }

    /** The levels that a light has within a frame, and the one that it comes into it with. */
    private static Stream<Double> over(FrameTimeline frame, LightTimeline light) {
        double before = light.steps()
                .stream()
                .filter(step -> step.getFirst() <= frame.firstRowStartMs())
                .reduce((one, later) -> later)
                .orElse(light.steps().getFirst())
                .getLast();
        return Stream.concat(Stream.of(before),
                light.steps()
                        .stream()
                        .filter(step -> step.getFirst() > frame.firstRowStartMs()
                                && step.getFirst() < frame.lastRowEndMs())
                        .map(List::getLast));
    }

    @Test
    void withoutACalibrationTheLogIsAllThatIsKnown(@TempDir Path copy) throws IOException {
        copyOfThePair(copy);

        ShotTimeline shot = new ArchiveLook(copy, new StillRig()).shot(PAIR).orElseThrow();

        for (LightTimeline light : shot.lights()) {
            assertEquals(3, light.steps().size(), light.toString());
            assertTrue(light.uncertain().stream().allMatch(it -> it.getLast() - it.getFirst() < 5), light.toString());
        }
    }

    @Test
    void aLaterCalibrationSaysNothingOfAnEarlierPair(@TempDir Path copy) throws IOException {
        copyOfThePair(copy);
        Files.createDirectories(copy.resolve("calibration"));
        Files.copy(calibration, copy.resolve("calibration").resolve(String.valueOf(calibration.getFileName())));
        Files.writeString(copy.resolve("calibration/calibration-29991231T000000.000Z.json"), "{");
        ArchiveLook copied = new ArchiveLook(copy, new StillRig());

        assertEquals(look.shot(PAIR), copied.shot(PAIR));
        assertEquals(Optional.empty(), copied.newestCalibration());
    }

    @ParameterizedTest
    @CsvSource({"events.tsv, executed_ns, executed", "events.tsv, off, off\toff", "events.tsv, 0.0, 7.0",
        "light-dark.json, window_end_ns, end", "light-flash.json, window_start_ns, x", "light-studio.json, {, [",
        "light-studio.json, exposure_ns, exposure_s"})
    void ofAShotWithADamagedDocumentNothingIsKnown(String document, String from, String to, @TempDir Path copy)
            throws IOException {
        Path folder = copyOfThePair(copy);
        ArchiveLook copied = new ArchiveLook(copy, new StillRig());
        assertTrue(copied.shot(PAIR).isPresent());

        Path file = folder.resolve(PAIR + "_" + document);
        String text = Files.readString(file);
        Files.writeString(file, text.replace(from, to));
        assertFalse(text.equals(Files.readString(file)));
        assertEquals(Optional.empty(), copied.shot(PAIR));

        Files.delete(file);
        assertEquals(Optional.empty(), copied.shot(PAIR));
    }

    @Test
    void ofAPairThatIsNotThereNothingIsKnown() {
        assertEquals(Optional.empty(), look.shot(new PairId(PAIR.sessionId(), 99)));
        assertEquals(Optional.empty(), new ArchiveLook(root.resolve("nowhere"), new StillRig()).shot(PAIR));
    }

    @Test
    void theNewestCalibrationIsDrawnAsItWasMeasured() throws IOException {
        CalibrationCurves curves = look.newestCalibration().orElseThrow();

        ApiSchemas.assertFits("CalibrationCurves", curves);
        assertEquals(calibration.getFileName() + "", curves.id() + ".json");
        assertEquals(1, curves.lights().stream().filter(light -> light.kind().equals("flash")).count());
        for (LightCurves light : curves.lights()) {
            assertEquals(light.kind().equals("flash") ? List.of("on", "off") : List.of("off", "on"),
                    light.changes().stream().map(ChangeCurve::direction).toList());
            light.changes().forEach(ArchiveLookTest::assertChanges);
        }
    }

    private static void assertChanges(ChangeCurve change) {
        List<List<Double>> curve = change.curve();
        assertTrue(curve.size() > 20 && curve.size() <= 120, curve.size() + " points");
        assertEquals(curve.stream().sorted(Comparator.comparing(List::getFirst)).toList(), curve);
        boolean off = change.direction().equals("off");
        assertTrue(curve.getFirst().getFirst() <= 0, "The dead time is to be seen: " + change);
        assertEquals(off ? 1 : 0, curve.getFirst().getLast(), 0.1, change.toString());
        assertEquals(off ? 0 : 1, curve.getLast().getLast(), 0.1, change.toString());
        assertTrue(change.deadMs().p01() <= change.deadMs().mean() && change.deadMs().mean() <= change.deadMs().p999());
    }

    @Test
    void anArchiveWithoutACalibrationHasNone(@TempDir Path empty) {
        assertEquals(Optional.empty(), new ArchiveLook(empty, new StillRig()).newestCalibration());
    }

    /** @return the pair's folder there */
    private static Path copyOfThePair(Path copy) throws IOException {
        Path folder = root.resolve("sub-" + PAIR.subject()).resolve("ses-" + PAIR.session());
        Path there = copy.resolve(root.relativize(folder)).resolve("pair-0001");
        Files.createDirectories(there);
        Files.copy(root.resolve("dataset_description.json"), copy.resolve("dataset_description.json"));
        for (String name : List.of("manifest.json", PAIR + "_events.tsv", PAIR + "_light-studio.json",
                PAIR + "_light-flash.json", PAIR + "_light-dark.json")) {
            Files.copy(folder.resolve("pair-0001").resolve(name), there.resolve(name));
        }
        return there;
    }
}

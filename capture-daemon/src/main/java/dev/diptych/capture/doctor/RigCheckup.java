package dev.diptych.capture.doctor;

import dev.diptych.archive.catalog.Catalog;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.doctor.NativeLibraryCheck.NativeLibrary;
import dev.diptych.capture.doctor.NativeLibraryCheck.TempFolder;
import dev.diptych.capture.model.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All checks of a rig on this computer. */
public final class RigCheckup {
    /** A memory card may take so long for what is written to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The native libraries that every rig needs; those of a rig of hardware are told by what needs them. */
    private static final List<NativeLibrary> LIBRARIES = List.of(
            new NativeLibrary("SQLite", "org.sqlite.tmpdir", Catalog::engineVersion),
            new NativeLibrary("OpenCV", "org.bytedeco.javacpp.cachedir", CascadeFaceFinder::engineVersion));

    private RigCheckup() {
    }

    /**
     * @param archive need not exist
     * @param config a {@code rig.toml}; one that cannot be read is a finding
     * @param known what it says, or the defaults
     * @param devices looks at what is plugged in
     * @param needs of the camera's resolution
     * @param models of this user
     * @param usualModel by which pairs are corrected where no other is named
     */
    public static Checkup of(Path archive, Optional<Path> config, RigConfig known, List<Check> devices,
            PairNeeds needs, ModelSource models, String usualModel) {
        List<Check> checks = new ArrayList<>(ofThisComputer(config, needs));
        checks.addAll(devices);
        known.hardware().ifPresent(rig -> checks.addAll(WiredChecks.of(rig)));
        checks.addAll(ofTheArchive(archive, config, known, needs));
        checks.add(new InferenceCheck(new LocalEngines(), models, usualModel));
        return new Checkup(checks, PATIENCE);
    }

    /**
     * The same beside a rig that runs: without its camera, its board, its lines and its ports, which are in use; some boards
     * are reset by whoever opens their port.
     */
    public static Checkup besideARunningRig(Path archive, Optional<Path> config, RigConfig known, PairNeeds needs,
            ModelSource models, String usualModel) {
        List<Check> checks = new ArrayList<>(ofThisComputer(config, needs));
        checks.addAll(ofTheArchive(archive, config, known, needs));
        checks.add(new InferenceCheck(new LocalEngines(), models, usualModel));
        return new Checkup(checks, PATIENCE);
    }

    private static List<Check> ofThisComputer(Optional<Path> config, PairNeeds needs) {
        return List.of(new ConfigurationCheck(config), new JavaCheck(JavaCheck.JavaFacts.current(), needs),
                new NativeLibraryCheck(LIBRARIES, RigCheckup::tempFolder));
    }

    private static List<Check> ofTheArchive(Path archive, Optional<Path> config, RigConfig known, PairNeeds needs) {
        InstantSource wallTime = InstantSource.system();
        List<Check> checks = new ArrayList<>();
        checks.add(new DiskCheck("disk", () -> FolderDisk.under(archive), needs));
        known.spareArchive()
                .ifPresent(spare -> checks.add(new SpareCheck(archive, spare, RigCheckup::onOneDisk,
                        new DiskCheck("spare", () -> FolderDisk.under(spare), needs))));
        checks.addAll(List.of(
                new ClockCheck(wallTime, System::nanoTime, () -> LastWrite.of(archive), TimeServer::ask),
                new ArchiveCheck(archive, wallTime, Files::isWritable),
                new CalibrationCheck(archive, config, new CalibrationAge(known.maxCalibrationAge(), wallTime))));
        return checks;
    }

    private static boolean onOneDisk(Path one, Path other) throws IOException {
        return Files.getFileStore(FolderDisk.under(one).folder())
                .equals(Files.getFileStore(FolderDisk.under(other).folder()));
    }

    /** What a configuration says, or the defaults if it cannot be read. */
    public static RigConfig usable(Optional<Path> file) {
        if (file.isEmpty()) {
            return RigConfig.DEFAULT;
        }
        try {
            return RigConfigReader.read(file.get());
        } catch (OperatorException e) {
            // ConfigurationCheck tells of it.
            return RigConfig.DEFAULT;
        }
    }

    private static TempFolder tempFolder() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toRealPath();
        return new TempFolder(folder, Files.isWritable(folder), Files.getFileStore(folder).getUsableSpace(),
                MountTable.current().holding(folder));
    }
}

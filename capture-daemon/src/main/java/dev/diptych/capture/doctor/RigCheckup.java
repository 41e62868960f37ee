package dev.diptych.capture.doctor;

import dev.diptych.archive.catalog.Catalog;
import dev.diptych.imaging.face.CascadeFaceFinder;
import dev.diptych.capture.OperatorException;
import dev.diptych.capture.calibration.CalibrationAge;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.RigConfigReader;
import dev.diptych.capture.doctor.NativeLibraryCheck.NativeLibrary;
import dev.diptych.capture.doctor.NativeLibraryCheck.TempFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All checks of a rig on this computer. */
public final class RigCheckup {
    /** A memory card may take so long for what is written to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Every native library that the program uses. */
    private static final List<NativeLibrary> LIBRARIES = List.of(new NativeLibrary("SQLite", Catalog::engineVersion),
            new NativeLibrary("OpenCV", CascadeFaceFinder::engineVersion));

    private RigCheckup() {
    }

    /**
     * @param archive need not exist
     * @param config a {@code rig.toml}; one that cannot be read is a finding, and the defaults are taken
     * @param needs of the camera's resolution
     */
    public static Checkup of(Path archive, Optional<Path> config, CameraCheck camera, PairNeeds needs) {
        InstantSource wallTime = InstantSource.system();
        return new Checkup(List.of(new ConfigurationCheck(config), new JavaCheck(JavaCheck.JavaFacts.current(), needs),
                new NativeLibraryCheck(LIBRARIES, RigCheckup::tempFolder), camera,
                new DiskCheck(() -> FolderDisk.under(archive), needs),
                new ClockCheck(wallTime, System::nanoTime, () -> LastWrite.of(archive), TimeServer::ask),
                new ArchiveCheck(archive, wallTime, Files::isWritable), new CalibrationCheck(archive,
                        new CalibrationAge(usable(config).maxCalibrationAge(), wallTime))),
                PATIENCE);
    }

    private static RigConfig usable(Optional<Path> file) {
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

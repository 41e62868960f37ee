package dev.diptych.capture.cli;

import dev.diptych.capture.verb.JsonOutput;
import dev.diptych.capture.config.RigConfig;
import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.config.hardware.HardwareRig;
import dev.diptych.capture.doctor.CameraCheck;
import dev.diptych.capture.doctor.Check;
import dev.diptych.capture.doctor.McuCheck;
import dev.diptych.capture.doctor.Checkup;
import dev.diptych.capture.doctor.Finding;
import dev.diptych.capture.doctor.PairNeeds;
import dev.diptych.capture.doctor.RigCheckup;
import dev.diptych.capture.doctor.Severity;
import dev.diptych.capture.doctor.WiredCamera;
import dev.diptych.capture.rig.RigDevices;
import dev.diptych.studio.SimulatedStudio;
import java.util.Optional;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether the rig can be relied on now, and what mends it. */
@Command(name = "doctor", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Checks Java, native libraries, the camera, the rig's lines and ports, the archive's disk, the clock, the archive, the calibration, and what corrects portraits.",
    "Each finding is OK, NOTE, WARN or FAIL, with its evidence and what mends it; the exit code is 1 if anything"
            + " is FAIL. Nothing is changed; the disk is measured with a file that is taken away again."})
final class DoctorCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(String archive, Severity worst, List<Finding> findings) {}

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ArchiveOption archive = new ArchiveOption();

    @Mixin
    ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        RigConfig known = RigCheckup.usable(config.named());
        Optional<HardwareRig> rig = known.hardware();
        List<Finding> findings = rig.isPresent() ? wired(known, rig.get()) : simulated(known);
        Severity worst = Checkup.worst(findings);
        if (json) {
            out.println(JsonOutput.of(new Result(archive.folder.toString(), worst, findings)));
        } else {
            findings.forEach(finding -> print(finding, out));
            out.println((rig.isPresent() ? "" : "The camera is the simulated one. ") + summary(findings));
        }
        out.flush();
        return worst == Severity.FAIL ? Main.FAILED : Main.DONE;
    }

    private List<Finding> simulated(RigConfig known) {
        SimulatedStudio studio = new SimulatedStudio(new SimulatedStudioOptions().studio());
        studio.leaveChairEmpty();
        return checked(known, List.of(new CameraCheck(studio::camera, studio.clock(), studio.studioExposure())),
                PairNeeds.of(studio.camera().format()));
    }

    private List<Finding> wired(RigConfig known, HardwareRig rig) {
        RigDevices devices = surroundings.devices().get();
        CameraConfig camera = rig.camera();
        List<Check> checks = new ArrayList<>();
        checks.add(new CameraCheck(new WiredCamera(devices, camera), devices.clock(), camera.studioExposure()));
        if (rig.mcu().isPresent()) {
            checks.add(new McuCheck(rig, devices::mcu, devices.clock()));
        }
        return checked(known, checks, PairNeeds.of(camera));
    }

    private List<Finding> checked(RigConfig known, List<Check> devices, PairNeeds needs) {
        return RigCheckup.of(archive.folder, config.named(), known, devices, needs, surroundings.models(), Models.USUAL)
                .run();
    }

    private static void print(Finding finding, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "%-4s  %-20s  %s", finding.severity(), finding.id(),
                finding.evidence()));
        if (!finding.remedy().isEmpty()) {
            out.println("        do: " + finding.remedy());
        }
    }

    private static String summary(List<Finding> findings) {
        return count(findings, Severity.FAIL) + " FAIL, "
                + count(findings, Severity.WARN) + " WARN.";
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}

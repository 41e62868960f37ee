package dev.diptych.capture.cli;

import dev.diptych.capture.model.ModelSource;
import dev.diptych.capture.rig.HostDevices;
import dev.diptych.capture.rig.RigDevices;
import dev.diptych.inference.model.ModelLibrary;
import dev.diptych.rig.time.SystemClock;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import picocli.CommandLine;

/** One run of the program, in this JVM. */
record ProgramRun(int exitCode, String out, String err) {
    static ProgramRun of(String... arguments) {
        return of(Main.commandLine(), arguments);
    }

    /** With models of its own, whatever models the program brings. */
    static ProgramRun of(ModelSource models, String... arguments) {
        return of(new Surroundings(new SystemClock(), InputStream.nullInputStream(), HostDevices::new, models),
                arguments);
    }

    /** On a rig of these devices, in their time. */
    static ProgramRun of(RigDevices devices, InputStream keyboard, String... arguments) {
        return of(new Surroundings(devices.clock(), keyboard, () -> devices, () -> new ModelLibrary(Optional.empty())),
                arguments);
    }

    static ProgramRun of(Surroundings surroundings, String... arguments) {
        return of(Main.commandLine(surroundings), arguments);
    }

    private static ProgramRun of(CommandLine program, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new ProgramRun(line.execute(arguments), out.toString(), err.toString());
    }
}

package dev.diptych.capture.cli;

import dev.diptych.capture.rig.RigDevices;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the program, in this JVM. */
record ProgramRun(int exitCode, String out, String err) {
    static ProgramRun of(String... arguments) {
        return of(Main.commandLine(), arguments);
    }

    /** On a rig of these devices, in their time. */
    static ProgramRun of(RigDevices devices, InputStream keyboard, String... arguments) {
        return of(new Surroundings(devices.clock(), keyboard, () -> devices), arguments);
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

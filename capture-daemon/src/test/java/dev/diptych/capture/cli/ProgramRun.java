package dev.diptych.capture.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the program, in this JVM. */
record ProgramRun(int exitCode, String out, String err) {
    static ProgramRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new ProgramRun(line.execute(arguments), out.toString(), err.toString());
    }
}

package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Access;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows a new pairing code. */
@Command(name = "pair", sortOptions = false, usageHelpAutoWidth = true, description = "Shows a pairing code, by which an operator is made, or gets a new password, in the console.")
final class AccessPairCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    StateOption state = new StateOption();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws OperatorException {
        String code = Access.open(state.folder(), InstantSource.system()).newPairingCode();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(
                "Pairing code " + code + ": type it into the rig's console within " + Access.PAIRING_LASTS.toMinutes()
                        + " minutes. It is good for one operator and five tries.");
        out.flush();
        return Main.DONE;
    }
}

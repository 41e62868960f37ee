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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a token back. */
@Command(name = "revoke", sortOptions = false, usageHelpAutoWidth = true, description = "Revokes a token: a running rig closes what it opened within a second.")
final class AccessTokenRevokeCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "The token's name.")
    String name = "";

    @Mixin
    StateOption state = new StateOption();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws OperatorException {
        if (!Access.open(state.folder(), InstantSource.system()).revoke(name)) {
            throw new OperatorException("There is no token named " + name
                    + "; \"diptych access token list\" shows those there are.");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("The token of " + name + " is revoked.");
        out.flush();
        return Main.DONE;
    }
}

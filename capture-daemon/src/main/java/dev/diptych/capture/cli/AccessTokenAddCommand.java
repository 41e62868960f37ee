package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.verb.JsonOutput;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a program a token. */
@Command(name = "add", sortOptions = false, usageHelpAutoWidth = true, description = {
    "Makes a token and prints it, once: it is kept nowhere.",
    "A running rig knows it at once. Over MQTT, NAME is the user and the token the password."})
final class AccessTokenAddCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(String name, String token, List<String> permissions) {}

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Who will have it: 1 to 32 letters, digits and hyphens.")
    String name = "";

    @Option(names = "--may", required = true, split = ",", paramLabel = "PERMISSION", description = "What it may do, with commas between: watch, preview, capture, session, calibrate, export.")
    List<String> may = new ArrayList<>();

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws OperatorException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : may) {
            permissions.add(Arrays.stream(Permission.values())
                    .filter(permission -> permission.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.ParameterException(line, "\"" + word
                            + "\" is no permission; there are watch, preview, capture, session, calibrate and export.")));
        }
        String token = Access.open(state.folder(), InstantSource.system()).addToken(name, permissions);
        List<String> words = permissions.stream().map(Permission::word).toList();
        PrintWriter out = line.getOut();
        out.println(json
                ? JsonOutput.of(new Result(name, token, words))
                : "The token of " + name + ", shown this once; it may " + String.join(", ", words) + ":"
                        + System.lineSeparator() + token);
        out.flush();
        return Main.DONE;
    }
}

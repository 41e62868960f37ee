package dev.diptych.capture.cli;

import dev.diptych.capture.OperatorException;
import dev.diptych.capture.access.Access;
import dev.diptych.capture.access.Permission;
import dev.diptych.capture.access.TokenFacts;
import dev.diptych.capture.verb.JsonOutput;
import java.io.PrintWriter;
import java.time.InstantSource;
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

/** Lists the tokens. */
@Command(name = "list", sortOptions = false, usageHelpAutoWidth = true, description = "Lists the tokens by name: what each may do, and since when.")
final class AccessTokenListCommand implements Callable<Integer> {
    /** What is printed as JSON. */
    record Result(List<Row> tokens) {}

    record Row(String name, List<String> permissions, String madeAt) {
        private static Row of(TokenFacts token) {
            return new Row(token.name(), token.permissions().stream().map(Permission::word).toList(), token.madeAt());
        }
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--json", description = "Print the result as one JSON document.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Override
    public Integer call() throws OperatorException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Row> rows = Access.open(state.folder(), InstantSource.system()).tokens().stream().map(Row::of).toList();
        if (json) {
            out.println(JsonOutput.of(new Result(rows)));
        } else if (rows.isEmpty()) {
            out.println("There are no tokens; \"diptych access token add\" makes one.");
        } else {
            rows.forEach(row -> out.println(String.format(Locale.ROOT, "%-32s  %-20s  %s", row.name, row.madeAt,
                    String.join(", ", row.permissions))));
        }
        out.flush();
        return Main.DONE;
    }
}

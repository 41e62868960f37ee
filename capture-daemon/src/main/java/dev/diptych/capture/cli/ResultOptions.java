package dev.diptych.capture.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a verb's results go that leaves an archive and a page. */
final class ResultOptions {
    @Option(names = "--out", paramLabel = "DIR", defaultValue = "diptych-demo", description = "The folder of the archive (default: ./${DEFAULT-VALUE}).")
    Path out = Path.of("diptych-demo");

    @Option(names = "--headless", description = "Open no browser.")
    boolean headless;

    @Option(names = "--json", description = "Print the result as one JSON document on stdout, all else on stderr.")
    boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;
}

package dev.diptych.capture.cli;

import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;

/** Turns every failure into one line for the operator. Stack traces are shown only where DIPTYCH_DEBUG is set. */
final class PlainFailure {
    private PlainFailure() {
    }

    /** A mistake in the command line. */
    static int usage(CommandLine.ParameterException mistake, String[] arguments) {
        CommandLine line = mistake.getCommandLine();
        String sentence = oneLine(String.valueOf(mistake.getMessage()));
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            sentence += near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?";
        }
        line.getErr()
                .println("diptych: " + sentence + " See \"" + line.getCommandSpec().qualifiedName() + " --help\".");
        return Main.USAGE;
    }

    /** Something went wrong while a verb ran. */
    static int failed(Exception failure, CommandLine line) {
        line.getErr().println("diptych: " + sentence(failure));
        if (System.getenv("DIPTYCH_DEBUG") != null) {
            failure.printStackTrace(line.getErr());
        }
        return Main.FAILED;
    }

    static String sentence(Throwable failure) {
        return switch (failure) {
            case OperatorException known -> oneLine(String.valueOf(known.getMessage()));
            case ArchiveException known -> known.code() + ": " + oneLine(String.valueOf(known.getMessage()));
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied -> denied.getFile() + " may not be opened; check its permissions.";
            case FileSystemException broken -> broken.getFile() + ": " + broken.getReason() + ".";
            case IOException known -> oneLine(String.valueOf(known.getMessage()));
            case IllegalArgumentException known -> oneLine(String.valueOf(known.getMessage()));
            default -> "an unexpected failure, which is a bug: " + oneLine(failure.toString())
                    + "; set DIPTYCH_DEBUG=1 to see where.";
        };
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}

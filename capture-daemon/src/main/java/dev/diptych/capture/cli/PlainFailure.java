package dev.diptych.capture.cli;

import dev.diptych.capture.verb.FailureWords;
import dev.diptych.archive.ArchiveException;
import dev.diptych.capture.OperatorException;
import dev.diptych.imaging.registration.ImageTooSmallException;
import dev.diptych.inference.CorrectionRefusedException;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.InferenceFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Turns every failure into one line for the operator. Stack traces are shown only where DIPTYCH_DEBUG is set. */
final class PlainFailure {
    private PlainFailure() {
    }

    /** A mistake in the command line. */
    static int usage(CommandLine.ParameterException mistake, String[] arguments) {
        CommandLine line = mistake.getCommandLine();
        line.getErr()
                .println("diptych: " + ended(mistakeSentence(mistake)) + " See \""
                        + line.getCommandSpec().qualifiedName() + " --help\".");
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
            case OperatorException known -> oneLine(known.getMessage(), known);
            case ArchiveException known -> known.code() + ": " + oneLine(known.getMessage(), known);
            case NoSuchFileException missing when missing.getFile() != null -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied when denied.getFile() != null ->
                denied.getFile() + " may not be opened; check its permissions.";
            case FileSystemException broken when broken.getFile() != null -> broken.getReason() == null
                    ? broken.getFile() + " could not be read or written."
                    : ended(broken.getFile() + ": " + oneLine(broken.getReason(), broken));
            case UncheckedIOException wrapped when wrapped.getCause() != null -> sentence(wrapped.getCause());
            case IOException known -> known.getMessage() == null
                    ? "A file could not be read or written (" + FailureWords.of(known) + ")."
                    : oneLine(known.getMessage(), known);
            case EngineUnavailableException known -> oneLine(known.getMessage(), known);
            case InferenceFailedException known -> oneLine(known.getMessage(), known);
            // These two are for the operator; any other illegal argument is a mistake of this program.
            case ImageTooSmallException known -> oneLine(known.getMessage(), known);
            case CorrectionRefusedException known -> oneLine(known.getMessage(), known);
            default -> "an unexpected failure, which is a bug: " + oneLine(failure.toString(), failure)
                    + "; set DIPTYCH_DEBUG=1 to see where.";
        };
    }

    private static String mistakeSentence(CommandLine.ParameterException mistake) {
        String sentence = oneLine(mistake.getMessage(), mistake);
        if (!(mistake instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return sentence;
        }
        CommandLine line = mistake.getCommandLine();
        String first = unmatched.getUnmatched().isEmpty() ? "" : unmatched.getUnmatched().getFirst();
        if (!line.getSubcommands().isEmpty() && !first.startsWith("-")) {
            return "There is no verb \"" + first + "\"; name " + VerbGroup.verbs(line) + ".";
        }
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty() ? sentence : sentence + "; did you mean " + String.join(" or ", near) + "?";
    }

    private static String ended(String sentence) {
        return sentence.matches(".*[.?!]") ? sentence : sentence + ".";
    }

    private static String oneLine(@Nullable String text, Throwable failure) {
        return text == null ? FailureWords.of(failure) : text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}

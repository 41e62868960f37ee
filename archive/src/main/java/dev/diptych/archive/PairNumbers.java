package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the number after the greatest that a session has used, committed or left unfinished in {@code incoming/}. */
final class PairNumbers {
    private static final Pattern NUMBER = Pattern.compile("pair-(\\d{4})");

    private final ArchiveLayout layout;

    PairNumbers(ArchiveLayout layout) {
        this.layout = layout;
    }

    int next(String subject, String session) throws IOException {
        String unfinished = "sub-" + subject + "_ses-" + session + "_";
        int committed = greatest(layout.sessionFolder(subject, session), "");
        return Math.max(committed, greatest(layout.incoming(), unfinished)) + 1;
    }

    private static int greatest(Path folder, String prefix) throws IOException {
        int greatest = 0;
        if (!Files.isDirectory(folder)) {
            return greatest;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = String.valueOf(child.getFileName());
                Matcher matcher = NUMBER.matcher(name);
                if (name.startsWith(prefix) && matcher.region(prefix.length(), name.length()).lookingAt()) {
                    greatest = Math.max(greatest, Integer.parseInt(matcher.group(1)));
                }
            }
        }
        return greatest;
    }
}

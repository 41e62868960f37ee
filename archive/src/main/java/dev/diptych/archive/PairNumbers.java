package dev.diptych.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the number after the greatest that a session has used: committed, being written, set aside or intended. */
final class PairNumbers {
    private static final Pattern NUMBER = Pattern.compile("pair-(\\d{4})(?:_attempt-\\d+)?");

    private final ArchiveLayout layout;

    PairNumbers(ArchiveLayout layout) {
        this.layout = layout;
    }

    int next(SessionId session, int greatestIntended) throws IOException {
        int greatest = greatestIntended;
        greatest = Math.max(greatest, greatest(layout.sessionFolder(session)));
        greatest = Math.max(greatest, greatest(layout.incoming(session)));
        return Math.max(greatest, greatest(layout.partial(session))) + 1;
    }

    private static int greatest(Path folder) throws IOException {
        int greatest = 0;
        for (Path child : ArchiveFolders.list(folder)) {
            Matcher matcher = NUMBER.matcher(String.valueOf(child.getFileName()));
            if (matcher.matches()) {
                greatest = Math.max(greatest, Integer.parseInt(matcher.group(1)));
            }
        }
        return greatest;
    }
}

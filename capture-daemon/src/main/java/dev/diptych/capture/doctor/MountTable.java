package dev.diptych.capture.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is mounted where, as Linux lists it in {@code /proc/self/mounts} (proc(5), fstab(5)). */
final class MountTable {
    private static final Path LINUX = Path.of("/proc/self/mounts");
    /** How a blank, a tab and the like are written in a path. */
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private final List<Mount> mounts;

    private MountTable(List<Mount> mounts) {
        this.mounts = mounts;
    }

    /** Of this computer; empty where there is no such list. */
    static MountTable current() throws IOException {
        return Files.isReadable(LINUX) ? parse(Files.readString(LINUX)) : new MountTable(List.of());
    }

    static MountTable parse(String text) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] columns = line.split(" ");
            if (columns.length >= 4) {
                mounts.add(new Mount(Path.of(unescaped(columns[1])), columns[2], Set.of(columns[3].split(","))));
            }
        }
        return new MountTable(List.copyOf(mounts));
    }

    /** The file system that holds {@code path}, which is absolute and without links; a later mount hides an earlier. */
    Optional<Mount> holding(Path path) {
        Mount found = null;
        for (Mount mount : mounts) {
            if (path.startsWith(mount.point())
                    && (found == null || mount.point().getNameCount() >= found.point().getNameCount())) {
                found = mount;
            }
        }
        return Optional.ofNullable(found);
    }

    private static String unescaped(String text) {
        return OCTAL.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        Character.toString((char) Integer.parseInt(match.group(1), 8))));
    }
}

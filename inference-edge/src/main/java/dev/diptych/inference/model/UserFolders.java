package dev.diptych.inference.model;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Where this user's files lie, by the XDG Base Directory Specification, which has relative paths ignored. */
public final class UserFolders {
    private UserFolders() {
    }

    /** For what must be kept; none for a user without a home. */
    public static Optional<Path> data() {
        return folder(System.getenv("XDG_DATA_HOME"), System.getProperty("user.home"), ".local/share");
    }

    /** For what can be made again; none for a user without a home. */
    public static Optional<Path> cache() {
        return folder(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"), ".cache");
    }

    /** For what belongs to this computer: credentials, messages that are still to be sent; none for a user without a home. */
    public static Optional<Path> state() {
        return folder(System.getenv("XDG_STATE_HOME"), System.getProperty("user.home"), ".local/state");
    }

    static Optional<Path> folder(@Nullable String given, @Nullable String home, String belowHome) {
        if (given != null && Path.of(given).isAbsolute()) {
            return Optional.of(Path.of(given, "diptych"));
        }
        if (home != null && Path.of(home).isAbsolute()) {
            return Optional.of(Path.of(home, belowHome, "diptych"));
        }
        return Optional.empty();
    }
}

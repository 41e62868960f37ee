package dev.diptych.capture.access;

import dev.diptych.capture.OperatorException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Passwords that are hashed with little work, for tests of everything else. */
public final class QuickAccess {
    private QuickAccess() {
    }

    public static Access open(Path folder, InstantSource clock) throws OperatorException {
        return Access.open(folder, clock, new PasswordHash.Work(64, 1));
    }
}

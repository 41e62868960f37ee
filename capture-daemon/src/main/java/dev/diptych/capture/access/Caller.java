package dev.diptych.capture.access;

import java.util.EnumSet;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whoever asks something of the rig, after it is known who that is.
 *
 * @param name for journals and logs: letters, digits and hyphens
 */
public record Caller(String name, Set<Permission> permissions) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,32}");

    public Caller {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A caller is named by 1 to 32 letters, digits and hyphens, not \"" + name
                    + "\".");
        }
        Set<Permission> copy = EnumSet.noneOf(Permission.class);
        copy.addAll(permissions);
        permissions = Collections.unmodifiableSet(copy);
    }

    /** Somebody at the rig itself: its keyboard, its pedal. */
    public static Caller atTheRig(String name) {
        return new Caller(name, EnumSet.allOf(Permission.class));
    }

    /**
     * Whoever was let through by somebody else who keeps a list, such as a broker: who it is is not known here, and what that list
     * lets through is not asked again. They may all.
     *
     * @param name of the door, not of a person
     */
    public static Caller trusted(String name) {
        return new Caller(name, EnumSet.allOf(Permission.class));
    }

    /** The one question of every front end. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}

package dev.diptych.studio.fault;

import dev.diptych.studio.chance.Range;
import java.util.Locale;

/**
 * What may go wrong in one pair. All faults stand here, with their numbers; each number is drawn anew for every pair.
 * <p>
 * "The shot" is the first plan fired in the pair that switches lamps as well as the flash; other plans are carried out
 * as they should be. Whatever a fault did is over when the pair is.
 */
public enum StudioFault {
    // In the order in which they act: what a fault has prevented, a later one cannot spoil, and does not count.

    /** One lamp does not answer the shot's switches and stays lit. */
    LAMP_STAYS_ON,
    /**
     * A contact of one lamp's supply opens within {@link #CONTACT_OPENS_MILLIS} of the pair's beginning, by no switch of
     * ours: the lamp is dark within 5 ms and stays so until the pair is over. Needs no shot.
     */
    LAMP_STAYS_OFF,
    /** One lamp, switched off, stays lit for longer than its dead time by {@link #LAMP_LATE_MILLIS}. */
    LAMP_LATE,
    /** The flash stays dark. */
    FLASH_FAILS,
    /** The flash is lit at {@link #WEAK_FLASH_LEVEL} of its level. */
    FLASH_WEAK,
    /**
     * One edge of the shot, or with the same chance all of them, happen late by {@link #EDGE_LATE_MILLIS}. The log says
     * so truthfully. A light's edges keep their order: one that would be overtaken follows the late one after a
     * millisecond.
     */
    LATE_EDGES,
    /**
     * The camera loses {@link #DROPPED_FRAMES_LEAST} to {@link #DROPPED_FRAMES_MOST} consecutive frames from the studio
     * frame to the dark one.
     */
    DROPPED_FRAMES,
    /**
     * The camera delivers nothing for {@link #STALL_MILLIS}, from some instant in the shot or up to
     * {@link #BEFORE_SHOT_FRAMES} frames before. The frames of that time are lost; the sensor goes on at its pace and
     * counts on. Starting the camera again does not help.
     */
    CAMERA_STALL,
    /**
     * One frame from the studio frame to the dark one is exposed wrongly, by a factor of {@link #UNDEREXPOSURE} or, with
     * the same chance, {@link #OVEREXPOSURE}, in its time or in its gain. Its metadata say so. A time stays within the
     * frame period and a gain above 1; where it could not, the other is wrong.
     */
    WRONG_EXPOSURE,
    /**
     * The studio frame or the flash frame is exposed wrongly, as above, and nothing but its pixels says so: metadata and
     * timestamp are as if it had been exposed as asked.
     */
    WRONG_EXPOSURE_UNREPORTED,
    /**
     * From some frame in the shot, or up to {@link #BEFORE_SHOT_FRAMES} before, until the shot's end every timestamp is
     * early or late by {@link #TIMESTAMP_JUMP_MILLIS}.
     */
    TIMESTAMP_JUMP,
    /**
     * The sitter gets up within {@link #LEAVES_AFTER_MILLIS} of the studio frame's exposure and walks out of the picture
     * sideways, at {@link #LEAVING_MILLIMETRES_PER_SECOND}.
     */
    SITTER_LEAVES,
    /**
     * Between the studio frame and the flash frame the sitter shifts smoothly by {@link #SHIFT_MILLIMETRES} in some
     * direction, and stays there.
     */
    BIG_MOTION,
    /**
     * The room's own light rises to {@link #DOOR_LIGHT_RATIO} of all lamps' together within
     * {@link #DOOR_OPENS_MILLIS} ms, from some instant within {@link #DOOR_BEFORE_MILLIS} before the studio frame or, with
     * the same chance, between the studio frame and the flash frame.
     */
    DOOR_OPENED;

    public static final Range CONTACT_OPENS_MILLIS = new Range(0, 50);
    public static final Range LAMP_LATE_MILLIS = new Range(50, 200);
    public static final Range WEAK_FLASH_LEVEL = new Range(0.3, 0.85);
    public static final Range EDGE_LATE_MILLIS = new Range(5, 60);
    public static final int DROPPED_FRAMES_LEAST = 1;
    public static final int DROPPED_FRAMES_MOST = 3;
    public static final Range STALL_MILLIS = new Range(1200, 3000);
    public static final int BEFORE_SHOT_FRAMES = 4;
    public static final Range UNDEREXPOSURE = new Range(0.4, 0.75);
    public static final Range OVEREXPOSURE = new Range(1.35, 2.5);
    public static final Range TIMESTAMP_JUMP_MILLIS = new Range(3, 60);
    public static final Range LEAVES_AFTER_MILLIS = new Range(0, 60);
    public static final Range LEAVING_MILLIMETRES_PER_SECOND = new Range(1000, 2000);
    public static final Range SHIFT_MILLIMETRES = new Range(25, 80);
    public static final Range DOOR_LIGHT_RATIO = new Range(0.02, 0.1);
    public static final double DOOR_OPENS_MILLIS = 100;
    public static final Range DOOR_BEFORE_MILLIS = new Range(0, 300);

    /** By its name in lower case, as in reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

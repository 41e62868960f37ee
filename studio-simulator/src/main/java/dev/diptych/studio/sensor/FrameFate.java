package dev.diptych.studio.sensor;

import dev.diptych.rig.camera.ExposureSetting;

/**
 * What becomes of a frame.
 *
 * @param lost it never comes
 * @param exposed how it was truly exposed
 * @param reported how its metadata say it was exposed
 * @param timestampOffNanos by how much its timestamp is off, beyond the stated uncertainty
 */
public record FrameFate(boolean lost, ExposureSetting exposed, ExposureSetting reported, long timestampOffNanos) {
    /** Of a perfect camera's frame. */
    public static FrameFate asAsked(ExposureSetting asked) {
        return new FrameFate(false, asked, asked, 0);
    }

    public FrameFate neverComing() {
        return new FrameFate(true, exposed, reported, timestampOffNanos);
    }

    /** Exposed otherwise, and its metadata say so. */
    public FrameFate exposedAs(ExposureSetting other) {
        return new FrameFate(lost, other, other, timestampOffNanos);
    }

    /** Exposed otherwise, and its metadata say what they would have said. */
    public FrameFate secretlyExposedAs(ExposureSetting other) {
        return new FrameFate(lost, other, reported, timestampOffNanos);
    }

    public FrameFate stampedOffBy(long nanos) {
        return new FrameFate(lost, exposed, reported, timestampOffNanos + nanos);
    }
}

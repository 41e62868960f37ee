package dev.diptych.imaging.registration.internal;

import dev.diptych.imaging.Plane;

/** Both pictures of one pyramid level after local normalisation. */
public record LevelPair(int level, Plane reference, Plane moving) {
    public long pixelCount() {
        return (long) reference.width() * reference.height();
    }
}

package dev.diptych.studio.sensor;

/** What has to be waited for before a frame can be exposed: switches of lights that are heard of later than they move. */
@FunctionalInterface
public interface SwitchesKnown {
    /** Of lights that are switched by the studio's own executor, which lays its edges out before they come. */
    SwitchesKnown AT_ONCE = instantNanos -> {};

    /** Returns when no switch that moved before that instant will be heard of any more, and the lights know of all. */
    void awaitUntil(long instantNanos);
}

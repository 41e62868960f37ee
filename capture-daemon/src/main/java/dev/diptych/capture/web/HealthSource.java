package dev.diptych.capture.web;

import java.util.List;
import java.util.OptionalLong;

/** What doctor found, and what matters from second to second. For any thread. */
public interface HealthSource {
    /** The newest, without checking anew. */
    HealthReport newest();

    /** Checks all anew, and writes some megabytes to learn the disk's speed: while the rig rests. Takes seconds. */
    HealthReport checkNow();

    /** Free room on the archive's disk for this user; empty if the disk has not said so lately. Never waits for it. */
    OptionalLong diskFreeBytes();

    /**
     * @param checkedAt ISO 8601, UTC
     * @param worst OK, NOTE, WARN or FAIL
     */
    record HealthReport(String checkedAt, String worst, List<Found> findings, List<Vital> vitals) {}

    record Found(String severity, String id, String evidence, String remedy) {}

    /** @param name disk, camera, link, broker, engine or temperature */
    record Vital(String name, String value, String severity) {}
}

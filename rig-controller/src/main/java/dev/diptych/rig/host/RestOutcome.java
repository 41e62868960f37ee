package dev.diptych.rig.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of putting every light to rest. */
final class RestOutcome {
    private final Map<String, Switched> switched = new TreeMap<>();
    private final Map<String, String> failed = new TreeMap<>();

    void switched(List<LightLevel> lights, Switched when) {
        lights.forEach(light -> switched.put(light.lightId(), when));
    }

    void failed(LightLevel light, String why) {
        failed.put(light.lightId(), why);
    }

    /** When each light was put to rest; without those that may not be. */
    Map<String, Switched> switched() {
        return switched;
    }

    boolean isComplete() {
        return failed.isEmpty();
    }

    /** Says what became of the lights, to follow on why they were put to rest. */
    String sentence() {
        return failed.isEmpty()
                ? "Every light was put to rest."
                : failed.entrySet()
                        .stream()
                        .map(light -> "\"%s\" could not be put to rest (%s): cut its power."
                                .formatted(light.getKey(), light.getValue()))
                        .collect(Collectors.joining(" "));
    }
}

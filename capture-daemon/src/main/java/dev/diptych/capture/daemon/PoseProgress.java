package dev.diptych.capture.daemon;

import dev.diptych.capture.poses.Pose;
import dev.diptych.capture.poses.Protocol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which pose of a protocol is next: the chosen one until it has its pairs, then the first after it that has not. */
final class PoseProgress {
    private final Protocol protocol;
    private final Map<String, Integer> counted = new HashMap<>();
    private final Set<String> skipped = new HashSet<>();
    private int present;

    PoseProgress(Protocol protocol) {
        this.protocol = protocol;
    }

    /** @return whether there is such a pose */
    boolean choose(String poseId) {
        int index = protocol.poses().stream().map(Pose::id).toList().indexOf(poseId);
        if (index >= 0) {
            present = index;
            skipped.remove(poseId);
        }
        return index >= 0;
    }

    void skip(String poseId) {
        skipped.add(poseId);
    }

    /** @param by how many more of its pairs count than before */
    void count(String poseId, int by) {
        counted.merge(poseId, by, Integer::sum);
    }

    /** Empty when every pose has its pairs or is left out. */
    Optional<Pose> next() {
        List<Pose> poses = protocol.poses();
        for (int i = 0; i < poses.size(); i++) {
            Pose pose = poses.get((present + i) % poses.size());
            if (!skipped.contains(pose.id()) && counted(pose) < pose.pairs()) {
                return Optional.of(pose);
            }
        }
        return Optional.empty();
    }

    List<RigState.PoseState> states() {
        return protocol.poses()
                .stream()
                .map(pose -> new RigState.PoseState(pose.id(), pose.name(), pose.instruction(), pose.picture(),
                        counted(pose), pose.pairs(), skipped.contains(pose.id())))
                .toList();
    }

    private int counted(Pose pose) {
        return counted.getOrDefault(pose.id(), 0);
    }
}

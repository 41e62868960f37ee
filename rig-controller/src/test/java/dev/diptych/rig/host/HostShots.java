package dev.diptych.rig.host;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.ms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.rig.switching.ClearedPlan;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.ShotException;
import dev.diptych.rig.switching.ShotLog;
import java.util.List;

/** The shot of a pair, with a lamp that is switched by a driver of its own, on a rig in virtual time. */
abstract class HostShots {
    static final Edge KEY_OFF = edge("key", 0, 0);
    static final Edge FILL_OFF = edge("fill", 0, 0);
    static final Edge FLASH_ON = edge("flash", 1, 400);
    static final Edge FLASH_OFF = edge("flash", 0, 460);
    static final Edge KEY_ON = edge("key", 1, 460);
    static final Edge FILL_ON = edge("fill", 1, 500);
    static final Edge[] PAIR = {KEY_OFF, FILL_OFF, FLASH_ON, FLASH_OFF, KEY_ON, FILL_ON};

    final HostRig rig = new HostRig();
    final ClearedPlan shot = rig.cleared(PAIR);

    long at(Edge edge) {
        return shot.instantNanos(edge);
    }

    ShotLog run() throws ShotException {
        return rig.executor.fire(shot).awaitLog(HostRig.deadline(shot));
    }

    FakeOutputs.Call call(long instantNanos, LightLevel... levels) {
        return new FakeOutputs.Call(instantNanos, List.of(levels), false);
    }

    static LightLevel level(String lightId, double level) {
        return new LightLevel(lightId, level);
    }

    /** Lets a step be late; the steps of the pair are at 0, 400, 460 and 500 ms. */
    void late(Edge edge, double millis) {
        rig.time.lateNanos = step -> step.instantNanos() == at(edge) ? ms(millis) : 0;
    }

    void assertAtRest() {
        assertEquals(0, rig.gpio.levels.get("flash"));
        assertEquals(1, rig.gpio.levels.get("key"));
        assertEquals(1, rig.dmx.levels.get("fill"));
    }

    static List<Edge> planned(ShotLog log) {
        return log.edges().stream().map(ExecutedEdge::planned).toList();
    }

    static String sentence(Exception e) {
        return String.valueOf(e.getMessage());
    }
}

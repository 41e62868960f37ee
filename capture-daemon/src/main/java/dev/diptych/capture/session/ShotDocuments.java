package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.EventsTable;
import dev.diptych.rig.shot.ShotPlan;
import dev.diptych.rig.shot.ShotRecord;
import dev.diptych.rig.shot.WantedFrame;
import dev.diptych.rig.switching.Edge;
import dev.diptych.rig.switching.ExecutedEdge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A shot's plan and log as documents. */
final class ShotDocuments {
    private static final List<String> EVENT_COLUMNS = List.of("light", "event", "level", "planned_ns", "executed_ns",
            "uncertainty_ns");

    private ShotDocuments() {
    }

    /** Offsets are from the start of the studio frame's readout. */
    static ObjectNode plan(ShotPlan plan) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode edges = document.putArray("edges");
        for (Edge edge : plan.edges()) {
            edges.addObject()
                    .put("light", edge.lightId())
                    .put("level", edge.level())
                    .put("offset_ns",
                            edge.offsetNanos());
        }
        ArrayNode frames = document.putArray("frames");
        for (WantedFrame frame : plan.frames()) {
            frames.addObject()
                    .put("role", frame.role().name().toLowerCase(Locale.ROOT))
                    .put("frames_after_studio", frame.framesAfterStudio())
                    .put("exposure_ns", frame.exposure().exposureNanos())
                    .put("gain", frame.exposure().gain())
                    .put("window_start_ns", frame.window().startNanos())
                    .put("window_end_ns", frame.window().endNanos());
        }
        return document;
    }

    /** Instants on the rig's clock. */
    static EventsTable events(ShotRecord shot) {
        List<List<String>> rows = new ArrayList<>();
        for (Edge edge : shot.plan().edges()) {
            Optional<ExecutedEdge> done = shot.log().executed(edge);
            rows.add(List.of(edge.lightId(), edge.level() > 0 ? "on" : "off", String.valueOf(edge.level()),
                    String.valueOf(shot.studioReadoutNanos() + edge.offsetNanos()),
                    done.map(ExecutedEdge::instantNanos).map(String::valueOf).orElse(EventsTable.MISSING),
                    done.map(ExecutedEdge::uncertaintyNanos).map(String::valueOf).orElse(EventsTable.MISSING)));
        }
        return new EventsTable(EVENT_COLUMNS, rows);
    }
}

package dev.diptych.capture.model;

import dev.diptych.inference.engine.EngineChoice;
import dev.diptych.inference.engine.EngineReport;
import dev.diptych.inference.engine.EngineUnavailableException;
import dev.diptych.inference.engine.EngineWish;
import java.util.List;

/**
 * What will compute networks on this computer.
 *
 * @param live of a live picture
 * @param photographs of photographs one after another, for which an engine that takes minutes to build is left out
 */
public record EngineOutlook(EngineReport live, EngineReport photographs) {
    /** @throws EngineUnavailableException if the operator insists on an engine that there is not, or none starts */
    public static EngineOutlook ofThisComputer() throws EngineUnavailableException {
        return new EngineOutlook(EngineChoice.live().expected(),
                EngineChoice.batches(EngineWish.ofThisProcess()).expected());
    }

    public boolean differs() {
        return live.serving() != photographs.serving();
    }

    /** For people: if one engine serves both, that and why no better one does; else a line for each. */
    public List<String> sentences() {
        return differs()
                ? List.of(line("For a live picture: ", live), line("For photographs: ", photographs))
                : live.sentences();
    }

    /** A name for a table. */
    public String title() {
        return differs()
                ? live.serving().title() + ", photographs " + photographs.serving().title()
                : live.serving().title();
    }

    private static String line(String what, EngineReport report) {
        return what + String.join(" ", report.sentences());
    }
}

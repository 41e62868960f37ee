package dev.diptych.inference.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which engine serves, and why not a better one.
 *
 * @param better every engine that would be better, best first
 */
public record EngineReport(ServingEngine serving, List<Unused> better) {
    /** @param why one sentence, with what to do where something can be done */
    public record Unused(ServingEngine engine, String why) {}

    public EngineReport {
        better = List.copyOf(better);
    }

    /** @param whyNot of any engines; those that are no better than the one that serves are left out */
    static EngineReport of(ServingEngine serving, Map<ServingEngine, String> whyNot) {
        return new EngineReport(serving,
                whyNot.entrySet()
                        .stream()
                        .filter(reason -> reason.getKey().compareTo(serving) < 0)
                        .map(reason -> new Unused(reason.getKey(), reason.getValue()))
                        .toList());
    }

    /** For people, a sentence each: first what serves. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("The network runs on " + serving.title() + ".");
        better.forEach(unused -> sentences.add(unused.why()));
        return sentences;
    }
}

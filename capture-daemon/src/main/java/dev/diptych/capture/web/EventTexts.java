package dev.diptych.capture.web;

import dev.diptych.capture.ask.StrictJson;
import dev.diptych.capture.daemon.DaemonEvent;
import dev.diptych.capture.daemon.PairReport;
import dev.diptych.capture.daemon.RigState;
import dev.diptych.capture.live.LivePictures;
import java.time.Instant;

/** What goes over the socket of events: one JSON object a frame, with its type. */
final class EventTexts {
    private record OfState(String type, RigState state) {}

    private record OfPair(String type, PairReport pair) {}

    private record Told(String type, String sentence, String at) {}

    private record Fault(String type, String code, String sentence) {}

    private record Beat(String type, String at, LivePictures.LiveRate rate) {}

    private EventTexts() {
    }

    static String state(RigState state) {
        return StrictJson.text(new OfState("state", state));
    }

    static String beat(Instant at, LivePictures.LiveRate rate) {
        return StrictJson.text(new Beat("beat", at.toString(), rate));
    }

    static String of(DaemonEvent event, Instant at) {
        return switch (event) {
            case DaemonEvent.StateChanged changed -> state(changed.state());
            case DaemonEvent.PairFinished finished -> StrictJson.text(new OfPair("pair", finished.pair()));
            case DaemonEvent.PairDecided decided -> StrictJson.text(new OfPair("decision", decided.pair()));
            case DaemonEvent.Told told -> StrictJson.text(new Told("told", told.sentence(), at.toString()));
            case DaemonEvent.FaultRaised raised ->
                StrictJson.text(new Fault("fault", raised.fault().code(), raised.fault().sentence()));
        };
    }
}

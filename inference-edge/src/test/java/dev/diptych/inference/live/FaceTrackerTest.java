package dev.diptych.inference.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.Face;
import dev.diptych.imaging.face.FaceSearch;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaceTrackerTest {
    private static final long FRAME_NANOS = 66_000_000;
    private static final Box FACE = new Box(10, 10, 20, 20);
    private final Srgb8Image frame = new Srgb8Image(64, 48);
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private FaceSearch answer = new FaceSearch.Found(List.of(new Face(FACE, 20)));
    private @Nullable RuntimeException failure;
    private int searches;
    private int brightnessSearched;
    private long nowNanos;

    private final FaceTracker tracker = new FaceTracker(picture -> {
        searches++;
        brightnessSearched = picture.at(0, 0, 0);
        if (failure != null) {
            throw failure;
        }
        return answer;
    }, waiting::add);

    @Test
    void noFrameWaitsForTheSearch() {
        assertEquals("The sitter's face is being looked for.", lost(next()));
        assertEquals(1, waiting.size());

        search();

        assertEquals(FACE, at(next()));
    }

    @Test
    void searchesOneFrameInTen() {
        for (int i = 0; i < 100; i++) {
            next();
            search();
        }

        assertEquals(10, searches);
    }

    @Test
    void searchesMoreOftenWhileTheSitterMoves() {
        next();
        search();
        for (int i = 0; i < 30; i++) {
            answer = new FaceSearch.Found(List.of(new Face(new Box(10 + i, 10, 20, 20), 20)));
            next();
            search();
        }

        assertTrue(searches >= 8, "only " + searches);
        assertTrue(at(next()).x() > 30, "not there yet");
    }

    @Test
    void searchesTheFrameAsItWas() {
        frame.rgb()[0] = 7;
        next();
        frame.rgb()[0] = 9;

        search();

        assertEquals(7, brightnessSearched);
    }

    @Test
    void oneSearchAtATime() {
        for (int i = 0; i < 40; i++) {
            next();
        }

        assertEquals(1, waiting.size());
    }

    @Test
    void keepsTheBoxForASecondWithoutAFaceAndThenSaysSo() {
        next();
        search();
        next();
        answer = new FaceSearch.NoFace("No face was found; look up.");

        long lastFaceNanos = 0;
        FaceTrack track = next();
        while (track instanceof FaceTrack.At) {
            search();
            track = next();
        }

        assertEquals("No face was found; look up.", lost(track));
        double held = (nowNanos - lastFaceNanos) / 1e9;
        assertTrue(held > 1 && held < 1.3, "held for " + held + " s");
    }

    @Test
    void findsAgainAfterAFewFrames() {
        next();
        search();
        next();
        answer = new FaceSearch.NoFace("No face was found; look up.");
        for (int i = 0; i < 40; i++) {
            next();
            search();
        }
        answer = new FaceSearch.Found(List.of(new Face(new Box(30, 10, 20, 20), 20)));

        next();
        search();
        next();
        search();

        assertEquals(new Box(30, 10, 20, 20), at(next()));
    }

    @Test
    void aFailedSearchFindsNobodyAndTheNextGoesOn() {
        failure = new IllegalStateException("no memory");
        next();
        search();
        assertEquals("The sitter's face cannot be looked for (java.lang.IllegalStateException: no memory);"
                + " if that stays so, start again.", lost(next()));
        failure = null;

        for (int i = 0; i < 10; i++) {
            next();
            search();
        }

        assertEquals(FACE, at(next()));
    }

    private FaceTrack next() {
        FaceTrack track = tracker.track(frame, nowNanos);
        nowNanos += FRAME_NANOS;
        return track;
    }

    private void search() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static Box at(FaceTrack track) {
        return assertInstanceOf(FaceTrack.At.class, track).box();
    }

    private static String lost(FaceTrack track) {
        return assertInstanceOf(FaceTrack.Lost.class, track).sentence();
    }
}

package dev.diptych.imaging.face.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.diptych.imaging.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class CascadeSearchTest {
    private static final FaceWindow FACE = new FaceWindow(new Box(100, 80, 60, 60), 6);

    @Test
    void neighboursAtOnePlaceAreAddedAndTheFirstBoxIsKept() {
        FaceWindow nearby = new FaceWindow(new Box(104, 78, 66, 66), 5);

        List<FaceWindow> together = CascadeSearch.together(List.of(FACE), List.of(nearby));

        assertEquals(List.of(new FaceWindow(FACE.box(), 11)), together);
    }

    @Test
    void facesAtDifferentPlacesStayApart() {
        FaceWindow beside = new FaceWindow(new Box(140, 80, 60, 60), 5);
        FaceWindow within = new FaceWindow(new Box(115, 95, 30, 30), 4);

        List<FaceWindow> together = CascadeSearch.together(List.of(FACE), List.of(beside, within));

        assertEquals(List.of(beside, within, FACE), together);
    }
}

package dev.diptych.inference.deepflash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Box;
import dev.diptych.imaging.CellBlock;
import dev.diptych.imaging.SquareCells;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final int SIDE = 32;
    private static final float WALL = 0.2f;
    private static final float CLOTH = 0.8f;
    private final Surroundings surroundings = new Surroundings();

    @Test
    void aChangeThatIsEverywhereTheSameGoesOnOverTheFrame() {
        CellBlock block = block(-16, 0, SIDE + 32, SIDE);
        float[] square = new float[3 * SIDE * SIDE];
        Arrays.fill(square, 0.25f);

        float[] around = surroundings.around(block, square, new float[3 * block.cells()]);

        for (int i = 0; i < 3 * block.cells(); i++) {
            assertEquals(0.25f, around[i], 1e-5);
        }
    }

    /** Upper half of the frame wall, lower half cloth: what is beside the square is of the one or the other. */
    @Test
    void eachThingTakesItsOwnChange() {
        CellBlock block = block(-12, 0, SIDE + 12, SIDE);
        float[] square = new float[3 * SIDE * SIDE];
        float[] colours = new float[3 * block.cells()];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / SIDE % SIDE < SIDE / 2 ? -0.4f : 0.1f;
        }
        for (int i = 0; i < colours.length; i++) {
            colours[i] = i / block.columns() % SIDE < SIDE / 2 ? WALL : CLOTH;
        }

        float[] around = surroundings.around(block, square, colours);

        assertEquals(-0.4f, around[(SIDE / 2 - 1) * block.columns()], 0.01, "wall beside cloth");
        assertEquals(0.1f, around[SIDE / 2 * block.columns()], 0.01, "cloth beside wall");
    }

    @Test
    void theChangeFadesFarAway() {
        CellBlock block = block(-SIDE, 0, 2 * SIDE, SIDE);
        float[] square = new float[3 * SIDE * SIDE];
        Arrays.fill(square, 0.5f);

        float[] row = surroundings.around(block, square, new float[3 * block.cells()]);

        assertEquals(0, row[0], 1e-6);
        assertEquals(0.5f, row[SIDE / 2], 1e-5);
        for (int x = 1; x <= SIDE / 2; x++) {
            assertTrue(row[x] >= row[x - 1] && row[x] - row[x - 1] < 0.06, "no step at " + x);
        }
    }

    @Test
    void thePredictionStaysWhereNothingIsBeyondTheBorder() {
        CellBlock block = block(-1, -1, SIDE + 2, SIDE + 2);
        float[] square = new float[3 * SIDE * SIDE];
        for (int i = 0; i < square.length; i++) {
            square[i] = (float) Math.sin(i);
        }
        float[] back = new float[square.length];

        float[] around = surroundings.around(block, square, new float[3 * block.cells()]);
        FrameCells.cutSquare(block, around, back);

        assertArrayEquals(square, back);
    }

    /** A line of black and white cells between the square and the wall behind: the wall still changes. */
    @Test
    void whatIsBehindManyEdgesTakesTheMean() {
        CellBlock block = block(-16, 0, SIDE + 16, SIDE);
        float[] square = new float[3 * SIDE * SIDE];
        Arrays.fill(square, -0.3f);
        float[] colours = new float[3 * block.cells()];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = i % block.columns() < 14 ? i % block.columns() % 2 : WALL;
        }

        float[] around = surroundings.around(block, square, colours);

        assertEquals(-0.3f, around[0], 1e-4);
    }

    private static CellBlock block(int left, int top, int columns, int rows) {
        return new CellBlock(new SquareCells(new Box(0, 0, SIDE - 1, SIDE - 1), SIDE), left, top, columns, rows);
    }
}

package dev.diptych.inference.internal.pairfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.imaging.Srgb8Image;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridEquationsTest {
    private final GridEquations equations = assembled();

    @Test
    void matrixIsSymmetric() {
        float[] x = randomVector(1);
        float[] y = randomVector(2);
        float[] ax = new float[x.length];
        float[] ay = new float[x.length];

        equations.multiply(x, ax);
        equations.multiply(y, ay);

        assertEquals(dot(y, ax), dot(x, ay), 1e-4 * Math.sqrt(dot(ax, ax) * dot(y, y)));
    }

    @Test
    void matrixIsPositiveDefiniteAlongRandomDirections() {
        for (int seed = 0; seed < 20; seed++) {
            float[] x = randomVector(seed);
            float[] ax = new float[x.length];

            equations.multiply(x, ax);

            assertTrue(dot(x, ax) >= 0.001 * dot(x, x), "seed " + seed);
        }
    }

    @Test
    void solutionLeavesLittleOfTheRightSide() {
        float[] solution = ConjugateGradient.solve(equations);
        float[] image = new float[solution.length];

        equations.multiply(solution, image);

        double squaredRest = 0;
        for (int i = 0; i < image.length; i++) {
            squaredRest += Math.pow(equations.rightSide()[i] - image[i], 2);
        }
        assertTrue(squaredRest < 1e-4 * dot(equations.rightSide(), equations.rightSide()),
                "squared residual " + squaredRest);
    }

    /** A pair of random pictures whose colours differ from cell to cell. */
    private static GridEquations assembled() {
        Random random = new Random(5);
        Srgb8Image flash = new Srgb8Image(61, 47);
        Srgb8Image studio = new Srgb8Image(61, 47);
        for (int i = 0; i < flash.rgb().length; i++) {
            flash.rgb()[i] = (byte) random.nextInt(256);
            studio.rgb()[i] = (byte) ((flash.rgb()[i] & 0xff) * (i % 183) / 183);
        }
        BitSet everywhere = new BitSet();
        everywhere.set(0, 61 * 47);
        TrainingPair pair = new TrainingPair(flash, studio, everywhere);
        GridEquations equations = new GridEquations(GridShape.forFrame(61, 47, 6, 4), 0.003f, 0.005f, 0.001f);
        EquationAssembly.addTo(equations, pair, ColourMap.fit(pair));
        return equations;
    }

    private float[] randomVector(long seed) {
        Random random = new Random(seed);
        float[] vector = new float[equations.rightSide().length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}

package dev.diptych.training.evaluate;

import dev.diptych.imaging.SrgbPlanes;

/**
 * Each channel of the result as a weighted sum of the input's channels and one.
 *
 * @param rows {@code 3 x 4}: weights of red, green, blue and one
 */
record ColourMap(String name, double[][] rows) implements SimpleMapping {
    @Override
    public SrgbPlanes apply(SrgbPlanes flash) {
        SrgbPlanes out = new SrgbPlanes(flash.width(), flash.height());
        int pixels = flash.width() * flash.height();
        float[] in = flash.values();
        for (int channel = 0; channel < SrgbPlanes.CHANNELS; channel++) {
            double[] row = rows[channel];
            for (int i = 0; i < pixels; i++) {
                out.values()[channel * pixels + i] = (float) (row[0] * in[i] + row[1] * in[pixels + i]
                        + row[2] * in[2 * pixels + i] + row[3]);
            }
        }
        return out;
    }

    /** Least squares over all pixels of many pairs. */
    static final class Fit {
        private static final int TERMS = 4;
        private final double[][] normal = new double[TERMS][TERMS];
        private final double[][] right = new double[SrgbPlanes.CHANNELS][TERMS];

        void add(SrgbPlanes flash, SrgbPlanes truth) {
            int pixels = flash.width() * flash.height();
            double[] term = new double[TERMS];
            for (int i = 0; i < pixels; i++) {
                for (int channel = 0; channel < SrgbPlanes.CHANNELS; channel++) {
                    term[channel] = flash.values()[channel * pixels + i];
                }
                term[TERMS - 1] = 1;
                for (int row = 0; row < TERMS; row++) {
                    for (int column = 0; column < TERMS; column++) {
                        normal[row][column] += term[row] * term[column];
                    }
                    for (int channel = 0; channel < SrgbPlanes.CHANNELS; channel++) {
                        right[channel][row] += term[row] * truth.values()[channel * pixels + i];
                    }
                }
            }
        }

        /** Every channel from all three. */
        ColourMap matrix() {
            double[][] rows = new double[SrgbPlanes.CHANNELS][];
            for (int channel = 0; channel < rows.length; channel++) {
                rows[channel] = solve(new int[]{0, 1, 2, 3}, channel);
            }
            return new ColourMap("3x4 colour matrix", rows);
        }

        /** Every channel from itself. */
        ColourMap perChannel() {
            double[][] rows = new double[SrgbPlanes.CHANNELS][];
            for (int channel = 0; channel < rows.length; channel++) {
                rows[channel] = solve(new int[]{channel, 3}, channel);
            }
            return new ColourMap("per-channel affine", rows);
        }

        /** The normal equations of some terms, by Gaussian elimination with a trace of ridge for flat pictures. */
        private double[] solve(int[] terms, int channel) {
            int n = terms.length;
            double[][] equations = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    equations[i][j] = normal[terms[i]][terms[j]];
                }
                equations[i][i] += 1e-9 * normal[3][3] + 1e-12;
                equations[i][n] = right[channel][terms[i]];
            }
            for (int pivot = 0; pivot < n; pivot++) {
                for (int row = 0; row < n; row++) {
                    double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
                    for (int column = pivot; column <= n; column++) {
                        equations[row][column] -= factor * equations[pivot][column];
                    }
                }
            }
            double[] weights = new double[TERMS];
            for (int i = 0; i < n; i++) {
                weights[terms[i]] = equations[i][n] / equations[i][i];
            }
            return weights;
        }
    }
}

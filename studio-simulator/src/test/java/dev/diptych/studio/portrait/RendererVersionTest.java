package dev.diptych.studio.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Portraits are kept from run to run under the renderer's version: it must not outlive a change of their looks. */
class RendererVersionTest {
    /** Long hair; an afro and glasses; a bald head and a beard; a bun; a checked blazer. */
    private static final List<Long> SEEDS = List.of(1L, 5L, 18L, 34L, 38L);
    private static final int VERSION = 1;
    /** Of each sitter: the sitter, the wall, half closed and closed eyes, each under the flash and the lamps. */
    private static final List<String> MEANS = List.of(
            "0.186314 0.041336 0.655791 0.819433 1.214076 0.357250 1.266662 0.367591",
            "0.162452 0.045153 0.539320 0.603038 0.684679 0.173536 0.688213 0.173984",
            "0.375907 0.115770 0.042369 0.050152 1.476219 0.412535 1.529345 0.423557",
            "0.270711 0.081564 0.540954 0.635302 2.189219 0.656341 2.353173 0.694490",
            "0.281169 0.087379 0.264514 0.296140 1.683247 0.513551 1.789261 0.538643");
    /** Other processors may round sines differently; that moves a mean by much less. */
    private static final double TOLERANCE = 2e-5;

    @Test
    void changedLooksGoWithANewVersion() {
        List<double[]> means = SEEDS.stream().map(seed -> means(PortraitStudio.render(seed, 80, 60))).toList();
        String advice = "Portraits look different from those of version " + VERSION
                + ". Raise PortraitStudio.RENDERER_VERSION, and VERSION and MEANS here:\n" + text(means);

        assertEquals(VERSION, PortraitStudio.RENDERER_VERSION, advice);
        assertEquals(SEEDS.size(), MEANS.size(), advice);
        for (int i = 0; i < means.size(); i++) {
            String[] expected = MEANS.get(i).split(" ", -1);
            assertEquals(expected.length, means.get(i).length, advice);
            for (int j = 0; j < expected.length; j++) {
                assertEquals(Double.parseDouble(expected[j]), means.get(i)[j], TOLERANCE, advice);
            }
        }
    }

    private static double[] means(Portrait portrait) {
        List<Double> means = new ArrayList<>();
        for (List<BasisImage> images : List.of(portrait.sitter(), portrait.backdrop(), portrait.lids().half(),
                portrait.lids().closed())) {
            means.add(mean(images.subList(0, 1)));
            means.add(mean(images.subList(1, PortraitStudio.LIGHT_COUNT)));
        }
        return means.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Channels weigh differently, so that a change of colour alone shows. */
    private static double mean(List<BasisImage> images) {
        double sum = 0;
        int pixels = 0;
        for (BasisImage image : images) {
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    sum += image.at(x, y, 0) + 2 * image.at(x, y, 1) + 4 * image.at(x, y, 2);
                    pixels++;
                }
            }
        }
        return sum / pixels;
    }

    private static String text(List<double[]> means) {
        StringBuilder text = new StringBuilder();
        for (double[] sitter : means) {
            text.append('"');
            for (int i = 0; i < sitter.length; i++) {
                text.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.6f", sitter[i]));
            }
            text.append("\",\n");
        }
        return text.toString();
    }
}

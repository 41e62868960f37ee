package dev.diptych.capture.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Cards with something of everything. */
final class SampleCards {
    private SampleCards() {
    }

    static PairCard doubtful() {
        return new PairCard("sub-001_ses-01_pair-0001", "<sitter> & \"co\"", "WARN", "doubtful", "",
                List.of(new PairCard.Picture("studio", new byte[]{1, 2, 3})), Optional.empty(),
                List.of(new PairCard.Fact("gap", "133 ms", "naive 471 ms")),
                Optional.of(trace(OptionalDouble.of(-89.9),
                        List.of(new ShotTrace.Exposure("studio", -8, 18), new ShotTrace.Exposure("flash", 125, 151),
                                new ShotTrace.Exposure("dark", 180, 210)))),
                Optional.of(fall(true)),
                List.of(new PairCard.Rule("residual_light", "Lamp light <left>", "0.10 %", "> 0.06 %", "> 0.13 %",
                        "WARN"), new PairCard.Rule("flash_fired", "The flash", "94 %", "< 50 %", "< 20 %", "GOOD"),
                        new PairCard.Rule("flash_level", "The level", "", "> 2 %", "> 3 %", "")));
    }

    static PairCard corrected() {
        PairCard card = doubtful();
        byte[] jpeg = {1, 2, 3};
        return new PairCard(card.pairId(), card.sitter(), "GOOD", "", "", card.pictures(),
                Optional.of(new PairCard.BeforeAfter(jpeg, jpeg, "By a network.",
                        List.of(new PairCard.Picture("input: flash", jpeg), new PairCard.Picture("corrected", jpeg),
                                new PairCard.Picture("truth: studio", jpeg)),
                        List.of(new PairCard.Score("PSNR", "12.4 dB", "23.1 dB", true),
                                new PairCard.Score("SSIM", "0.9", "0.8", false)))),
                card.facts(), card.trace(), card.fall(), card.rules());
    }

    /** A pair whose lights a board switched. */
    static PairCard onBoard() {
        PairCard card = doubtful();
        return new PairCard(card.pairId(), card.sitter(), card.verdict(), "", "", card.pictures(), card.correction(),
                card.facts(), card.trace(),
                Optional.of(new EdgeTrace(List.of(new EdgeTrace.Made("lamp <1>", false, -90, 4_294_967_290L, 3, 4.5),
                        new EdgeTrace.Made("flash", true, 30, 240_000, 240_000, 0),
                        new EdgeTrace.Made("flash", false, 90, 360_000, 360_000, 0)), 43)),
                card.fall(), card.rules());
    }

    /** A pair of which the log is all there is: the executor does not know of one edge, and nothing is proved. */
    static PairCard failed() {
        return new PairCard("sub-001_ses-01_pair-0002", "sitter", "RETAKE", "The flash is late.", "E_NOT_PROVEN: gone.",
                List.of(), Optional.empty(), List.of(),
                Optional.of(trace(OptionalDouble.empty(), List.of(new ShotTrace.Exposure("", -41, -15)))),
                Optional.empty(), List.of());
    }

    static FallTrace fall(boolean ended) {
        return new FallTrace(List.of(new FallTrace.Point(20, 1), new FallTrace.Point(90, 0.1)),
                List.of(new FallTrace.Point(16, 1), new FallTrace.Point(60, 0.5), new FallTrace.Point(94, 0)),
                new FallTrace.Passage(30, 60, 92), ended, new FallTrace.Passage(28, 58, 101), 18, 125);
    }

    private static ShotTrace trace(OptionalDouble executedMillis, List<ShotTrace.Exposure> exposed) {
        return new ShotTrace(-100, 250,
                List.of(new ShotTrace.TracedLight("lamp", false, new double[]{1, 1, 0, 0},
                        List.of(new ShotTrace.Switch(false, -90, executedMillis)),
                        List.of(new ShotTrace.Interval(-900, -700), new ShotTrace.Interval(30, 80),
                                new ShotTrace.Interval(240, 400))),
                        new ShotTrace.TracedLight("flash", true, new double[]{0, 0, 1, 0}, List.of(), List.of())),
                List.of(new ShotTrace.Exposure("studio", -8, 18), new ShotTrace.Exposure("flash", 125, 151),
                        new ShotTrace.Exposure("dark", 180, 210)),
                exposed);
    }
}

package dev.diptych.capture.demo;

import dev.diptych.capture.develop.DevelopedPair;
import dev.diptych.capture.develop.QualityFinding;
import dev.diptych.capture.develop.Verdict;
import dev.diptych.capture.report.PairCard;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.face.FaceSearch;
import dev.diptych.imaging.io.JpegWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A demo's pair as the report shows it. */
final class DemoCard {
    private static final float JPEG_QUALITY = 0.85f;

    private final double naiveGapMs;

    DemoCard(double naiveGapMs) {
        this.naiveGapMs = naiveGapMs;
    }

    PairCard of(TakenPair pair, CorrectedPair corrected) {
        return switch (pair) {
            case TakenPair.Failed failed -> new PairCard(failed.id().toString(), failed.sitter(),
                    failed.verdict().name(), failed.remark(), failed.fault().code() + (failed.trace().isEmpty()
                            ? ": nothing was switched and nothing was kept."
                            : ": lights were switched, but nothing was kept.")
                            + (failed.faults().isEmpty() ? "" : " Truth: " + words(failed.faults()) + "."),
                    List.of(), Optional.empty(), List.of(), failed.trace(), EdgeCard.of(failed.edges()),
                    Optional.empty(), List.of());
            case TakenPair.Developed developed -> of(developed, corrected);
        };
    }

    private static String words(List<String> faults) {
        return String.join(", ", faults).replace('_', ' ');
    }

    private PairCard of(TakenPair.Developed pair, CorrectedPair corrected) {
        Srgb8Image flash = ReportPicture.fit(pair.pictures().flash());
        Srgb8Image aligned = ReportPicture.fit(pair.pictures().alignedStudio());
        List<PairCard.Picture> pictures = List.of(
                picture("studio", ReportPicture.fit(pair.pictures().studio())), picture("flash", flash),
                picture("studio and flash in turn", ReportPicture.checkerboard(aligned, flash)),
                picture("dark, " + DevelopedPair.DARK_GAIN + " times brighter",
                        ReportPicture.fit(pair.pictures().dark())));
        Optional<PairCard.BeforeAfter> correction = corrected instanceof CorrectedPair.Done done
                ? Optional.of(CorrectionCard.of(pair.pictures(), done, flash))
                : Optional.empty();
        return new PairCard(pair.id().toString(), pair.sitter(), pair.verdict().name(),
                pair.remark(), corrected instanceof CorrectedPair.NotDone(String why) ? why : "", pictures, correction,
                facts(pair), Optional.of(pair.truth().trace()), EdgeCard.of(pair.edges()),
                pair.evidence().fall().map(fall -> FallTracer.of(fall, pair.truth().trace())),
                pair.pictures().quality().findings().stream().map(DemoCard::rule).toList());
    }

    private static PairCard.Rule rule(QualityFinding finding) {
        String beyond = finding.shown().lowIsBad() ? "< " : "> ";
        return new PairCard.Rule(finding.rule(), finding.subject(), finding.shown().value(),
                beyond + finding.shown().warn(), beyond + finding.shown().retake(),
                finding.verdict().map(Verdict::name).orElse(""));
    }

    private List<PairCard.Fact> facts(TakenPair.Developed pair) {
        List<PairCard.Fact> facts = new ArrayList<>();
        if (!pair.truth().faults().isEmpty()) {
            facts.add(new PairCard.Fact("What went wrong in the studio", words(pair.truth().faults()), "truth"));
        }
        facts.add(new PairCard.Fact("Gap between exposures", format("%.0f ms", pair.gapNanos() / 1e6),
                format("switching off and waiting: %.0f ms", naiveGapMs)));
        facts.add(new PairCard.Fact("Lamp light in the flash frame",
                format("%.2f %%", 100 * pair.light().residualLampRatio()),
                format("of the studio frame's; truth: brightest lamp at %.3f %%",
                        100 * pair.truth().levels().flashLampMax())));
        facts.add(new PairCard.Fact("Flash's share of its light", format("%.1f %%", 100 * pair.light().flashRatio()),
                "the rest is the room's own light"));
        facts.add(new PairCard.Fact("Dark frame's light", format("%.2f %%", 100 * pair.evidence().darkRatio()),
                format("of the studio frame's; the room's own: %.2f %%", 100 * pair.evidence().roomLightRatio())));
        facts.add(new PairCard.Fact("Registration error", format("%.2f px",
                pair.pictures().registration().errorEstimatePx()),
                format("estimated; truth: %.2f px", pair.truth().registrationErrorPx())));
        facts.add(face(pair.pictures().face()));
        facts.add(new PairCard.Fact("Dimmest lamp, studio frame",
                format("%.1f %%", 100 * pair.truth().levels().studioLampMin()), "truth, of its level when warm"));
        facts.add(new PairCard.Fact("Shot", format("%.0f ms", pair.shot().durationNanos() / 1e6),
                "studio time, request to last frame"));
        facts.add(new PairCard.Fact("Commit", format("%.0f ms", pair.commitNanos() / 1e6), "safe on disk"));
        facts.add(new PairCard.Fact("Developing", format("%.0f ms", pair.pictures().times().totalNanos() / 1e6),
                format("register %.0f ms", pair.pictures().times().registerNanos() / 1e6)));
        return facts;
    }

    private static PairCard.Fact face(FaceSearch face) {
        return switch (face) {
            case FaceSearch.Found found -> {
                Box box = found.largest().box();
                yield new PairCard.Fact("Face", format("%.0f px", box.width()),
                        format("wide, about %.0f, %.0f; cut out of both pictures", box.x() + box.width() / 2,
                                box.y() + box.height() / 2));
            }
            case FaceSearch.NoFace none ->
                new PairCard.Fact("Face", FaceSearch.NoFace.CODE.replace('_', ' '), none.sentence());
        };
    }

    static List<PairCard.Fact> summary(DemoResult.Summary summary, @Nullable Double residualPercent) {
        List<PairCard.Fact> facts = new ArrayList<>();
        addIfKnown(facts, "between the exposures", "%.0f ms", summary.gapMsMedian(), "median");
        addIfKnown(facts, "switching off and waiting", "%.0f ms", summary.naiveGapMsMedian(),
                "until the slowest lamp is dark, then the next frame");
        addIfKnown(facts, "lamp light in the flash frame", "%.2f %%", residualPercent, "median, of the studio frame's");
        if (summary.inputPsnrDbMedian() != null && summary.correctedPsnrDbMedian() != null) {
            facts.add(new PairCard.Fact("PSNR, corrected", format("%.1f dB", summary.correctedPsnrDbMedian()),
                    format("median, of head and shoulders; flash frames %.1f dB", summary.inputPsnrDbMedian())));
        }
        addIfKnown(facts, "from commanded to executed edge", "%.1f us", summary.edgeErrorUsP999(),
                summary.edges() == null
                        ? ""
                        : "99.9 % of " + summary.edges()
                                + " edges by the board's clock, calibration's and metering's too");
        addIfKnown(facts, "to develop a pair", "%.0f ms", summary.developMsMedian(), "median, on this computer");
        return facts;
    }

    private static void addIfKnown(List<PairCard.Fact> facts, String label, String pattern, @Nullable Double value,
            String detail) {
        if (value != null) {
            facts.add(new PairCard.Fact(label, format(pattern, value), detail));
        }
    }

    static PairCard.Picture picture(String caption, Srgb8Image image) {
        return new PairCard.Picture(caption, jpeg(image));
    }

    static byte[] jpeg(Srgb8Image image) {
        return JpegWriter.encode(image, JPEG_QUALITY);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

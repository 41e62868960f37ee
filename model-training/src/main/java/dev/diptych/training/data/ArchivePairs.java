package dev.diptych.training.data;

import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.PictureSquare;
import dev.diptych.archive.Sha256;
import dev.diptych.archive.export.TrainingPair;
import dev.diptych.imaging.AreaReduction;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.imaging.augment.Augmentation;
import dev.diptych.imaging.io.ImageReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Captured pairs. Those that are trained on are varied as in the paper, anew at every draw. */
public final class ArchivePairs implements PairSource {
    /** Both pictures of a pair in memory. */
    private static final long PAIR_BYTES = 2L * 3 * FaceDerivatives.SIDE_PX * FaceDerivatives.SIDE_PX;
    /** Of the memory that Java may use; the rest is for pictures in work. */
    private static final int MEMORY_SHARE = 2;
    private static final List<Augmentation> VARIATIONS = Augmentation.paper();

    private final List<TrainingPair> pairs;
    private final String setSha256;
    private final Optional<Long> seed;
    private final int sidePx;
    private final Map<TrainingPair, Srgb8Image[]> kept = new LinkedHashMap<>();

    private ArchivePairs(List<TrainingPair> pairs, String setSha256, Optional<Long> seed, int sidePx) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one pair.");
        }
        this.pairs = List.copyOf(pairs);
        this.setSha256 = setSha256;
        this.seed = seed;
        this.sidePx = sidePx;
    }

    /** Any pair at every draw, in any of the paper's variations; one that an export varied stays as it is. */
    public static ArchivePairs varied(List<TrainingPair> pairs, String setSha256, long seed, int sidePx) {
        return new ArchivePairs(pairs, setSha256, Optional.of(seed), sidePx);
    }

    /** Pair after pair as it was captured, and again from the first. */
    public static ArchivePairs inOrder(List<TrainingPair> pairs, String setSha256, int sidePx) {
        return new ArchivePairs(pairs, setSha256, Optional.empty(), sidePx);
    }

    /** @throws UncheckedIOException if a picture is not there any more, or is another one */
    @Override
    public PicturePair pair(long draw) {
        if (seed.isEmpty()) {
            return planes(pairs.get((int) (draw % pairs.size())), Augmentation.NONE);
        }
        SplittableRandom random = new SplittableRandom(
                new SplittableRandom(seed.get() ^ draw * 0x9e3779b97f4a7c15L).nextLong());
        TrainingPair pair = pairs.get(random.nextInt(pairs.size()));
        Augmentation variation = VARIATIONS.get(random.nextInt(VARIATIONS.size()));
        return planes(pair, pair.face().isPresent() ? variation : Augmentation.NONE);
    }

    @Override
    public int sidePx() {
        return sidePx;
    }

    @Override
    public String description() {
        long subjects = pairs.stream().map(pair -> pair.pair().subject()).distinct().count();
        return String.format(Locale.ROOT, "%d captured pairs of %d subjects%s", pairs.size(), subjects,
                seed.map(decided -> ", varied, seed " + decided).orElse(""));
    }

    @Override
    public String sha256() {
        String facts = setSha256 + ", " + description() + ", " + sidePx + " px";
        return Sha256.of(facts.getBytes(StandardCharsets.UTF_8));
    }

    private PicturePair planes(TrainingPair pair, Augmentation variation) {
        Srgb8Image[] pictures = pictures(pair);
        Optional<Box> face = pair.face().map(ArchivePairs::box);
        return new PicturePair(planes(pictures[0], variation, face), planes(pictures[1], variation, face));
    }

    private SrgbPlanes planes(Srgb8Image picture, Augmentation variation, Optional<Box> face) {
        Srgb8Image varied = face.isPresent() ? variation.apply(picture, face.get()) : picture;
        return AreaReduction.square(varied, Box.ofImage(varied.width(), varied.height()), sidePx);
    }

    private static Box box(PictureSquare square) {
        return new Box(square.xPx(), square.yPx(), square.sidePx(), square.sidePx());
    }

    /** Flash, then studio. */
    private Srgb8Image[] pictures(TrainingPair pair) {
        Srgb8Image[] known = kept.get(pair);
        if (known == null) {
            try {
                known = new Srgb8Image[]{ImageReader.read(pair.flash().verified()),
                    ImageReader.read(pair.studio().verified())};
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (kept.size() < Runtime.getRuntime().maxMemory() / MEMORY_SHARE / PAIR_BYTES) {
                kept.put(pair, known);
            }
        }
        return known;
    }
}

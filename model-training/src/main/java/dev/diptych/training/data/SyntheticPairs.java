package dev.diptych.training.data;

import dev.diptych.archive.Sha256;
import dev.diptych.imaging.AreaReduction;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.SrgbPlanes;
import dev.diptych.studio.portrait.Portrait;
import dev.diptych.studio.portrait.PortraitSource;
import dev.diptych.studio.portrait.PortraitStudio;
import dev.diptych.studio.portrait.SitterSpec;
import dev.diptych.studio.portrait.Split;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * Synthetic sitters, photographed anew for every pair. Those of training and of testing are other people, in other head
 * turns and under other flash positions ({@link Split}).
 */
public final class SyntheticPairs implements PairSource {
    /** Side of the rendered portraits: a view of a part of one still has about the pixels the network is shown. */
    private static final int PORTRAIT_SIDE_PX = 192;
    /** In memory: two layers, five lights, three channels of two bytes, and coverage. */
    private static final long PORTRAIT_BYTES = PORTRAIT_SIDE_PX * PORTRAIT_SIDE_PX * 61L;
    /** Of the memory that Java may use; the rest is for pictures in work. */
    private static final int MEMORY_SHARE = 2;
    /** Every seed has so many people of its own. */
    private static final int PEOPLE_PER_SEED = 10_000;
    private static final long SEEDS = 1_000_000;

    /** How pairs vary. */
    public enum Variety {
        /** As the rig's own studio takes them. */
        NOMINAL,
        /** Exposure, room light, white balance, tone, backdrop, view, noise and compression of any phone. */
        WIDE,
        /** Half of each: what is trained on. */
        MIXED
    }

    private final Split split;
    private final Variety variety;
    private final long seed;
    private final int sidePx;
    private final int sitters;
    private final PortraitSource portraits;
    private final int mostKept;
    /** Who was not drawn for longest comes first. */
    private final SequencedMap<Integer, Portrait> kept = new LinkedHashMap<>();

    /**
     * @param sitters how many there are to be drawn from
     * @param sidePx of the pairs
     */
    public SyntheticPairs(Split split, Variety variety, long seed, int sitters, int sidePx, PortraitSource portraits) {
        if (sitters < 1 || sitters > PEOPLE_PER_SEED) {
            throw new IllegalArgumentException(
                    "There must be 1 to " + PEOPLE_PER_SEED + " sitters, not " + sitters + ".");
        }
        mostKept = Math.clamp(Runtime.getRuntime().maxMemory() / MEMORY_SHARE / PORTRAIT_BYTES, 1,
                PEOPLE_PER_SEED);
        this.split = split;
        this.variety = variety;
        this.seed = seed;
        this.sidePx = sidePx;
        this.sitters = sitters;
        this.portraits = portraits;
    }

    @Override
    public int sidePx() {
        return sidePx;
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "%d synthetic sitters (%s, renderer %d), %s, seed %d", sitters,
                split.name().toLowerCase(Locale.ROOT), PortraitStudio.RENDERER_VERSION,
                variety.name().toLowerCase(Locale.ROOT), seed);
    }

    @Override
    public String sha256() {
        return Sha256.of((description() + ", " + sidePx + " px").getBytes(StandardCharsets.UTF_8));
    }

    /** In training each draw is of any sitter; in testing draw n is of sitter n, so that none is left out. */
    @Override
    public PicturePair pair(long draw) {
        SplittableRandom random = new SplittableRandom(mixed(seed, draw));
        int sitter = split == Split.TEST ? (int) (draw % sitters) : random.nextInt(available(draw));
        boolean nominal = variety == Variety.NOMINAL || (variety == Variety.MIXED && random.nextBoolean());
        boolean mirrored = split == Split.TRAIN;
        Photography photography = nominal
                ? Photography.nominal(random, mirrored)
                : Photography.wide(random, mirrored);
        SyntheticPhotographer photographer = new SyntheticPhotographer(portrait(sitter));
        Srgb8Image flash = Degradation.apply(photographer.flash(photography, random), photography);
        Srgb8Image studio = photographer.studio(photography);
        return new PicturePair(seen(flash, photography.view()),
                seen(photography.blurred() ? Degradation.blurred(studio) : studio, photography.view()));
    }

    /** Training begins with few sitters and meets more as it goes on, so that it does not wait for all of them. */
    private int available(long draw) {
        return (int) Math.min(sitters, 48 + draw / 8);
    }

    private Portrait portrait(int sitter) {
        Portrait known = kept.remove(sitter);
        if (known == null) {
            SplittableRandom random = new SplittableRandom(mixed(~seed, sitter));
            SitterSpec spec = split.sitter(firstIdentity() + sitter, random.nextLong(), random.nextLong());
            known = portraits.portrait(spec, PORTRAIT_SIDE_PX, PORTRAIT_SIDE_PX);
        }
        kept.put(sitter, known);
        if (kept.size() > mostKept) {
            kept.pollFirstEntry();
        }
        return known;
    }

    /** Seeds have different people, until they begin again after a million. */
    private long firstIdentity() {
        return Math.floorMod(seed, SEEDS) * PEOPLE_PER_SEED;
    }

    private SrgbPlanes seen(Srgb8Image picture, Photography.View view) {
        double lastPx = picture.width() - 1.0;
        Box square = new Box(view.leftRatio() * lastPx, view.topRatio() * lastPx, view.sideRatio() * lastPx,
                view.sideRatio() * lastPx);
        SrgbPlanes planes = AreaReduction.square(picture, square, sidePx);
        return view.mirrored() ? Degradation.mirrored(planes) : planes;
    }

    private static long mixed(long seed, long number) {
        return new SplittableRandom(seed ^ number * 0x9e3779b97f4a7c15L).nextLong();
    }
}

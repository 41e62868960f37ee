package dev.diptych.capture.demo;

import dev.diptych.archive.Consent;
import dev.diptych.archive.ConsentScope;
import dev.diptych.imaging.io.ImageReadException;
import dev.diptych.studio.portrait.PortraitSource;
import dev.diptych.studio.portrait.SitterSpec;
import dev.diptych.studio.portrait.cache.PortraitCache;
import dev.diptych.studio.scene.PhotographFolder;
import dev.diptych.studio.scene.PortraitScene;
import dev.diptych.studio.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Who sits down in a demo, and for how many pairs. Nobody sits for one pair only if it can be helped. */
final class Lineup {
    /** Pairs that a procedural sitter sits for; drawing one takes seconds, the first time. */
    private static final int PAIRS_PER_PORTRAIT = 4;

    /** Nobody is harmed by a picture of nobody. */
    static final Consent OF_NOBODY = new Consent("simulated", "1", EnumSet.allOf(ConsentScope.class),
            LocalDate.of(9999, 12, 31));

    /** A sitter to come: cheap until seated. */
    record Sitter(String name, Consent consent, SceneSource source, int pairs) {
        Scene seat(int widthPx, int heightPx) throws ImageReadException {
            return source.scene(widthPx, heightPx);
        }
    }

    /** Makes the scene of a sitter at the camera's resolution. */
    interface SceneSource {
        Scene scene(int widthPx, int heightPx) throws ImageReadException;
    }

    private Lineup() {
    }

    /** Procedural sitters, drawn from the seed. */
    static List<Sitter> ofPortraits(int pairs, long seed) {
        int sitters = Math.max(1, Math.ceilDiv(pairs, PAIRS_PER_PORTRAIT));
        PortraitSource portraits = PortraitCache.ofUser();
        List<Sitter> lineup = new ArrayList<>();
        for (int i = 0; i < sitters; i++) {
            long portraitSeed = seed * 1000 + i;
            String name = "portrait-" + portraitSeed;
            lineup.add(new Sitter(name, OF_NOBODY, (widthPx, heightPx) -> new PortraitScene(name,
                    portraits.portrait(SitterSpec.of(portraitSeed), widthPx, heightPx)), shareOf(pairs, sitters, i)));
        }
        return lineup;
    }

    /**
     * The photographs of a folder, in an order drawn from the seed, as many as can sit for two pairs each.
     *
     * @throws IOException with a sentence for the operator
     */
    static List<Sitter> ofPhotographs(Path folder, int pairs, long seed) throws IOException {
        List<PhotographFolder.Entry> entries = new ArrayList<>(PhotographFolder.list(folder));
        Collections.shuffle(entries, new Random(seed));
        int sitters = Math.clamp(pairs / 2, 1, entries.size());
        // What the people on somebody's photographs have agreed to is not known here: nothing is allowed, and the demo
        // alone may go on.
        Consent ofPhotographs = new Consent("unknown", "0", Set.of(), LocalDate.now(ZoneOffset.UTC).plusDays(1));
        List<Sitter> lineup = new ArrayList<>();
        for (int i = 0; i < sitters; i++) {
            PhotographFolder.Entry entry = entries.get(i);
            lineup.add(new Sitter(entry.name(), ofPhotographs, entry::read, shareOf(pairs, sitters, i)));
        }
        return lineup;
    }

    /** Twice as many pairs as the folder has sitters. */
    static int pairsForEverybody(Path folder) throws IOException {
        return 2 * PhotographFolder.list(folder).size();
    }

    private static int shareOf(int pairs, int sitters, int index) {
        return pairs / sitters + (index < pairs % sitters ? 1 : 0);
    }
}

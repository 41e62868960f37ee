package dev.diptych.capture.daemon;

import dev.diptych.archive.PairId;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the pictures to look at are called, among a pair's derivatives. */
public final class PairPictureFiles {
    private PairPictureFiles() {
    }

    public static String name(PairId pair, PairPicture picture) {
        return pair + "_view-" + picture.word() + ".jpg";
    }

    /** @param pairFolder of a committed pair */
    public static Path in(Path pairFolder, PairId pair, PairPicture picture) {
        return pairFolder.resolve("derivatives").resolve(name(pair, picture));
    }

    static List<PairPicture> found(Path pairFolder, PairId pair) {
        return Arrays.stream(PairPicture.values())
                .filter(picture -> Files.isRegularFile(in(pairFolder, pair, picture), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }
}

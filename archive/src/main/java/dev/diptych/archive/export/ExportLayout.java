package dev.diptych.archive.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.diptych.archive.PairId;

/** How an export's pictures are named. */
public enum ExportLayout {
    /** A folder for each part, in it {@code flash/} and {@code studio/} with equal names. */
    DEEPFLASH(
            "(?:train|val|test)/(?:flash|studio)/sub-[A-Za-z0-9]+_ses-[A-Za-z0-9]+_pair-\\d{4}(?:_[a-z0-9-]+)*\\.png") {
        @Override
        String picture(Part part, PairId pair, int number, String variation, String light) {
            return part.label() + "/" + light + "/" + withVariation(pair.toString(), variation) + ".png";
        }

        @Override
        String studioWord() {
            return "studio";
        }
    },
    /** All in one folder, as the Flash and Ambient Illuminations Dataset has its people. */
    FAID("People_\\d{4,}(?:_[a-z0-9-]+)*\\.png") {
        @Override
        String picture(Part part, PairId pair, int number, String variation, String light) {
            return withVariation(String.format(Locale.ROOT, "People_%04d", number), variation) + "_" + light
                    + ".png";
        }

        @Override
        String studioWord() {
            return "ambient";
        }
    };

    private final Pattern pictures;

    ExportLayout(String pictures) {
        this.pictures = Pattern.compile(pictures);
    }

    /** As documents and the command line spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Where the flash picture lies below the export's folder.
     *
     * @param number of the pair in the export, from 1
     * @param variation empty if the picture is not varied
     */
    public String flash(Part part, PairId pair, int number, String variation) {
        return picture(part, pair, number, variation, "flash");
    }

    /** Where the studio picture lies. */
    public String studio(Part part, PairId pair, int number, String variation) {
        return picture(part, pair, number, variation, studioWord());
    }

    /** Whether a picture of any layout may have this name, with slashes, below an export's folder. */
    static boolean isPicture(String name) {
        return Arrays.stream(values()).anyMatch(layout -> layout.pictures.matcher(name).matches());
    }

    abstract String picture(Part part, PairId pair, int number, String variation, String light);

    abstract String studioWord();

    private static String withVariation(String stem, String variation) {
        return String.join("_", variation.isEmpty() ? List.of(stem) : List.of(stem, variation));
    }
}

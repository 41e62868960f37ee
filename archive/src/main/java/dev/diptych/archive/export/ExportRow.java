package dev.diptych.archive.export;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.diptych.archive.PairId;
import dev.diptych.archive.PictureSquare;

/**
 * One picture pair of an export, as its index has it.
 *
 * @param variation empty if the pictures are not varied
 * @param flash below the export's folder, with slashes; likewise {@code studio}
 * @param face in pixels of these pictures; empty if they are varied
 * @param registrationErrorPx estimated, in pixels of the flash photograph
 * @param crop in pixels of the flash photograph: what was cut out of it
 * @param consentUntil the last day on which the pictures may be used, in UTC
 * @param flashOriginalSha256 of the photograph that the archive keeps; likewise {@code studioOriginalSha256}
 */
public record ExportRow(PairId pair, String variation, Part part, String flash, String studio, Judged judged,
        double registrationErrorPx, PictureSquare crop, Optional<PictureSquare> face, LocalDate consentUntil,
        String flashSha256, String studioSha256, String flashOriginalSha256, String studioOriginalSha256) {
    private static final Pattern VARIATION = Pattern.compile("[a-z0-9-]*(?:_[a-z0-9-]+)*");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ExportRow {
        check(VARIATION.matcher(variation).matches(), "\"" + variation + "\" is no variation's name");
        // Whatever an index says, its reader stays in the export's folder.
        check(ExportLayout.isPicture(flash), "\"" + flash + "\" is no picture's place in an export");
        check(ExportLayout.isPicture(studio), "\"" + studio + "\" is no picture's place in an export");
        check(registrationErrorPx >= 0, "a registration's error is 0 pixels or more, not " + registrationErrorPx);
        for (String sha256 : new String[]{flashSha256, studioSha256, flashOriginalSha256, studioOriginalSha256}) {
            check(SHA_256.matcher(sha256).matches(), "\"" + sha256 + "\" is no SHA-256");
        }
    }

    /** @param folder of the export */
    public TrainingPair in(Path folder) {
        return new TrainingPair(pair, variation, part, new CropFile(folder.resolve(flash), flashSha256),
                new CropFile(folder.resolve(studio), studioSha256), face);
    }

    private static void check(boolean isRight, String objection) {
        if (!isRight) {
            throw new IllegalArgumentException(objection);
        }
    }
}

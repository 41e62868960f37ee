package dev.diptych.archive.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.diptych.archive.ConsentScope;
import dev.diptych.archive.FaceDerivatives;

/** An export's {@code README.md}: {@link ExportDocument} for people. */
final class ExportReadme {
    private static final String TEXT = """
            # Portraits under flash and under studio light

            Exported by Diptych on {created}. These are pictures of people. Their consent allows: {scopes}. It ends, for each of them, on the day in the column `consent_until` of `index.tsv`; use no picture after it.

            Each pair shows one face at almost the same moment: under the flash alone, and under studio lamps. The studio picture is registered onto the flash picture by an affine map; open and closed eyes may still differ. Both are cut out by the same square and are {side} x {side} pixels, PNG, 8 bits a channel, sRGB (IEC 61966-2-1).

            {layout}

            ## Parts

            | part | subjects | pairs | pictures |
            |---|---|---|---|
            {parts}

            Made {method} (`val_share` {val}, `test_share` {test}). Nobody is in two parts.

            ## Variations

            {variations}

            ## index.tsv

            A row for each picture pair: its pair, subject and session as opaque codes; the variation; the part; both files; the verdict on the pair; the estimated error of the registration in pixels of the flash photograph; the square that was cut out, in the same pixels; the face's square in pixels of the exported pictures; and SHA-256 of both files and of both original photographs in the archive. What there is not is `n/a`. `export.json` says the rest in a form for programs: it must say `"complete" : true`, or the export was not finished.
            """;

    private ExportReadme() {
    }

    static String of(ExportDocument document, List<ExportRow> rows) {
        Map<Part, ExportDocument.PartCounts> counts = ExportDocument.counts(rows);
        String table = counts.entrySet()
                .stream()
                .map(part -> String.format(Locale.ROOT, "| %s | %d | %d | %d |", part.getKey().label(),
                        part.getValue().subjects(), part.getValue().pairs(), part.getValue().pictures()))
                .collect(Collectors.joining("\n"));
        String scopes = document.choice()
                .scopes()
                .stream()
                .sorted()
                .map(ConsentScope::label)
                .collect(Collectors.joining(", "));
        return TEXT.replace("{created}", document.createdWallTime().toString())
                .replace("{scopes}", scopes)
                .replace("{side}", Integer.toString(FaceDerivatives.SIDE_PX))
                .replace("{layout}", layout(document.layout()))
                .replace("{parts}", table)
                .replace("{method}", SubjectSplit.METHOD)
                .replace("{val}", Double.toString(document.split().validationShare()))
                .replace("{test}", Double.toString(document.split().testShare()))
                .replace("{variations}", variations(document.variations()));
    }

    private static String layout(ExportLayout layout) {
        return switch (layout) {
            case DEEPFLASH -> "`train/flash/` and `train/studio/` have equal names for the two pictures of a pair;"
                    + " likewise `val/` and `test/`.";
            case FAID -> "`People_NNNN_flash.png` and `People_NNNN_ambient.png` are the two pictures of a pair, the"
                    + " second under studio light; `train.txt`, `val.txt` and `test.txt` name the pairs of each part.";
        };
    }

    private static String variations(int variations) {
        return variations == 1
                ? "None."
                : "Each pair of train and val is there " + variations + " times, as in DeepFlash (Capece et al. 2019):"
                        + " turned by -20 to 20 degrees about the centre of the face (`rot-m20`: counter-clockwise;"
                        + " what comes in at the edges is mirrored), as it is and cropped to the face (`crop-face`),"
                        + " each also mirrored (`flip-x`). Pairs of test are never varied.";
    }
}

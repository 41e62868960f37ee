package dev.diptych.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads of a pair's {@code development.json} what whoever uses its pictures needs. */
public final class DevelopmentReader {
    private static final String NO_FACE = "NO_FACE";

    private DevelopmentReader() {
    }

    /** Empty if the pair was never developed. A derivative can be made again, so one that cannot be read counts for nothing. */
    public static Optional<Development> read(StoredPair pair) {
        Path document = pair.folder().resolve(ArchiveLayout.DERIVATIVES).resolve(ArchiveLayout.development(pair.id()));
        if (!Files.isRegularFile(document)) {
            return Optional.empty();
        }
        try {
            return Optional.of(development(DocumentReader.read(document)));
        } catch (ArchiveException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Development development(ObjectNode document) {
        JsonNode registration = document.path("registration");
        List<Double> matrix = new ArrayList<>();
        registration.path("matrix").forEach(coefficient -> matrix.add(number(coefficient)));
        String verdict = registration.path("verdict").asText();
        return new Development(!verdict.isEmpty() && !verdict.equals("FAILED"), matrix,
                number(registration.path("error_estimate_px")), face(document.path("face")));
    }

    private static Optional<Development.Face> face(JsonNode face) {
        return face.path("code").asText().equals(NO_FACE)
                ? Optional.empty()
                : Optional.of(new Development.Face(square(face.path("found")), square(face.path("crop"))));
    }

    private static PictureSquare square(JsonNode box) {
        return new PictureSquare(number(box.path("x")), number(box.path("y")),
                Math.max(number(box.path("width")), number(box.path("height"))));
    }

    private static double number(JsonNode node) {
        if (!node.isNumber()) {
            throw new IllegalArgumentException("A number is missing.");
        }
        return node.doubleValue();
    }
}

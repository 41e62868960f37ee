package dev.diptych.capture.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.diptych.archive.Archive;
import dev.diptych.archive.CommittedPair;
import dev.diptych.archive.Consent;
import dev.diptych.archive.EventsTable;
import dev.diptych.archive.FaceDerivatives;
import dev.diptych.archive.LightRole;
import dev.diptych.archive.PairIntent;
import dev.diptych.archive.PairRecord;
import dev.diptych.archive.SessionId;
import dev.diptych.archive.SessionRecord;
import dev.diptych.capture.develop.DeliveredFrame;
import dev.diptych.capture.develop.PairPictures;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.Box;
import dev.diptych.imaging.face.FaceCrop;
import dev.diptych.imaging.io.PngWriter;
import dev.diptych.rig.camera.ExposureWindow;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.camera.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Pairs of small frames: a spot, dimmer under flash, that is elsewhere in the studio frame, on a blue that grows to the
 * right and below. {@link #SHIFT} says where to,
 * {@link #CROP} is centred on the spot.
 */
public final class FaceArchive {
    /** From a flash pixel to the studio pixel that shows the same. */
    public static final Affine SHIFT = Affine.translation(5, 3);
    public static final Box CROP = new Box(10, 6, 30, 30);
    public static final Box FACE = new Box(17, 13, 16, 16);

    private static final PixelFormat.LinearRgb16 FORMAT = new PixelFormat.LinearRgb16(56, 44, 0, 65535);
    private static final int SPOT_X = 25;
    private static final int SPOT_Y = 21;
    private static final ExposureWindow WINDOW = new ExposureWindow(0, 1);

    private FaceArchive() {
    }

    /** Three subjects of a pair each, of which the last is for testing, and a pair that was judged RETAKE. */
    public static void writeInto(Path root) throws IOException {
        try (Archive archive = Archive.open(root)) {
            for (String subject : List.of("001", "002", "010")) {
                start(archive, subject, SampleArchive.CONSENT);
                develop(commit(archive, subject), "GOOD");
            }
            develop(commit(archive, "001"), "RETAKE");
        }
    }

    /** A session of this subject, numbered 01. */
    public static void start(Archive archive, String subject, Consent consent) throws IOException {
        archive.startSession(new SessionRecord(new SessionId(subject, "01"), consent, SampleArchive.STARTED,
                JsonNodeFactory.instance.objectNode()));
    }

    /** The originals. */
    public static CommittedPair commit(Archive archive, String subject) throws IOException {
        PairIntent intent = archive.intend(new SessionId(subject, "01"), UUID.randomUUID().toString(), 0);
        return archive.commit(new PairRecord(intent.id(),
                List.of(OriginalFrames.of(LightRole.STUDIO, studio(subject), WINDOW),
                        OriginalFrames.of(LightRole.FLASH, flash(subject), WINDOW)),
                new EventsTable(List.of("light"), List.of()), JsonNodeFactory.instance.objectNode(),
                SampleArchive.STARTED));
    }

    /** What developing leaves. */
    public static void develop(CommittedPair pair, String verdict) throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("quality").put("verdict", verdict).put("sentence", "");
        ObjectNode registration = document.putObject("registration");
        for (double coefficient : SHIFT.toRowMajor()) {
            registration.withArray("matrix").add(coefficient);
        }
        registration.put("verdict", "GOOD").put("error_estimate_px", 0.25);
        ObjectNode face = document.putObject("face").putNull("code");
        face.set("found", box(FACE));
        face.set("crop", box(CROP));
        pair.writeDerivative(pair.id() + "_development.json", document);
        PairPictures pictures = PairPictures.of(studio(pair.id().subject()), flash(pair.id().subject()));
        pair.writeDerivative(FaceDerivatives.name(pair.id(), LightRole.FLASH),
                PngWriter.encode(new FaceCrop(CROP).cut(pictures.flash())));
        pair.writeDerivative(FaceDerivatives.name(pair.id(), LightRole.STUDIO),
                PngWriter.encode(new FaceCrop(CROP).cut(pictures.alignedStudio(SHIFT))));
    }

    private static Frame flash(String subject) {
        return frame(subject, SPOT_X, SPOT_Y, 20_000);
    }

    private static Frame studio(String subject) {
        return frame(subject, (int) SHIFT.mapX(SPOT_X, SPOT_Y), (int) SHIFT.mapY(SPOT_X, SPOT_Y), 50_000);
    }

    /** @param subject gives the spot its size, so that no two look alike */
    private static Frame frame(String subject, int spotX, int spotY, int light) {
        double width = 12 + Integer.parseInt(subject);
        ByteBuffer pixels = ByteBuffer.allocate(Math.toIntExact(FORMAT.frameBytes()));
        for (int y = 0; y < FORMAT.heightPx(); y++) {
            for (int x = 0; x < FORMAT.widthPx(); x++) {
                double square = (x - spotX) * (x - spotX) + (y - spotY) * (y - spotY);
                short value = (short) (light * Math.exp(-square / width));
                pixels.putShort(value)
                        .putShort((short) (value / 2))
                        .putShort((short) (20_000 + 200 * (x - spotX) + 100 * (y - spotY)));
            }
        }
        return new DeliveredFrame(FORMAT, pixels.array(), Map.of());
    }

    private static ObjectNode box(Box box) {
        return JsonNodeFactory.instance.objectNode()
                .put("x", box.x())
                .put("y", box.y())
                .put("width", box.width())
                .put("height", box.height());
    }
}

package dev.diptych.capture.web;

import dev.diptych.capture.ask.StrictJson;
import dev.diptych.capture.live.LivePicture;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;

/** A live picture as it goes over the socket: length of the header, header, JPEG, corrected JPEG. */
final class LiveFrame {
    /**
     * @param ageMs from the end of the exposure until it was sent
     * @param gain as a factor
     * @param correctedBytes 0 without a corrected picture
     * @param at ISO 8601, UTC: the end of the exposure
     */
    record Header(long sequence, String light, int widthPx, int heightPx, double ageMs, double exposureUs, double gain,
            int jpegBytes, int correctedBytes, boolean faceFound, String at) {}

    private LiveFrame() {
    }

    /**
     * @param nowNanos on the clock of the picture's instants
     * @param now the same moment as wall time
     */
    static ByteBuffer of(LivePicture picture, long nowNanos, Instant now) {
        byte[] corrected = picture.corrected().map(LivePicture.Corrected::jpeg).orElse(new byte[0]);
        long ageNanos = nowNanos - picture.exposureEndNanos();
        byte[] header = StrictJson.bytes(new Header(picture.sequence(), picture.light().name().toLowerCase(Locale.ROOT),
                picture.widthPx(), picture.heightPx(), ageNanos / 1e6, picture.exposure().exposureNanos() / 1e3,
                picture.exposure().gain(), picture.jpeg().length, corrected.length,
                picture.corrected().map(LivePicture.Corrected::faceFound).orElse(false),
                now.minusNanos(ageNanos).toString()));
        return ByteBuffer.allocate(Integer.BYTES + header.length + picture.jpeg().length + corrected.length)
                .putInt(header.length)
                .put(header)
                .put(picture.jpeg())
                .put(corrected)
                .flip();
    }
}

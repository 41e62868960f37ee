package dev.diptych.capture.live;

import dev.diptych.capture.live.LivePicture.Corrected;
import dev.diptych.imaging.Srgb8Image;
import dev.diptych.imaging.io.JpegWriter;
import dev.diptych.inference.LightState;
import dev.diptych.inference.LitFrame;
import dev.diptych.inference.live.LiveCorrector;
import dev.diptych.inference.live.LiveResult;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes pictures of frames, in memory that is used again: rendered, in a flash preview corrected, encoded. A frame is
 * encoded on a second thread while it is being corrected. For one thread.
 */
final class PictureMaker implements AutoCloseable {
    /** What shows of compression at this quality is less than the sensor's noise. */
    private static final float JPEG_QUALITY = 0.8f;

    private final Clock clock;
    private final LazyCorrector network;
    private final Complaints complaints;
    private final FrameRendering rendering = new FrameRendering();
    private final ExecutorService second = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("live-encode").unstarted(task));
    private Srgb8Image picture = new Srgb8Image(1, 1);
    private Srgb8Image corrected = picture;
    private long sequence;

    /** @param network is closed with this */
    PictureMaker(Clock clock, LazyCorrector network, Complaints complaints) {
        this.clock = clock;
        this.network = network;
        this.complaints = complaints;
    }

    /** @param live is closed as soon as its pixels have been read */
    LivePicture make(LiveFrame live) {
        ExposureSetting exposure;
        try (live) {
            resize(live.frame().format());
            exposure = live.frame().metadata().exposure();
            rendering.render(live.frame(), picture);
        }
        Optional<LiveCorrector> corrector = switch (live.light()) {
            case VIEWFINDER -> Optional.empty();
            case FLASH_PREVIEW -> network.ready();
        };
        byte[] jpeg;
        Optional<Corrected> better = Optional.empty();
        if (corrector.isEmpty()) {
            jpeg = JpegWriter.encode(picture, JPEG_QUALITY);
        } else {
            CompletableFuture<byte[]> plain = CompletableFuture
                    .supplyAsync(() -> JpegWriter.encode(picture, JPEG_QUALITY), second);
            Optional<LiveResult> result = correct(corrector.get(), live.window().middleNanos());
            Optional<byte[]> shown = result.filter(LiveResult.Corrected.class::isInstance)
                    .map(face -> JpegWriter.encode(corrected, JPEG_QUALITY));
            jpeg = plain.join();
            better = result.map(it -> new Corrected(shown.orElse(jpeg), shown.isPresent()));
        }
        return new LivePicture(++sequence, live.light(), picture.width(), picture.height(), live.window().endNanos(),
                clock.nanos(), exposure, jpeg, better);
    }

    /** Empty if it fails: the frame itself is still worth seeing. */
    private Optional<LiveResult> correct(LiveCorrector corrector, long takenNanos) {
        try {
            return Optional
                    .of(corrector.correct(new LitFrame(picture, LightState.FLASH_PREVIEW), takenNanos, corrected));
        } catch (RuntimeException e) {
            complaints.tell(Complaints.About.CORRECTION, "A picture of the flash preview could not be corrected and is"
                    + " shown as it is: " + Complaints.reason(e) + ".");
            return Optional.empty();
        }
    }

    private void resize(PixelFormat format) {
        if (picture.width() != format.widthPx() || picture.height() != format.heightPx()) {
            picture = new Srgb8Image(format.widthPx(), format.heightPx());
            corrected = new Srgb8Image(format.widthPx(), format.heightPx());
        }
    }

    @Override
    public void close() {
        network.close();
        second.close();
    }
}

package dev.diptych.capture.web;

import dev.diptych.capture.live.LivePicture;
import dev.diptych.capture.live.LivePictures;
import dev.diptych.rig.camera.ExposureSetting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A camera whose pictures come when a test says so. */
final class FakePictures implements LivePictures {
    private final List<Consumer<LivePicture>> viewers = new CopyOnWriteArrayList<>();

    @Override
    public Runnable watch(Consumer<LivePicture> viewer) {
        viewers.add(viewer);
        return () -> viewers.remove(viewer);
    }

    @Override
    public LiveRate rate() {
        return new LiveRate(14.5, 80);
    }

    int viewers() {
        return viewers.size();
    }

    void show(long sequence, int jpegBytes) {
        long now = System.nanoTime();
        LivePicture picture = new LivePicture(sequence, LivePicture.Light.FLASH_PREVIEW, 640, 480, now - 50_000_000,
                now,
                new ExposureSetting(8_000_000, 2), new byte[jpegBytes],
                Optional.of(new LivePicture.Corrected(new byte[]{1, 2, 3}, true)));
        viewers.forEach(viewer -> viewer.accept(picture));
    }
}

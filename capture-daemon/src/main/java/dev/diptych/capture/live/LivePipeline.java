package dev.diptych.capture.live;

import java.util.Optional;

/**
 * The way of a frame to the viewers, in two steps that two threads repeat; at each hand-over the newest goes on and what
 * it overtakes goes back to the camera.
 *
 * <pre>
 * rig --inbox--> fetched: the driver hands its pixels over --newest--> rendered, corrected, encoded, shown
 * </pre>
 */
final class LivePipeline {
    private final FrameInbox inbox;
    private final Viewers viewers;
    private final PictureMaker maker;
    private final RecentPictures recent;
    private final Complaints complaints;
    private final NewestFetched fetched = new NewestFetched();
    private final Pace pace = new Pace();

    LivePipeline(FrameInbox inbox, Viewers viewers, PictureMaker maker, RecentPictures recent,
            Complaints complaints) {
        this.inbox = inbox;
        this.viewers = viewers;
        this.maker = maker;
        this.recent = recent;
        this.complaints = complaints;
    }

    /** The first thread's step. False once closed. */
    boolean fetchNext() {
        if (!inbox.awaitWork()) {
            return false;
        }
        inbox.take().ifPresent(this::fetch);
        return true;
    }

    private void fetch(LiveFrame frame) {
        if (!pace.due(frame)) {
            frame.close();
            return;
        }
        try {
            // A driver that lends its memory hands it over here, and a simulated camera exposes the frame.
            frame.frame().pixels();
        } catch (RuntimeException | OutOfMemoryError e) {
            frame.close();
            complaints.tell(Complaints.About.CAMERA, "The camera did not hand a picture over for the live view ("
                    + Complaints.reason(e) + "); if that goes on, look after the camera and its cable.");
            return;
        }
        fetched.put(frame);
    }

    /** The second thread's step. False once closed. */
    boolean showNext() {
        Optional<LiveFrame> next = fetched.await();
        next.ifPresent(this::show);
        return next.isPresent();
    }

    private void show(LiveFrame frame) {
        if (!viewers.any()) {
            frame.close();
            return;
        }
        LivePicture picture;
        try {
            picture = maker.make(frame);
        } catch (RuntimeException | OutOfMemoryError e) {
            complaints.tell(Complaints.About.PICTURE, "A live picture could not be made (" + Complaints.reason(e)
                    + "); pairs are taken all the same. If that goes on, run \"diptych doctor\".");
            return;
        }
        recent.add(picture);
        viewers.show(picture);
        if (!viewers.any()) {
            inbox.lookUp();
        }
    }

    /** Both steps end, and every frame goes back. Any thread. */
    void close() {
        inbox.close();
        fetched.close();
    }

    /** By the second thread, when its last step is done. */
    void free() {
        maker.close();
    }
}

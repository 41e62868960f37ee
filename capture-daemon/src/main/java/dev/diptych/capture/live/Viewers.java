package dev.diptych.capture.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who watches. For any thread. */
final class Viewers {
    /** One watch of it: the same viewer may watch twice. */
    private static final class Watch {
        private final Consumer<LivePicture> viewer;

        Watch(Consumer<LivePicture> viewer) {
            this.viewer = viewer;
        }
    }

    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Complaints complaints;

    Viewers(Complaints complaints) {
        this.complaints = complaints;
    }

    boolean any() {
        return !watches.isEmpty();
    }

    /** @return takes it off again, as often as it is called */
    Runnable add(Consumer<LivePicture> viewer) {
        Watch watch = new Watch(viewer);
        watches.add(watch);
        return () -> watches.remove(watch);
    }

    /** One that throws has seen its last picture. */
    void show(LivePicture picture) {
        // Not removeIf: it would hold the list's lock while viewers are called, and any of them may come or leave then.
        List<Watch> failed = watches.stream().filter(watch -> fails(watch, picture)).toList();
        watches.removeAll(failed);
    }

    private boolean fails(Watch watch, LivePicture picture) {
        try {
            watch.viewer.accept(picture);
            return false;
        } catch (RuntimeException e) {
            complaints.tell(Complaints.About.VIEWER, "A viewer of the live pictures failed (" + Complaints.reason(e)
                    + ") and gets no more of them; open its page again.");
            return true;
        }
    }
}

package dev.diptych.capture.libcamera.internal;

import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.CameraException.Reason;
import dev.diptych.rig.camera.ExposureSetting;
import dev.diptych.rig.camera.Frame;
import dev.diptych.rig.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream's requests are: in flight, waiting to be fetched, or lent with a frame.
 *
 * <pre>
 *               filled               fetched
 *   in flight ---------> waiting ------------> lent
 *       ^                   |                    |
 *       +-------------------+--------------------+
 *         falls out, as newer      released, or copied
 *          ones take its place     as requests run low
 * </pre>
 *
 * The camera's thread fills and lets fall out; one thread fetches; any thread releases. The camera's thread waits for
 * the others no longer than they keep these books and give a request back, which libcamera only puts into its queue:
 * nobody looks at pixels or copies them within the lock. Some requests are always in flight, so that the stream never starves: whoever keeps frames costs copies, whoever is late
 * loses the oldest frames.
 */
public final class FrameExchange implements FrameListener {
    /** With fewer buffers a camera cannot stream while a frame is looked at. */
    public static final int LEAST_BUFFERS = 3;
    /** From so many buffers on, one more request stays in flight. */
    private static final int MANY_BUFFERS = 6;

    /** Takes requests back. */
    @FunctionalInterface
    public interface Requests {
        /** @return whether the camera has it */
        boolean requeue(int request, ExposureSetting exposure);
    }

    private sealed interface Arrival {}

    private record Filled(Completion completion) implements Arrival {}

    /** Nothing comes any more. */
    private record Ended(Reason reason, String sentence) implements Arrival {}

    private final String cameraId;
    private final Requests requests;
    private final FrameReading reading;
    private final ExposurePlan plan;
    private final int leastInFlight;
    private final int mostLent;
    private final LinkedBlockingDeque<Arrival> waiting = new LinkedBlockingDeque<>();
    private final Deque<LentFrame> lent = new ArrayDeque<>();
    /** Why nothing is given back to the camera any more; null while it streams. */
    private @Nullable Ended ended;
    private boolean anyFrame;
    /** What the newest frame has, and lacks; empty if it is whole. */
    private String shortness = "";

    /** @param buffers requests, all of which are about to be queued with the standing exposure */
    public FrameExchange(String cameraId, int buffers, ExposureSetting standing, Requests requests,
            FrameReading reading) {
        this.cameraId = cameraId;
        this.requests = requests;
        this.reading = reading;
        plan = new ExposurePlan(standing, buffers);
        leastInFlight = buffers < MANY_BUFFERS ? 2 : 3;
        // As many may wait as are lent, or one more.
        mostLent = (buffers - leastInFlight) / 2;
    }

    @Override
    public synchronized void completed(Completion completion) {
        boolean isNew = completion.status() != Completion.Status.CANCELLED && plan.isNew(completion.sequence());
        if (isNew) {
            plan.filled(completion.sequence());
        } else {
            plan.unfilled();
        }
        switch (completion.status()) {
            case CANCELLED -> {
                // Queued again, a request of a halting or broken camera would come back at once, for ever.
            }
            case DAMAGED -> requeue(completion.request());
            case COMPLETE -> {
                if (isNew && isWhole(completion) && saysExposure(completion)) {
                    keep(completion);
                } else {
                    requeue(completion.request());
                }
            }
        }
    }

    private boolean isWhole(Completion completion) {
        boolean whole = reading.isWhole(completion);
        shortness = whole ? "" : reading.shortness(completion);
        return whole;
    }

    /** A frame that does not say how it was exposed can prove nothing; a camera whose frames never do is of no use. */
    private boolean saysExposure(Completion completion) {
        boolean says = completion.exposure().isPresent();
        if (!says && !anyFrame) {
            end(new Ended(Reason.REFUSED, "The camera \"" + cameraId + "\" does not say how its frames are exposed, so"
                    + " no frame of it can prove anything; use a camera whose pipeline reports exposure and gain."));
        }
        return says;
    }

    private void keep(Completion completion) {
        anyFrame = true;
        reading.learn(completion);
        waiting.addLast(new Filled(completion));
        while (plan.inFlight() < leastInFlight && ended == null
                && waiting.pollFirst() instanceof Filled(Completion oldest)) {
            requeue(oldest.request());
        }
    }

    @Override
    public synchronized void gone() {
        end(new Ended(Reason.GONE, AnswerCode.goneSentence(cameraId)));
    }

    @Override
    public synchronized void unreadable(Throwable cause) {
        end(new Ended(Reason.REFUSED, "A frame of the camera \"" + cameraId + "\" could not be read: " + cause + "."));
    }

    private void end(Ended ending) {
        if (ended == null) {
            ended = ending;
            waiting.addLast(ending);
        }
    }

    /** The next frame, waiting for it if need be; for one thread. */
    public Frame await(Clock clock, long deadlineNanos) throws CameraException {
        return next(clock, deadlineNanos);
    }

    LentFrame next(Clock clock, long deadlineNanos) throws CameraException {
        return switch (clock.poll(waiting, deadlineNanos)) {
            case null -> throw noFrame();
            case Ended ending -> {
                waiting.addFirst(ending);
                throw new CameraException(ending.reason(), ending.sentence());
            }
            case Filled(Completion completion) -> {
                LentFrame frame = lend(completion);
                makeRoom();
                yield frame;
            }
        };
    }

    private synchronized CameraException noFrame() {
        if (shortness.isEmpty()) {
            return new CameraException(Reason.STALLED, "The camera \"" + cameraId
                    + "\" delivered no frame in time; check its cable and its power.");
        }
        return new CameraException(anyFrame ? Reason.STALLED : Reason.REFUSED, "The camera \"" + cameraId
                + "\" delivered no whole frame in time: its latest has " + shortness
                + "; give it a USB port of its own, or configure another mode of it.");
    }

    private synchronized LentFrame lend(Completion completion) throws CameraException {
        if (ended != null && ended.reason() != Reason.GONE) {
            throw new CameraException(ended.reason(), ended.sentence());
        }
        LentFrame frame = new LentFrame(completion, reading, this::giveBack);
        lent.addLast(frame);
        return frame;
    }

    /** Without the lock: a frame that somebody looks at just now is waited for. */
    private void makeRoom() {
        LentFrame tooMany = oldestTooMany();
        while (tooMany != null) {
            tooMany.keepCopy();
            tooMany = oldestTooMany();
        }
    }

    private synchronized @Nullable LentFrame oldestTooMany() {
        return lent.size() > mostLent ? lent.peekFirst() : null;
    }

    private synchronized void giveBack(LentFrame frame, int request) {
        lent.remove(frame);
        requeue(request);
    }

    private void requeue(int request) {
        if (ended == null && !requests.requeue(request, plan.queue())) {
            plan.unfilled();
        }
    }

    /** From the frame that fills a request to the first that is exposed as the request asks; may be negative. */
    public synchronized int latencyFrames() {
        return plan.latencyFrames();
    }

    synchronized void latencyFrames(int measured) {
        plan.latencyFrames(measured);
    }

    /** The first frame whose exposure can still be chosen. */
    public synchronized long earliestSequence() {
        return plan.earliestSequence();
    }

    /** Asks that frame {@code sequence} be exposed so. */
    public synchronized void schedule(long sequence, ExposureSetting setting) throws CameraException {
        if (sequence < plan.earliestSequence()) {
            throw new CameraException("The exposure of frame " + sequence + " was asked for too late: frame "
                    + plan.earliestSequence()
                    + " is the first that the camera can still expose otherwise; take the pair again, and end other programs if that happens often.");
        }
        plan.schedule(sequence, setting);
    }

    /** Asks it of the first frame that can have it. @return which that is to be */
    synchronized long scheduleEarliest(ExposureSetting setting) {
        long sequence = plan.earliestSequence();
        plan.schedule(sequence, setting);
        return sequence;
    }

    /** Before the camera is halted: what is lent stays readable, nothing is given back any more. */
    public void finish() {
        List<LentFrame> stillLent;
        synchronized (this) {
            ended = new Ended(Reason.REFUSED, "The camera \"" + cameraId + "\" was closed.");
            waiting.clear();
            waiting.addLast(ended);
            stillLent = List.copyOf(lent);
        }
        stillLent.forEach(LentFrame::keepCopy);
    }
}

package dev.diptych.rig.gpio;

import dev.diptych.rig.gpio.internal.Errno;
import dev.diptych.rig.gpio.internal.Kernel;
import dev.diptych.rig.gpio.internal.LineEvent;
import dev.diptych.rig.gpio.internal.PollFd;
import dev.diptych.rig.gpio.internal.Retry;
import dev.diptych.rig.host.DeviceException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One thread that waits for the edges of all requests of inputs and tells them in order. */
final class EdgeReader {
    /** How soon the thread sees that it is to end; an edge wakes it at once. */
    private static final int WAIT_MILLIS = 50;
    /** A file that poll passes over. */
    private static final int NO_FD = -1;

    private final Kernel kernel;
    private final List<OpenLines> requests;
    /** The sequence number of the latest event of each request. */
    private final int[] sequences;
    private final List<Integer> fds = new ArrayList<>();
    private final List<LineInput> inputs = new CopyOnWriteArrayList<>();
    /** Requests whose edges nobody reads any more. */
    private final Set<OpenLines> lost = new HashSet<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("gpio-edges").unstarted(this::run);
    private volatile boolean closing;

    EdgeReader(Kernel kernel, List<OpenLines> requests) {
        this.kernel = kernel;
        this.requests = requests;
        sequences = new int[requests.size()];
        requests.forEach(request -> fds.add(request.fd()));
    }

    /** Tells an input of its edges from now on, or that they are lost already. The first one starts the thread. */
    synchronized void tell(LineInput input) {
        inputs.add(input);
        if (lost.contains(input.line().lines())) {
            input.lost(System.nanoTime());
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** Returns when the thread reads no more. */
    void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            ByteBuffer polled = PollFd.encodeAll(fds);
            int answer = Retry.whilePassing(() -> kernel.poll(polled, fds.size(), WAIT_MILLIS));
            if (answer < 0 && !Errno.EINTR.refused(answer)) {
                requests.forEach(this::lose);
                return;
            }
            for (int i = 0; answer > 0 && i < fds.size(); i++) {
                PollFd found = PollFd.decode(polled, i);
                if (found.broken() || (found.ready() && !read(i))) {
                    fds.set(i, NO_FD);
                    lose(requests.get(i));
                }
            }
        }
    }

    /** Whether the request's edges could be read. */
    private boolean read(int request) {
        OpenLines lines = requests.get(request);
        try {
            List<LineEvent> events = lines.readEvents();
            boolean gap = false;
            for (LineEvent event : events) {
                gap |= event.sequence() != sequences[request] + 1;
                sequences[request] = event.sequence();
                find(lines, event.offset()).ifPresent(input -> input.edge(event.active(), event.timestampNanos()));
            }
            if (gap) {
                resume(lines, events.getLast().timestampNanos());
            }
            return true;
        } catch (DeviceException e) {
            return false;
        }
    }

    /**
     * The kernel's buffer overflowed and it threw its oldest events away: what the lines are now is told instead, of
     * every line, for nobody here knows what it was when it was first read. Told twice, it is a bounce at worst.
     */
    private void resume(OpenLines lines, long instantNanos) throws DeviceException {
        long values = lines.get();
        for (LineInput input : inputs) {
            if (input.line().lines() == lines) {
                input.edge((values & input.line().mask()) != 0, instantNanos);
            }
        }
    }

    /** Tells that nothing can be known of these lines any more. */
    private synchronized void lose(OpenLines lines) {
        lost.add(lines);
        for (LineInput input : inputs) {
            if (input.line().lines() == lines) {
                input.lost(System.nanoTime());
            }
        }
    }

    private Optional<LineInput> find(OpenLines lines, int offset) {
        return inputs.stream()
                .filter(input -> input.line().lines() == lines
                        && lines.lines().get(input.line().index()).number() == offset)
                .findFirst();
    }
}

package dev.diptych.rig.gpio;

import dev.diptych.rig.gpio.internal.Errno;
import dev.diptych.rig.gpio.internal.GpioCall;
import dev.diptych.rig.gpio.internal.Kernel;
import dev.diptych.rig.gpio.internal.LineConfig;
import dev.diptych.rig.gpio.internal.LineEvent;
import dev.diptych.rig.gpio.internal.LineFlag;
import dev.diptych.rig.gpio.internal.LineInfo;
import dev.diptych.rig.gpio.internal.LineRequest;
import dev.diptych.rig.gpio.internal.LineValues;
import dev.diptych.rig.gpio.internal.Retry;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lines of one chip, held by one request. A set of them is a bit mask: bit i is the i-th of {@link #lines}, 1 active.
 *
 * <p>When they are given back, a kernel of kernel.org lets outputs fall to what the board makes of an input; Raspberry
 * Pi's kernels keep them driven as they were, unless {@code dtparam=strict_gpiod} says otherwise (raspberrypi/linux
 * #6117). So outputs are put to rest with their giving back: to the values that they were requested with. For any number
 * of threads.
 */
final class OpenLines {
    private static final String CONSUMER = "diptych";
    /** Of the kernel at most 1024 are to be had; a chattering contact makes some 20 a press. */
    private static final int EVENT_BUFFER_SIZE = 512;
    private static final int EVENTS_PER_READ = 16;

    private final Kernel kernel;
    private final List<GpioLine> lines;
    private final int fd;
    /** Of outputs. */
    private final Optional<LineValues> rest;
    private final ByteBuffer events = LineEvent.allocate(EVENTS_PER_READ);
    private boolean closed;

    private OpenLines(Kernel kernel, List<GpioLine> lines, int fd, Optional<LineValues> rest) {
        this.kernel = kernel;
        this.lines = lines;
        this.fd = fd;
        this.rest = rest;
    }

    /**
     * Requests lines of one chip, all or none.
     *
     * @param lines in the order of the configuration's bits
     * @param config the values of outputs are their rest: they begin with them and end with them
     */
    static OpenLines request(Kernel kernel, List<GpioLine> lines, LineConfig config) throws DeviceException {
        String path = lines.getFirst().chip().path();
        int chipFd = kernel.open(path);
        if (chipFd < 0) {
            throw Refusals.notOpened(kernel, path, chipFd);
        }
        try {
            ByteBuffer request = new LineRequest(lines.stream().map(GpioLine::number).toList(), CONSUMER, config,
                    EVENT_BUFFER_SIZE).encode();
            int answer = kernel.ioctl(chipFd, GpioCall.GPIO_V2_GET_LINE_IOCTL, request);
            if (answer < 0) {
                throw refused(kernel, chipFd, lines, answer);
            }
            return new OpenLines(kernel, lines, LineRequest.fd(request), config.outputValues());
        } finally {
            // The request has a file of its own.
            kernel.close(chipFd);
        }
    }

    /** What the kernel knows of a line. */
    static LineInfo info(Kernel kernel, int chipFd, GpioLine line) throws DeviceException {
        ByteBuffer info = LineInfo.ask(line.number());
        int answer = kernel.ioctl(chipFd, GpioCall.GPIO_V2_GET_LINEINFO_IOCTL, info);
        if (answer < 0) {
            throw Refusals.failed("tell of " + line, answer);
        }
        return LineInfo.decode(info);
    }

    private static DeviceException refused(Kernel kernel, int chipFd, List<GpioLine> lines, int answer)
            throws DeviceException {
        if (Errno.EBUSY.refused(answer)) {
            for (GpioLine line : lines) {
                LineInfo info = info(kernel, chipFd, line);
                if (info.flags().contains(LineFlag.USED)) {
                    return Refusals.busy(line, info.consumer());
                }
            }
        }
        return Refusals.failed("give out " + named(lines), answer);
    }

    List<GpioLine> lines() {
        return lines;
    }

    /** The file of the request, for a poll. */
    int fd() {
        return fd;
    }

    /** Sets some outputs at once. */
    synchronized void set(LineValues values) throws DeviceException {
        call(GpioCall.GPIO_V2_LINE_SET_VALUES_IOCTL, values.encode(), "set");
    }

    /** Every line's value now. */
    synchronized long get() throws DeviceException {
        ByteBuffer values = new LineValues(0, LineRequest.maskOf(lines.size())).encode();
        call(GpioCall.GPIO_V2_LINE_GET_VALUES_IOCTL, values, "read");
        return LineValues.decode(values).bits();
    }

    /** Edges that have happened, up to {@value #EVENTS_PER_READ} of them; waits for one if there is none. */
    synchronized List<LineEvent> readEvents() throws DeviceException {
        int answer = closed ? Errno.EBADF.answer() : Retry.whilePassing(() -> kernel.read(fd, events));
        if (answer < 0) {
            throw Refusals.failed("tell of edges on " + named(lines), answer);
        }
        return LineEvent.decodeAll(events, answer);
    }

    /**
     * Gives the lines back, outputs at rest, once. Whoever switches until then, as the edge timer does in mid-shot when
     * the program is told to end, comes before the rest or too late: nothing comes between.
     */
    synchronized void close() {
        if (!closed) {
            closed = true;
            // Where the kernel refuses, the chip is gone; what is left is the resistor's and the one-shot's.
            rest.ifPresent(values -> kernel.ioctl(fd, GpioCall.GPIO_V2_LINE_SET_VALUES_IOCTL, values.encode()));
            kernel.close(fd);
        }
    }

    private void call(GpioCall call, ByteBuffer values, String verb) throws DeviceException {
        if (closed) {
            // Its number may be another file's by now.
            throw new DeviceException(DeviceFault.E_GPIO_FAILED,
                    "Nobody can " + verb + " " + named(lines) + " any more: they have been given back.");
        }
        int answer = kernel.ioctl(fd, call, values);
        if (answer < 0) {
            throw Refusals.failed(verb + " " + named(lines), answer);
        }
    }

    private static String named(List<GpioLine> lines) {
        return lines.stream().map(GpioLine::toString).collect(Collectors.joining(" and "));
    }
}

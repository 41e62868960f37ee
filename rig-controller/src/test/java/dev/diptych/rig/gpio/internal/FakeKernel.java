package dev.diptych.rig.gpio.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A kernel with chips that a test describes. It understands the structures as they are encoded, keeps lines and
 * requests as Linux does (of kernel.org: outputs are let go with their request), and remembers what wires saw.
 */
public final class FakeKernel implements Kernel {
    private final Map<String, Chip> chips = new LinkedHashMap<>();
    private final Map<Integer, Object> files = new HashMap<>();
    private final Map<String, Errno> unopenable = new HashMap<>();
    /** Every level that a wire has had, as {@code GPIO17=1}, those that changed at once in one entry. */
    private final List<String> wires = new ArrayList<>();
    private @Nullable Errno requestRefusal;
    private @Nullable Errno pollRefusal;
    private @Nullable Errno readRefusal;
    private int pollRefusals;
    private int readRefusals;
    private String group = "gpio";
    private int nextFd = 3;

    /** A chip: its lines hold the state of their wires. */
    private static final class Chip {
        final ChipInfo info;
        final List<Line> lines = new ArrayList<>();
        boolean gone;

        Chip(ChipInfo info) {
            this.info = info;
        }
    }

    private static final class Line {
        final String name;
        String consumer = "";
        Set<LineFlag> flags = EnumSet.noneOf(LineFlag.class);
        boolean high;

        Line(String name) {
            this.name = name;
        }

        boolean active() {
            return high != flags.contains(LineFlag.ACTIVE_LOW);
        }
    }

    private static final class Request {
        final Chip chip;
        final LineRequest asked;
        final Deque<LineEvent> events = new ArrayDeque<>();
        final Map<Integer, Integer> lineSequences = new TreeMap<>();
        int sequence;

        Request(Chip chip, LineRequest asked) {
            this.chip = chip;
            this.asked = asked;
        }

        Line line(int index) {
            return chip.lines.get(asked.offsets().get(index));
        }
    }

    /** Puts a chip in, with these lines from number 0. */
    public synchronized FakeKernel chip(String path, String label, String... lineNames) {
        String name = "gpiochip" + chips.size();
        Chip chip = new Chip(new ChipInfo(name, label, lineNames.length));
        for (String lineName : lineNames) {
            chip.lines.add(new Line(lineName));
        }
        chips.put(path, chip);
        return this;
    }

    private Chip chipAt(String path) {
        return Objects.requireNonNull(chips.get(path));
    }

    /** A second path of a chip that is there. */
    public synchronized FakeKernel link(String path, String toPath) {
        chips.put(path, chipAt(toPath));
        return this;
    }

    /** Somebody else holds a line, and may say who he is. */
    public synchronized FakeKernel hold(String path, int line, String consumer) {
        chipAt(path).lines.get(line).consumer = consumer;
        chipAt(path).lines.get(line).flags.add(LineFlag.USED);
        return this;
    }

    /** Opening a path is refused. */
    public synchronized FakeKernel refuse(String path, Errno errno, String owningGroup) {
        unopenable.put(path, errno);
        group = owningGroup;
        return this;
    }

    /** Every request for lines is refused. */
    public synchronized FakeKernel refuseRequests(Errno errno) {
        requestRefusal = errno;
        return this;
    }

    /** The next polls are refused. */
    public synchronized void refusePolls(Errno errno, int times) {
        pollRefusal = errno;
        pollRefusals = times;
    }

    /** The next reads are refused. */
    public synchronized void refuseReads(Errno errno, int times) {
        readRefusal = errno;
        readRefusals = times;
    }

    /** A wire of an input gets a level; its interrupt is at {@code instantNanos}. */
    public synchronized void wire(String path, int line, boolean high, long instantNanos) {
        Chip chip = chipAt(path);
        chip.lines.get(line).high = high;
        for (Object file : files.values()) {
            if (file instanceof Request request && request.chip.equals(chip)) {
                happen(request, line, instantNanos);
            }
        }
        notifyAll();
    }

    /** A wire changes as {@link #wire} tells, but the kernel has no room left for the event. */
    public synchronized void wireUnseen(String path, int line, boolean high) {
        Chip chip = chipAt(path);
        chip.lines.get(line).high = high;
        for (Object file : files.values()) {
            if (file instanceof Request request && request.chip.equals(chip)) {
                request.sequence++;
            }
        }
    }

    private static void happen(Request request, int offset, long instantNanos) {
        int index = request.asked.offsets().indexOf(offset);
        if (index >= 0 && request.line(index).flags.contains(LineFlag.EDGE_RISING)) {
            request.sequence++;
            int lineSequence = request.lineSequences.merge(offset, 1, Integer::sum);
            request.events.add(new LineEvent(instantNanos, request.line(index).active(), offset, request.sequence,
                    lineSequence));
        }
    }

    /** Pulls a chip out. */
    public synchronized void pullOut(String path) {
        chipAt(path).gone = true;
        notifyAll();
    }

    /** What wires of outputs have seen since the last time this was asked. */
    public synchronized List<String> wires() {
        List<String> seen = List.copyOf(wires);
        wires.clear();
        return seen;
    }

    /** The flags of a line. */
    public synchronized Set<LineFlag> flags(String path, int line) {
        return EnumSet.copyOf(chipAt(path).lines.get(line).flags);
    }

    /** How many files are open. */
    public synchronized int openFiles() {
        return files.size();
    }

    /** Every request that was granted and is held. */
    public synchronized List<LineRequest> requests() {
        List<LineRequest> held = new ArrayList<>();
        for (Object file : files.values()) {
            if (file instanceof Request request) {
                held.add(request.asked);
            }
        }
        return held;
    }

    @Override
    public synchronized List<String> gpioChipPaths() {
        return chips.keySet().stream().filter(path -> path.startsWith("/dev/gpiochip")).toList();
    }

    @Override
    public synchronized Optional<String> groupOf(String path) {
        return chips.containsKey(path) ? Optional.of(group) : Optional.empty();
    }

    @Override
    public synchronized int open(String path) {
        Errno refusal = unopenable.get(path);
        if (refusal != null) {
            return refusal.answer();
        }
        return chips.containsKey(path) ? newFile(chipAt(path)) : Errno.ENOENT.answer();
    }

    private int newFile(Object file) {
        files.put(nextFd, file);
        return nextFd++;
    }

    @Override
    public synchronized int ioctl(int fd, GpioCall call, ByteBuffer argument) {
        return switch (files.get(fd)) {
            case null -> Errno.EBADF.answer();
            case Chip chip when chip.gone -> Errno.ENODEV.answer();
            case Request request when request.chip.gone -> Errno.ENODEV.answer();
            case Chip chip -> askChip(chip, call, argument);
            case Request request -> askLines(request, call, argument);
            default -> Errno.ENOTTY.answer();
        };
    }

    private int askChip(Chip chip, GpioCall call, ByteBuffer argument) {
        switch (call) {
            case GPIO_GET_CHIPINFO_IOCTL -> chip.info.encode(argument);
            case GPIO_V2_GET_LINEINFO_IOCTL -> {
                int offset = LineInfo.decode(argument).offset();
                Line line = chip.lines.get(offset);
                new LineInfo(line.name, line.consumer, offset, line.flags).encode(argument);
            }
            case GPIO_V2_GET_LINE_IOCTL -> {
                return request(chip, argument);
            }
            default -> {
                return Errno.EINVAL.answer();
            }
        }
        return 0;
    }

    private int request(Chip chip, ByteBuffer argument) {
        if (requestRefusal != null) {
            return requestRefusal.answer();
        }
        LineRequest asked = LineRequest.decode(argument);
        Request request = new Request(chip, asked);
        for (int i = 0; i < asked.offsets().size(); i++) {
            if (request.line(i).flags.contains(LineFlag.USED)) {
                return Errno.EBUSY.answer();
            }
        }
        long values = 0;
        for (LineAttribute attribute : asked.config().attributes()) {
            values |= attribute.kind() == LineAttribute.Kind.OUTPUT_VALUES ? attribute.value() & attribute.mask() : 0;
        }
        for (int i = 0; i < asked.offsets().size(); i++) {
            Line line = request.line(i);
            line.consumer = asked.consumer();
            line.flags = EnumSet.copyOf(flagsOf(asked.config(), 1L << i));
            line.flags.add(LineFlag.USED);
        }
        if (asked.config().flags().contains(LineFlag.OUTPUT)) {
            drive(request, new LineValues(values, LineRequest.maskOf(asked.offsets().size())));
        }
        argument.putInt(LineRequest.FD, newFile(request));
        return 0;
    }

    /** The first attribute that names a line has precedence. */
    private static Set<LineFlag> flagsOf(LineConfig config, long mask) {
        for (LineAttribute attribute : config.attributes()) {
            if (attribute.kind() == LineAttribute.Kind.FLAGS && (attribute.mask() & mask) != 0) {
                return LineFlag.ofBits(attribute.value());
            }
        }
        return config.flags();
    }

    private void drive(Request request, LineValues values) {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < request.asked.offsets().size(); i++) {
            if ((values.mask() & 1L << i) != 0) {
                Line line = request.line(i);
                boolean active = (values.bits() & 1L << i) != 0;
                line.high = active != line.flags.contains(LineFlag.ACTIVE_LOW);
                changes.add(line.name + "=" + (line.high ? 1 : 0));
            }
        }
        wires.add(String.join(" ", changes));
    }

    private int askLines(Request request, GpioCall call, ByteBuffer argument) {
        LineValues values = LineValues.decode(argument);
        switch (call) {
            case GPIO_V2_LINE_SET_VALUES_IOCTL -> drive(request, values);
            case GPIO_V2_LINE_GET_VALUES_IOCTL -> {
                long bits = 0;
                for (int i = 0; i < request.asked.offsets().size(); i++) {
                    bits |= request.line(i).active() ? 1L << i : 0;
                }
                new LineValues(bits & values.mask(), values.mask()).encode(argument);
            }
            default -> {
                return Errno.EINVAL.answer();
            }
        }
        return 0;
    }

    @Override
    public synchronized int read(int fd, ByteBuffer into) {
        if (!(files.get(fd) instanceof Request request)) {
            return Errno.EBADF.answer();
        }
        if (request.chip.gone) {
            return Errno.ENODEV.answer();
        }
        if (readRefusal != null && readRefusals-- > 0) {
            return readRefusal.answer();
        }
        int at = 0;
        for (; at + LineEvent.SIZE <= into.capacity() && !request.events.isEmpty(); at += LineEvent.SIZE) {
            request.events.remove().encode(into, at);
        }
        return at;
    }

    @Override
    public synchronized int poll(ByteBuffer pollFds, int count, int timeoutMillis) {
        if (pollRefusal != null && pollRefusals-- > 0) {
            return pollRefusal.answer();
        }
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        int ready = ready(pollFds, count);
        for (long left = 1; ready == 0 && left > 0; ready = ready(pollFds, count)) {
            left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            try {
                wait(Math.max(1, left));
            } catch (InterruptedException e) {
                return Errno.EINTR.answer();
            }
        }
        return ready;
    }

    private int ready(ByteBuffer pollFds, int count) {
        int ready = 0;
        for (int i = 0; i < count; i++) {
            if (files.get(PollFd.decode(pollFds, i).fd()) instanceof Request request) {
                short events = request.chip.gone
                        ? PollFd.POLLHUP
                        : request.events.isEmpty() ? 0 : PollFd.POLLIN;
                pollFds.putShort(i * PollFd.SIZE + PollFd.RETURNED_EVENTS, events);
                ready += events == 0 ? 0 : 1;
            }
        }
        return ready;
    }

    @Override
    public synchronized void close(int fd) {
        if (files.remove(fd) instanceof Request request) {
            for (int i = 0; i < request.asked.offsets().size(); i++) {
                request.line(i).consumer = "";
                request.line(i).flags = EnumSet.noneOf(LineFlag.class);
            }
            wires.add("closed");
        }
    }
}

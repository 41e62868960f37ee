package dev.diptych.rig.dmx;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.Switched;
import dev.diptych.rig.time.Clock;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Studio lamps on one DMX universe. Every switch sends the whole universe in one packet, only as long as the last
 * fixture needs: the shorter, the sooner the next one can follow ({@link DmxTiming}). When exactly a packet leaves the
 * widget nobody tells; a switch happened after its packet was begun to be written, and before the longest delay.
 *
 * <p>The widget repeats the last packet by itself, so the lamps stay as they are if this program dies; what they do
 * when the signal ends is set at each lamp. If it ends in order, on SIGTERM too, they come to rest first. A widget that
 * is gone is noticed at the next switch.
 */
public final class DmxLightOutputs implements LightOutputs {
    /** The widget sends no shorter packet, and E1.11 would have a shorter one followed by a pause. */
    private static final int FEWEST_SLOTS = 24;

    private final UsbProWidget widget;
    private final Map<String, PatchedLight> lights;
    private final DmxTiming timing;
    private final Clock clock;
    /** From slot 1 on, as last sent. */
    private final byte[] universe;
    private boolean closed;

    private DmxLightOutputs(UsbProWidget widget, Map<String, PatchedLight> lights, Clock clock) {
        this.widget = widget;
        this.lights = lights;
        this.clock = clock;
        timing = DmxTiming.of(widget.identity());
        int lastSlot = lights.values().stream().mapToInt(PatchedLight::lastSlot).max().orElse(0);
        universe = new byte[Math.max(FEWEST_SLOTS, lastSlot)];
        restAll();
    }

    /**
     * Finds the widget and brings every light to its rest level.
     *
     * @param port its device file, or a link to it such as udev makes in {@code /dev/serial/by-id}
     * @throws DeviceException E_DMX_FIXTURE if the lights cannot be so patched; E_DMX_NO_PORT, E_DMX_BUSY or
     *             E_DMX_FAILED if the widget cannot be had
     */
    public static DmxLightOutputs open(Path port, PacketRate rate, List<DmxLight> lights, Clock clock)
            throws DeviceException {
        Map<String, PatchedLight> patched = patched(lights);
        return open(SerialPortLine.open(port), rate, patched, clock);
    }

    /** As {@link #open(Path, PacketRate, List, Clock)}, over a line that is open already. */
    static DmxLightOutputs open(SerialLine line, PacketRate rate, Map<String, PatchedLight> lights, Clock clock)
            throws DeviceException {
        DmxLightOutputs outputs = new DmxLightOutputs(UsbProWidget.identify(line, rate, clock), lights, clock);
        try {
            outputs.widget.output(outputs.universe);
            line.atShutdown(outputs::close);
        } catch (DeviceException e) {
            line.close();
            throw e;
        }
        return outputs;
    }

    /**
     * Asks of the fixtures' files alone whether these lights can be on one universe.
     *
     * @throws DeviceException E_DMX_FIXTURE if they cannot
     */
    public static void requirePatchable(List<DmxLight> lights) throws DeviceException {
        patched(lights);
    }

    /** Where each light lies; no two of them share a slot. */
    static Map<String, PatchedLight> patched(List<DmxLight> lights) throws DeviceException {
        Map<String, PatchedLight> patched = new LinkedHashMap<>();
        for (DmxLight light : lights) {
            PatchedLight added = FixturePatch.of(light);
            for (PatchedLight other : patched.values()) {
                if (added.firstSlot() <= other.lastSlot() && other.firstSlot() <= added.lastSlot()) {
                    throw new DeviceException(DeviceFault.E_DMX_FIXTURE, "The fixtures " + other.id() + " (slots "
                            + other.firstSlot() + " to " + other.lastSlot() + ") and " + added.id() + " (slots "
                            + added.firstSlot() + " to " + added.lastSlot() + ") overlap: give one of them another"
                            + " address, here and at the lamp.");
                }
            }
            patched.put(added.id(), added);
        }
        return patched;
    }

    /** What the widget says of itself. */
    public WidgetIdentity widget() {
        return widget.identity();
    }

    /** From the beginning of a switch to the light's own beginning to change, at most, once the packet is written. */
    @Override
    public long longestDelayNanos() {
        return longestDelayNanos(lights.keySet());
    }

    private long longestDelayNanos(Iterable<String> switched) {
        int lastSlot = 0;
        for (String id : switched) {
            lastSlot = Math.max(lastSlot, light(id).lastDimmerSlot());
        }
        return timing.longestDelayNanos(lastSlot, universe.length);
    }

    @Override
    public Set<String> lightIds() {
        return Set.copyOf(lights.keySet());
    }

    @Override
    public synchronized Switched switchTo(List<LightLevel> levels) throws DeviceException {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("A switch needs a light.");
        }
        long longestDelayNanos = longestDelayNanos(levels.stream().map(LightLevel::lightId).toList());
        for (LightLevel level : levels) {
            light(level.lightId()).write(level.level(), universe);
        }
        long begunNanos = clock.nanos();
        widget.output(universe);
        return new Switched(begunNanos, clock.nanos() + longestDelayNanos);
    }

    private PatchedLight light(String id) {
        PatchedLight light = lights.get(id);
        if (light == null) {
            throw new IllegalArgumentException("There is no light \"" + id + "\" on the universe.");
        }
        return light;
    }

    private void restAll() {
        lights.values().forEach(light -> light.write(light.restLevel(), universe));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        restAll();
        try {
            // Twice: a packet that noise spoils on its way to the widget is made good by the next.
            widget.output(universe);
            widget.output(universe);
            widget.settle();
        } catch (DeviceException e) {
            // The widget is gone; what the lamps do without a signal is set at each lamp.
        } finally {
            widget.close();
        }
    }
}

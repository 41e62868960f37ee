package dev.diptych.benchmarks;

import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.host.LightLevel;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.Switched;
import dev.diptych.rig.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Outputs that switch nothing: they take the time and, if wanted, write each light's level to a file. */
final class SinkOutputs implements LightOutputs {
    private final Clock clock;
    private final Set<String> lightIds;
    private final Optional<FileChannel> sink;
    private final ByteBuffer written = ByteBuffer.allocateDirect(1);

    /** @param sink is written to at each switch, one system call a light: /dev/null, say; empty for none */
    SinkOutputs(Clock clock, Set<String> lightIds, Optional<Path> sink) throws IOException {
        this.clock = clock;
        this.lightIds = lightIds;
        this.sink = sink.isEmpty()
                ? Optional.empty()
                : Optional.of(FileChannel.open(sink.get(), StandardOpenOption.WRITE));
    }

    @Override
    public Set<String> lightIds() {
        return lightIds;
    }

    @Override
    public long longestDelayNanos() {
        return 0;
    }

    @Override
    public Switched switchTo(List<LightLevel> levels) throws DeviceException {
        long earliestNanos = clock.nanos();
        if (sink.isPresent()) {
            try {
                for (LightLevel light : levels) {
                    written.clear().put((byte) Math.round(255 * light.level())).flip();
                    sink.get().write(written);
                }
            } catch (IOException e) {
                throw new DeviceException(DeviceFault.E_GPIO_FAILED, "The sink took nothing: " + e.getMessage() + ".",
                        e);
            }
        }
        return new Switched(earliestNanos, clock.nanos());
    }

    @Override
    public void close() {
        if (sink.isPresent()) {
            try {
                sink.get().close();
            } catch (IOException e) {
                throw new IllegalStateException("The sink could not be closed.", e);
            }
        }
    }
}

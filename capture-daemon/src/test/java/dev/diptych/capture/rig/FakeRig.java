package dev.diptych.capture.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import dev.diptych.capture.config.hardware.CameraConfig;
import dev.diptych.capture.config.hardware.DmxConfig;
import dev.diptych.capture.config.hardware.McuConfig;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.capture.libcamera.CameraLibrary;
import dev.diptych.capture.libcamera.FakeCameraLibrary;
import dev.diptych.capture.libcamera.LibcameraCamera;
import dev.diptych.capture.libcamera.RigTime;
import dev.diptych.rig.camera.Camera;
import dev.diptych.rig.camera.CameraException;
import dev.diptych.rig.camera.PixelFormat;
import dev.diptych.rig.camera.SampleCoding;
import dev.diptych.rig.dmx.DmxLight;
import dev.diptych.rig.contact.ContactChange;
import dev.diptych.rig.contact.ContactSource;
import dev.diptych.rig.gpio.ContactLine;
import dev.diptych.rig.gpio.GpioLines;
import dev.diptych.rig.gpio.LightLine;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.host.DeviceFault;
import dev.diptych.rig.host.LightOutputs;
import dev.diptych.rig.host.StepTimer;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.SimulatedStudio;
import dev.diptych.studio.StudioGrade;
import dev.diptych.studio.StudioOptions;
import dev.diptych.studio.portrait.SitterSpec;
import dev.diptych.studio.portrait.cache.PortraitCache;
import dev.diptych.studio.scene.PortraitScene;
import dev.diptych.studio.scene.SceneLights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rig whose camera is the fake library behind the real driver, whose lines are Pi4J's mock, and whose light is the
 * simulated studio's: closed in a loop, in virtual time.
 */
public final class FakeRig implements RigDevices {
    private static final int WIDTH = 192;
    private static final int HEIGHT = 144;
    private static final int FIRST_LAMP = 2;

    /** Hears of each switch, right after it. */
    @FunctionalInterface
    public interface SwitchListener {
        void switched(String lightId, boolean on);
    }

    public final FakeCameraLibrary fake = FakeCameraLibrary.fresh();
    public final RigTime time = new RigTime(fake);
    public final SimulatedStudio studio;
    /** Its outputs are the flash, a torch that leads nowhere, and then the lamps. */
    public final VirtualMcu mcu = new VirtualMcu(time, this::switchedByBoard);
    private final Map<String, Boolean> lit = new HashMap<>();
    private final BlockingQueue<ContactChange> told = new LinkedBlockingQueue<>();
    private SwitchListener onSwitch = (lightId, on) -> {};
    private @Nullable DeviceException gpioRefusal;
    private boolean gpioOfThisComputer;
    /** Of the lines that were opened since the camera was. */
    private List<Context> fresh = new ArrayList<>();
    private List<Context> contexts = List.of();
    private @Nullable CameraLibrary library;

    public FakeRig(LampKind lamps, long seed) {
        studio = new SimulatedStudio(new StudioOptions(StudioGrade.TYPICAL, lamps, seed, WIDTH, HEIGHT), time);
        studio.leaveChairEmpty();
        PixelFormat.Bayer format = studio.rawFormat(SampleCoding.BITS_12_LE16);
        fake.set("width", format.widthSamples());
        fake.set("height", format.heightSamples());
        fake.renderWith((readoutNanos, exposure, into) -> studio.exposeRaw(SampleCoding.BITS_12_LE16, readoutNanos,
                exposure, into));
    }

    /** A configuration of this rig in that folder, and what else it is to say. */
    public Path configuration(Path folder, String more) throws IOException {
        return configuration(folder, line -> "driver = \"gpio\"\nchip = \"mock\"\nline = \"" + line + "\"\n",
                "[flash]\nhardware_cap_ms = 385\n" + more);
    }

    /** As {@link #configuration}, with the lights on the board. */
    public Path mcuConfiguration(Path folder, String more) throws IOException {
        return configuration(folder,
                line -> "driver = \"mcu\"\noutput = " + (line == 0 ? 0 : line + FIRST_LAMP - 1) + "\n",
                "[mcu]\nport = \"/dev/ttyFake\"\n" + more);
    }

    private Path configuration(Path folder, IntFunction<String> wiring, String more) throws IOException {
        StringBuilder text = new StringBuilder("""
                [camera]
                driver = "libcamera"
                library = "%s"
                width = %d
                height = %d
                frames_per_second = 30
                readout_ms = 18
                studio_exposure_ms = 8
                studio_gain = 1
                flash_exposure_ms = 16
                flash_gain = 4
                buffers = 6

                [[light]]
                id = "flash"
                kind = "flash"
                %s
                """.formatted(fake.path(), 2 * WIDTH, 2 * HEIGHT, wiring.apply(0)));
        for (int i = 0; i < SceneLights.LAMP_IDS.size(); i++) {
            text.append("""

                    [[light]]
                    id = "%s"
                    kind = "lamp"
                    %s
                    """.formatted(SceneLights.LAMP_IDS.get(i), wiring.apply(i + 1)));
        }
        return Files.writeString(folder.resolve("rig.toml"), text + "\n" + more);
    }

    @Override
    public Clock clock() {
        return time;
    }

    @Override
    public StepTimer timer(boolean realtime) {
        return time;
    }

    @Override
    public Camera camera(CameraConfig wanted) throws CameraException {
        // The last device that a rig opens: its lines are there.
        contexts = fresh;
        fresh = new ArrayList<>();
        connectLights();
        return LibcameraCamera.open(cameras(wanted), HostDevices.settings(wanted), time);
    }

    @Override
    public CameraLibrary cameras(CameraConfig wanted) throws CameraException {
        CameraLibrary loaded = library == null ? CameraLibrary.load(wanted.library()) : library;
        library = loaded;
        return loaded;
    }

    /** Whether its camera library is loaded, and not closed again. */
    public boolean hasLibrary() {
        return library != null;
    }

    @Override
    public LightOutputs lights(Map<String, LightLine> lights) throws DeviceException {
        if (gpioRefusal != null) {
            throw gpioRefusal;
        }
        return (gpioOfThisComputer ? GpioLines.ofThisComputer() : GpioLines.of(this::mockLines)).openLights(lights,
                time);
    }

    @Override
    public ContactSource contacts(Map<String, ContactLine> contacts) throws DeviceException {
        return new ToldContacts(GpioLines.of(this::mockLines).openContacts(contacts, time));
    }

    @Override
    public Board mcu(McuConfig wanted) throws LinkException {
        return mcu.open();
    }

    private void switchedByBoard(int output, boolean away) {
        if (output == 0) {
            switched(SceneLights.FLASH_ID, away);
        } else {
            switched(SceneLights.LAMP_IDS.get(output - FIRST_LAMP), !away);
        }
    }

    private Context mockLines() {
        Context context = Pi4J.newContextBuilder()
                .noAutoDetect()
                .add(MockDigitalOutputProvider.newInstance(), MockDigitalInputProvider.newInstance())
                .build();
        fresh.add(context);
        return context;
    }

    /** Contacts of which it is known what has been told. */
    private final class ToldContacts implements ContactSource {
        private final ContactSource source;

        ToldContacts(ContactSource source) {
            this.source = source;
        }

        @Override
        public void listen(Consumer<ContactChange> listener) {
            source.listen(change -> {
                listener.accept(change);
                if (change.active()) {
                    told.add(change);
                }
            });
            // What is active at the start is nobody's press.
            told.clear();
        }

        @Override
        public void close() {
            source.close();
        }
    }

    @Override
    public LightOutputs fixtures(DmxConfig universe, List<DmxLight> lights) throws DeviceException {
        throw new DeviceException(DeviceFault.E_DMX_NO_PORT, "There is no " + universe.port() + " here.");
    }

    /** From now on what the mock's outputs are set to reaches the studio's lights. */
    private void connectLights() {
        for (Context context : contexts) {
            context.registry().all().values().forEach(io -> {
                if (io instanceof DigitalOutput output) {
                    output.addListener(event -> switched(output.id(), event.state() == DigitalState.HIGH));
                }
            });
        }
    }

    private void switched(String lightId, boolean on) {
        lit.put(lightId, on);
        studio.switchLight(lightId, on ? 1 : 0, time.nanos());
        onSwitch.switched(lightId, on);
    }

    /** From now on. */
    public void onSwitch(SwitchListener listener) {
        onSwitch = listener;
    }

    /** The kernel refuses the lines so. */
    public void refuseLines(DeviceException refusal) {
        gpioRefusal = refusal;
    }

    /** The lines are asked for on the computer that runs the tests. */
    public void useThisComputersLines() {
        gpioOfThisComputer = true;
    }

    /** Somebody sits down who has a face and a shirt. */
    public void seatSomebody() {
        studio.seat(new PortraitScene("somebody", PortraitCache.ofUser().portrait(SitterSpec.of(1), WIDTH, HEIGHT)));
    }

    /** The contact closes, and whoever listens has heard of it. */
    public void press(String contactId) {
        setAndHear(contactId, DigitalState.HIGH);
    }

    /** The line of a stop or a door cannot be read from now on, and whoever listens has heard of it. */
    public void lose(String contactId) {
        setAndHear(contactId, DigitalState.UNKNOWN);
    }

    private void setAndHear(String contactId, DigitalState state) {
        set(contactId, state);
        try {
            assertEquals(contactId, Objects.requireNonNull(told.poll(10, TimeUnit.SECONDS), contactId).contactId());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The contact opens, which is believed when it has been quiet for a while. */
    public void release(String contactId) {
        set(contactId, DigitalState.LOW);
    }

    private void set(String contactId, DigitalState state) {
        for (Context context : contexts) {
            if (context.registry().exists(contactId)) {
                context.registry().get(contactId, MockDigitalInput.class).mockState(state);
            }
        }
    }

    /** Whether the mock's output of that light was last set to "on". */
    public boolean isOn(String lightId) {
        return lit.getOrDefault(lightId, !SceneLights.FLASH_ID.equals(lightId));
    }

    @Override
    public void close() {
        CameraLibrary loaded = library;
        if (loaded != null) {
            library = null;
            loaded.close();
        }
    }
}

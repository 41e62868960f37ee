package dev.diptych.rig.dmx;

import static dev.diptych.rig.shot.TestRig.FLASH;
import static dev.diptych.rig.shot.TestRig.STUDIO;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.camera.FrameStream;
import dev.diptych.rig.camera.TimestampReading;
import dev.diptych.rig.host.FakeOutputs;
import dev.diptych.rig.host.HardwareOneShot;
import dev.diptych.rig.host.HostShotExecutor;
import dev.diptych.rig.host.VirtualTimer;
import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightResponse;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.Spread;
import dev.diptych.rig.shot.OverlapPlanner;
import dev.diptych.rig.shot.PairShooter;
import dev.diptych.rig.shot.ScriptedCamera;
import dev.diptych.rig.shot.ShotOutcome;
import dev.diptych.rig.shot.ShotSettings;
import dev.diptych.rig.switching.ExecutedEdge;
import dev.diptych.rig.switching.FaultCode;
import dev.diptych.rig.switching.LightControl;
import dev.diptych.rig.switching.SafetyGate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pairs of a rig whose lamps are on DMX, behind a widget as it comes from the factory or set to its fastest. */
class DmxPairTest {
    /** As calibrated: from the middle of when a packet may arrive, so that the packets' phase is part of the spread. */
    private static final LightResponse PANEL = new LightResponse(new Spread(0, ms(4), ms(11)),
            new Spread(ms(6), ms(8), ms(11)), new Spread(0, ms(4), ms(11)), new Spread(ms(6), ms(8), ms(11)));
    private static final LightSet LIGHTS = lights(panel("key"), panel("fill"), torch());

    @TempDir
    Path folder;

    private final VirtualTimer time = new VirtualTimer();
    private final FakeWidget widget = new FakeWidget(time);

    private static Light panel(String id) {
        return lamp(id, PANEL);
    }

    private HostShotExecutor executor(PacketRate rate) throws Exception {
        FixtureFile dimmer = FixtureFile.of(folder, "'D': {'capability': {'type': 'Intensity'}}", "'D'");
        DmxLightOutputs lamps = DmxLightOutputs.open(widget, rate,
                DmxLightOutputs.patched(List.of(dimmer.light("key", 1), dimmer.light("fill", 2))), time);
        widget.writeNanos = 70_000;
        return new HostShotExecutor(LIGHTS, List.of(lamps, new FakeOutputs(time, "flash")),
                new HardwareOneShot(ms(300)), ms(1), time, time);
    }

    private PairShooter shooter(HostShotExecutor executor) throws Exception {
        FrameStream stream = new FrameStream(time, new ScriptedCamera(time), TimestampReading.AS_STATED);
        stream.start(STUDIO);
        return new PairShooter(time, stream, new LightControl(time, LIGHTS, executor, new SafetyGate(LIGHTS)),
                new OverlapPlanner(), new ShotSettings(STUDIO, FLASH, ms(0.05), 0));
    }

    @ParameterizedTest
    @EnumSource(PacketRate.class)
    void pairsAreProvenAndNoEdgeIsCalledLate(PacketRate rate) throws Exception {
        HostShotExecutor executor = executor(rate);
        PairShooter shooter = shooter(executor);
        time.lateNanos = step -> ms(0.25);

        for (int i = 0; i < 30; i++) {
            ShotOutcome.Proven proven = assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot(), "shot " + i);

            assertTrue(Math.abs(proven.evidence().worstEdge().lateNanos()) <= ms(0.25),
                    proven.evidence().worstEdge()::toString);
            for (ExecutedEdge edge : proven.shot().log().edges()) {
                long offNanos = edge.instantNanos() - proven.shot().studioReadoutNanos()
                        - edge.planned().offsetNanos();
                assertTrue(Math.abs(offNanos) <= ms(0.5), edge::toString);
                assertTrue(Math.abs(offNanos) + edge.uncertaintyNanos() <= executor.edgeUncertaintyNanos(),
                        edge::toString);
            }
        }
    }

    /** The first packet of a shot tells the lamps to go off. */
    @ParameterizedTest
    @CsvSource({"AS_SET, 19", "FASTEST, 19", "FASTEST, 12"})
    void aLampThatIsSwitchedTrulyLateIsNamed(PacketRate rate, double lateMs) throws Exception {
        PairShooter shooter = shooter(executor(rate));
        int[] steps = {0};
        time.lateNanos = step -> steps[0]++ == 0 ? ms(lateMs) : 0;

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(FaultCode.E_EDGE_LATE, unproven.fault().code());
        assertTrue(unproven.fault().sentence().matches("\"(key|fill)\" was switched at least [0-9.]+ ms later than .*"),
                unproven.fault().sentence());
        assertInstanceOf(ShotOutcome.Proven.class, shooter.shoot());
    }

    /** Of 27 ms in which a packet may arrive, 13.5 lie before the edge's instant. */
    @Test
    void aLampThatMayHaveBeenSwitchedInTimeIsNotCalledLate() throws Exception {
        PairShooter shooter = shooter(executor(PacketRate.AS_SET));
        int[] steps = {0};
        time.lateNanos = step -> steps[0]++ == 0 ? ms(13) : 0;

        ShotOutcome.Unproven unproven = assertInstanceOf(ShotOutcome.Unproven.class, shooter.shoot());

        assertEquals(FaultCode.E_NOT_PROVEN, unproven.fault().code());
    }

    @Test
    void aWidgetIsNotFloodedByTheWarmUp() throws Exception {
        HostShotExecutor executor = executor(PacketRate.FASTEST);
        int opened = widget.packetNanos.size();

        executor.warmUp();

        List<Long> instants = widget.packetNanos.subList(opened, widget.packetNanos.size() - 1);
        assertTrue(instants.size() > 10, instants.size() + " packets");
        for (int i = 1; i < instants.size(); i++) {
            assertTrue(instants.get(i) - instants.get(i - 1) > ms(4), "packet " + i);
        }
    }
}

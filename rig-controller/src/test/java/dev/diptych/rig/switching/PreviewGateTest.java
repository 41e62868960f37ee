package dev.diptych.rig.switching;

import static dev.diptych.rig.shot.TestRig.edge;
import static dev.diptych.rig.shot.TestRig.lamp;
import static dev.diptych.rig.shot.TestRig.lights;
import static dev.diptych.rig.shot.TestRig.ms;
import static dev.diptych.rig.shot.TestRig.response;
import static dev.diptych.rig.shot.TestRig.switches;
import static dev.diptych.rig.shot.TestRig.torch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.rig.light.Light;
import dev.diptych.rig.light.LightKind;
import dev.diptych.rig.light.LightSet;
import dev.diptych.rig.light.OutputCap;
import dev.diptych.rig.light.PreviewCap;
import dev.diptych.rig.shot.TestRig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreviewGateTest {
    private static final Light KEY = lamp("key", response(8, 5, 8, 5));
    private static final LightSet LIGHTS = lights(KEY, torch());
    /** Of the duty window, the share that a lamp shines. */
    private static final double REST_MS = 2_000;

    private final SafetyGate gate = new SafetyGate(LIGHTS);

    /** The lamp dark for so long, the torch lit but for the first 100 ms. */
    private static SwitchPlan preview(double lastsMs, double level) {
        return switches(edge("key", 0, 0), edge("flash", level, 100), edge("flash", 0, lastsMs),
                edge("key", 1, lastsMs));
    }

    /** Dark for 200 ms, and in it a flash of 50. */
    private static SwitchPlan pair() {
        return switches(edge("key", 0, 0), edge("flash", 1, 50), edge("flash", 0, 100), edge("key", 1, 200));
    }

    private ClearedPlan begun(double lastsMs, double level, double zeroMs) {
        GateDecision decision = gate.clearPreview(preview(lastsMs, level), ms(zeroMs), ms(zeroMs - 100));
        return assertInstanceOf(GateDecision.Cleared.class, decision, decision::toString).plan();
    }

    /** It ends {@code lastedMs} after its beginning. */
    private void over(ClearedPlan preview, double lastedMs) {
        List<ExecutedEdge> log = new ArrayList<>();
        for (Edge edge : preview.plan().edges()) {
            long offsetNanos = Math.min(edge.offsetNanos(), ms(lastedMs));
            log.add(new ExecutedEdge(edge, preview.zeroNanos() + offsetNanos, 0));
        }
        gate.over(preview, new ShotLog(log));
    }

    private Fault rejected(SwitchPlan plan, double zeroMs) {
        return assertInstanceOf(GateDecision.Rejected.class, gate.clear(plan, ms(zeroMs), ms(zeroMs - 100))).fault();
    }

    private Fault previewRejected(double lastsMs, double zeroMs) {
        GateDecision decision = gate.clearPreview(preview(lastsMs, 0.2), ms(zeroMs), ms(zeroMs - 100));
        return assertInstanceOf(GateDecision.Rejected.class, decision, decision::toString).fault();
    }

    @Test
    void aPreviewMayLastAMinuteAndAShotMayNot() {
        assertEquals(FaultCode.E_CAP, rejected(preview(60_000, 0.2), 1_000).code());

        begun(60_000, 0.2, 1_000);
    }

    static Stream<Arguments> badPreviews() {
        Light strobe = TestRig.flash(OutputCap.strobeLed(), torch().response());
        Light shortTorch = TestRig.flash(
                new OutputCap(ms(250), 0.2, ms(10_000), Optional.of(new PreviewCap(0.2, ms(5_000)))),
                torch().response());
        Light plainLamp = new Light("key", LightKind.STUDIO_LAMP, new OutputCap(ms(1_500), 0.8, ms(10_000)),
                KEY.response());
        return Stream.of(
                Arguments.of("a torch brighter than its duty", LIGHTS, preview(5_000, 0.21),
                        "E_CAP: \"flash\" would be 0.21 of its level away from rest for 4.9 s, but in a preview its cap is"
                                + " 0.20 for 60.0 s."),
                Arguments.of("longer than this LED may burn", lights(KEY, shortTorch), preview(5_101, 0.2),
                        "E_CAP: \"flash\" would be 0.20 of its level away from rest for 5.0 s"),
                Arguments.of("longer than any", LIGHTS, preview(60_001, 0.2), "E_PLAN: "),
                Arguments.of("a strobe", lights(KEY, strobe), preview(5_000, 0.01),
                        "E_NO_TORCH: \"flash\" is driven as a strobe, above its continuous rating, and cannot burn for a"
                                + " preview; that needs an LED driven as a torch."),
                Arguments.of("a lamp that may not be dark for long", lights(plainLamp, torch()), preview(5_000, 0.2),
                        "E_NO_TORCH: \"key\" has no cap for previews, so it may not be dark for one."),
                Arguments.of("lights left away", LIGHTS, switches(edge("key", 0, 0)),
                        "E_PLAN: The plan leaves \"key\""),
                Arguments.of("four flashes", LIGHTS,
                        switches(edge("key", 0, 0), edge("flash", 0.2, 50), edge("flash", 0, 60),
                                edge("flash", 0.2, 100), edge("flash", 0, 110), edge("flash", 0.2, 150),
                                edge("flash", 0, 900), edge("key", 1, 900)),
                        "E_FLASH_RATE: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPreviews")
    void rejectsABadPreview(String what, LightSet lights, SwitchPlan plan, String sentence) {
        GateDecision decision = new SafetyGate(lights).clearPreview(plan, ms(1_000), 0);

        Fault fault = assertInstanceOf(GateDecision.Rejected.class, decision, what).fault();
        assertTrue(fault.line().startsWith(sentence), fault.line());
    }

    @Test
    void nothingElseIsClearedWhileOneIsOn() {
        ClearedPlan preview = begun(60_000, 0.2, 1_000);

        assertEquals("E_PREVIEW: A preview is on, and the lamps are dark for it; end it first.",
                rejected(pair(), 70_000).line());
        assertEquals(FaultCode.E_PREVIEW, previewRejected(5_000, 70_000).code());

        over(preview, 500);
        assertInstanceOf(GateDecision.Cleared.class, gate.clear(pair(), ms(1_500 + REST_MS), ms(3_000)));
    }

    @Test
    void afterItTheLampsShineForTheirShareOfAWindow() {
        over(begun(60_000, 0.2, 1_000), 30_000);

        assertEquals(ms(31_000 + REST_MS), gate.earliestFirstEdgeNanos(ms(31_000)));
        assertEquals("E_SPACING: The lamps have just come back from a preview; wait another 0.5 s, until they shine as"
                + " ever.", rejected(pair(), 31_000 + REST_MS - 500).line());
        assertInstanceOf(GateDecision.Cleared.class, gate.clear(pair(), ms(31_000 + REST_MS), ms(32_000)));
    }

    @Test
    void theNextOneWaitsForAQuarterOfTheDark() {
        over(begun(60_000, 0.2, 1_000), 40_000);

        assertEquals("E_DUTY: The lamps were dark for the preview before; wait another 1.0 s before the next one.",
                previewRejected(5_000, 50_000).line());
        begun(5_000, 0.2, 51_000);
    }

    @Test
    void thePreviewWaitsUntilTheShotBeforeHasSettled() {
        assertInstanceOf(GateDecision.Cleared.class,
                gate.clear(switches(edge("key", 0, 0), edge("key", 1, 1_200)), ms(1_000), 0));

        assertEquals("E_SPACING: \"key\" has not settled since the shot before; wait a moment before the preview.",
                previewRejected(5_000, 2_212).line());
        begun(5_000, 0.2, 2_213);
    }

    /** 7.16 s of torch in the window are 1.43 s of flash; with 0.72 s of pulses that is more than 2 of 10 s. */
    @Test
    void theTorchCountsTowardsTheFlashsDutyByItsLevel() {
        SwitchPlan pulses = switches(edge("flash", 1, 0), edge("flash", 0, 240), edge("flash", 1, 300),
                edge("flash", 0, 540), edge("flash", 1, 600), edge("flash", 0, 840));
        over(begun(60_000, 0.2, 1_000), 30_000);

        assertEquals("E_DUTY: \"flash\" would be away from rest for 21.5 % of 10 s, but its cap is 20.0 %; wait before"
                + " the next pair.", rejected(pulses, 33_000).line());
        assertInstanceOf(GateDecision.Cleared.class, gate.clear(pulses, ms(34_000), ms(33_500)));
    }

    @Test
    void whatWasNotSwitchedDoesNotCount() {
        ClearedPlan preview = begun(60_000, 0.2, 1_000);
        gate.over(preview, new ShotLog(List.of()));

        assertInstanceOf(GateDecision.Cleared.class, gate.clear(pair(), ms(2_000), ms(1_500)));
    }

    @Test
    void oneThatLastedTooLongIsLatched() {
        ClearedPlan preview = begun(60_000, 0.2, 1_000);
        List<ExecutedEdge> log = preview.plan()
                .edges()
                .stream()
                .map(edge -> new ExecutedEdge(edge, preview.instantNanos(edge) + (edge.offsetNanos() > ms(200)
                        ? ms(150)
                        : 0), 0))
                .toList();
        gate.over(preview, new ShotLog(log));

        Fault fault = rejected(pair(), 70_000);
        assertEquals(FaultCode.E_LATCHED, fault.code());
        assertTrue(fault.sentence().contains("\"key\" was away from rest for 60150.0 ms, but its cap is 60000.0 ms"),
                fault.sentence());
    }

    /** Previews ended at random and pairs between them, each as early as the gate lets it; judged by plain reckoning. */
    @Test
    void noSequenceOfPreviewsAndPairsBreaksALimit() {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            SafetyGate gateOfRun = new SafetyGate(LIGHTS);
            PlainReckoning reckoning = new PlainReckoning();
            long nowNanos = 0;
            for (int i = 0; i < 40; i++) {
                nowNanos += ms(random.nextInt(700));
                long zeroNanos = gateOfRun.earliestFirstEdgeNanos(nowNanos) + (random.nextBoolean() ? 0 : ms(20));
                boolean isPreview = random.nextInt(3) == 0;
                GateDecision decision = isPreview
                        ? gateOfRun.clearPreview(preview(20_000, 0.2), zeroNanos, nowNanos)
                        : gateOfRun.clear(pair(), zeroNanos, nowNanos);
                if (decision instanceof GateDecision.Cleared cleared) {
                    double lastsMs = isPreview ? 1 + random.nextInt(random.nextBoolean() ? 300 : 20_000) : 20_000;
                    ClearedPlan plan = cleared.plan();
                    List<ExecutedEdge> log = plan.plan()
                            .edges()
                            .stream()
                            .filter(edge -> lastsMs > 100 || !edge.lightId().equals("flash"))
                            .map(edge -> new ExecutedEdge(edge,
                                    zeroNanos + Math.min(edge.offsetNanos(), ms(lastsMs)), 0))
                            .toList();
                    if (isPreview) {
                        gateOfRun.over(plan, new ShotLog(log));
                    } else {
                        gateOfRun.executed(plan, new ShotLog(log));
                    }
                    reckoning.add(log, isPreview);
                    nowNanos = log.getLast().instantNanos();
                }
            }
            assertEquals("", reckoning.complaint(), "seed " + seed);
            assertTrue(reckoning.previews() >= 2 && reckoning.pairs() >= 5, "seed " + seed + " tries too little");
        }
    }
}

package dev.diptych.capture.develop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.diptych.capture.config.QualityLimits;
import dev.diptych.capture.config.QualityLimits.Limit;
import dev.diptych.imaging.Affine;
import dev.diptych.imaging.registration.Registration;
import dev.diptych.rig.shot.LightMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityGateTest {
    private final QualityGate gate = new QualityGate(new QualityLimits(new Limit(0.002, 0.005), new Limit(0.5, 0.2),
            new Limit(0.05, 0.2), new Limit(1, 3)));

    @ParameterizedTest
    @CsvSource({ // residual, flash, clipped studio, clipped flash, registration px, verdict, rule
        "0.000, 0.90, 0.00, 0.00, 0.3, GOOD, ''", //
        "0.002, 0.50, 0.05, 0.05, 1.0, GOOD, ''", // each exactly at its limit
        "0.003, 0.90, 0.00, 0.00, 0.3, WARN, residual_light", //
        "0.006, 0.90, 0.00, 0.00, 0.3, RETAKE, residual_light", //
        "0.000, 0.40, 0.00, 0.00, 0.3, WARN, flash_fired", //
        "0.000, 0.00, 0.00, 0.00, 0.3, RETAKE, flash_fired", // the flash did not fire
        "0.000, 0.90, 0.10, 0.00, 0.3, WARN, clipping_studio", //
        "0.000, 0.90, 0.00, 0.30, 0.3, RETAKE, clipping_flash", //
        "0.000, 0.90, 0.00, 0.00, 2.0, WARN, registration", //
        "0.000, 0.90, 0.00, 0.00, 3.5, RETAKE, registration", //
        "0.003, 0.10, 0.00, 0.00, 0.3, RETAKE, flash_fired", // the worst verdict counts
        "NaN, 0.90, 0.00, 0.00, 0.3, RETAKE, residual_light", // not a number is not good
        "0.000, NaN, 0.00, 0.00, 0.3, RETAKE, flash_fired"})
    void theWorstRuleNamesTheVerdict(double residual, double flash, double studioClipped, double flashClipped,
            double registrationPx, Verdict verdict, String rule) {
        QualityFinding finding = gate.judge(new LightMeasure(residual, flash, 0), studioClipped, flashClipped,
                registration(dev.diptych.imaging.registration.Verdict.GOOD, registrationPx), 1000);

        assertEquals(verdict, finding.verdict(), finding.sentence());
        assertEquals(rule, finding.rule());
    }

    @Test
    void registrationLimitsFollowTheFrameHeight() {
        Registration twoPixels = registration(dev.diptych.imaging.registration.Verdict.GOOD, 2);

        assertEquals(Verdict.GOOD, judge(twoPixels, 3000).verdict());
        assertEquals(Verdict.RETAKE, judge(twoPixels, 480).verdict());
    }

    @ParameterizedTest
    @CsvSource({"GOOD, GOOD", "DOUBTFUL, WARN", "FAILED, RETAKE"})
    void theRegistrarsVerdictCounts(dev.diptych.imaging.registration.Verdict found, Verdict verdict) {
        assertEquals(verdict, judge(registration(found, 0.2), 1000).verdict());
    }

    @Test
    void aDoubtfulRegistrationIsHeldToTheSameLimits() {
        assertEquals(Verdict.RETAKE,
                judge(registration(dev.diptych.imaging.registration.Verdict.DOUBTFUL, 3.5), 1000).verdict());
    }

    @Test
    void theSentenceNamesTheLimitThatFired() {
        QualityFinding finding = gate.judge(new LightMeasure(0.1, 0.9, 0), 0, 0,
                registration(dev.diptych.imaging.registration.Verdict.GOOD, 0.1), 1000);

        assertTrue(finding.sentence().endsWith("10.00 %; the limit is 0.50 %."), finding.sentence());
    }

    private QualityFinding judge(Registration registration, int heightPx) {
        return gate.judge(new LightMeasure(0, 0.9, 0), 0, 0, registration, heightPx);
    }

    private static Registration registration(dev.diptych.imaging.registration.Verdict verdict, double errorPx) {
        return new Registration(Affine.IDENTITY, verdict, "Because.", errorPx, 1, 1, 1);
    }
}

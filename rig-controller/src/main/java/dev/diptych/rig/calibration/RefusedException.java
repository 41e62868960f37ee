package dev.diptych.rig.calibration;

import java.util.Locale;

/** Ends a calibration from within; never leaves the package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient CalibrationRefusal refusal;

    RefusedException(CalibrationRefusal.Code code, String sentence, Object... values) {
        super(code + ": " + String.format(Locale.ROOT, sentence, values));
        refusal = new CalibrationRefusal(code, String.format(Locale.ROOT, sentence, values));
    }

    CalibrationRefusal refusal() {
        return refusal;
    }
}

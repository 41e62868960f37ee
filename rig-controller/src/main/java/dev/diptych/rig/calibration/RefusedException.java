package dev.diptych.rig.calibration;

import dev.diptych.rig.switching.Fault;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a calibration from within; never leaves the package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient CalibrationRefusal refusal;
    private final transient @Nullable Fault fault;

    RefusedException(CalibrationRefusal.Code code, String sentence, Object... values) {
        super(code + ": " + String.format(Locale.ROOT, sentence, values));
        refusal = new CalibrationRefusal(code, String.format(Locale.ROOT, sentence, values));
        fault = null;
    }

    /** Because of a fault of the rig. */
    RefusedException(Fault fault) {
        super(fault.line());
        this.refusal = new CalibrationRefusal(CalibrationRefusal.Code.RIG, fault.sentence());
        this.fault = fault;
    }

    /** The fault of the rig behind it, for those who name faults; otherwise the refusal itself has to do. */
    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    CalibrationRefusal refusal() {
        return refusal;
    }
}

package dev.diptych.capture.bench;

import dev.diptych.capture.OperatorException;
import dev.diptych.rig.switching.Fault;
import dev.diptych.rig.switching.FaultCode;
import java.util.Set;

/** The computer was busy with something else while the preview's lights were switched; it may be begun again. */
final class BusyMomentException extends Exception {
    private static final long serialVersionUID = 1;
    private static final Set<FaultCode> BUSY = Set.of(FaultCode.E_TOO_LATE, FaultCode.E_FRAME_DROPPED);

    private BusyMomentException(String line) {
        super(line);
    }

    /** What the operator is told of a preview that came to nothing, unless another attempt may do better. */
    static OperatorException of(Fault fault, String sentence) throws BusyMomentException {
        if (BUSY.contains(fault.code())) {
            throw new BusyMomentException(sentence);
        }
        return new OperatorException(sentence);
    }

    /** For the operator, if no attempt does better. */
    OperatorException given() {
        return new OperatorException(String.valueOf(getMessage()), this);
    }
}

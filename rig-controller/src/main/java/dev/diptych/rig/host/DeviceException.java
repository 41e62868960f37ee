package dev.diptych.rig.host;

/** A device of the rig did not do what was asked; the message is a sentence for the operator. */
public final class DeviceException extends Exception {
    private static final long serialVersionUID = 1;

    private final DeviceFault fault;

    public DeviceException(DeviceFault fault, String sentence) {
        super(sentence);
        this.fault = fault;
    }

    public DeviceException(DeviceFault fault, String sentence, Throwable cause) {
        super(sentence, cause);
        this.fault = fault;
    }

    /** The stable name of what went wrong, for machines. */
    public DeviceFault fault() {
        return fault;
    }
}

package dev.diptych.protocol.link;

/** A board cannot be reached; the message is a sentence for the operator that names the port and what to do. */
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1;

    private final LinkFault fault;

    public LinkException(LinkFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public LinkFault fault() {
        return fault;
    }
}

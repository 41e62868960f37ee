package dev.diptych.rig.contact;

/**
 * A contact has changed, or was found active by who began to listen, or its line can be read no more.
 *
 * @param contactId as it is configured
 * @param active pressed, hit or open: what the contact is there to tell
 * @param lost nobody knows what the contact is: {@code active} is what is safe
 * @param instantNanos on the rig's clock
 * @param uncertaintyNanos how far off that may be, either way
 */
public record ContactChange(String contactId, ContactRole role, boolean active, boolean lost, long instantNanos,
        long uncertaintyNanos) {
    /** What an operator is told of a contact that is lost. */
    public String lostSentence() {
        String what = switch (role) {
            case TRIGGER -> "trigger";
            case EMERGENCY_STOP -> "emergency stop";
            case DOOR -> "door";
        };
        return "The line of the " + what + " \"" + contactId
                + "\" cannot be read any more; look at its cable and the board, then start the program again.";
    }
}

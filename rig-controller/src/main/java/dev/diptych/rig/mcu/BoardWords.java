package dev.diptych.rig.mcu;

import dev.diptych.protocol.message.Fault;
import dev.diptych.protocol.message.Limits;
import dev.diptych.protocol.message.Reply;
import dev.diptych.protocol.message.Result;

/** What a board answers, in words for the operator. */
public final class BoardWords {
    private static final double US_PER_SECOND = 1e6;

    private final McuWiring wiring;
    private final String port;

    public BoardWords(McuWiring wiring, String port) {
        this.wiring = wiring;
        this.port = port;
    }

    /**
     * Why a shot was not fired.
     *
     * @param what of the shot was refused: a light, or nothing
     * @param holdOffSeconds for how much longer the board may fire nothing, at most
     */
    String refused(Result result, String what, double holdOffSeconds) {
        return reason(result, what.isEmpty() ? "an output" : what, holdOffSeconds) + " Nothing was switched.";
    }

    private String reason(Result result, String what, double holdOffSeconds) {
        return switch (result) {
            case TOO_SOON -> "The board keeps " + Limits.PAIR_SPACING_US / US_PER_SECOND
                    + " s from the start of one shot to the next, and this one came sooner; take the pair again.";
            case HOLD_OFF ->
                "The board at %s was started a moment ago and fires nothing for its first %.1f s; wait %.1f s more."
                        .formatted(port, Limits.HOLD_OFF_US / US_PER_SECOND, holdOffSeconds);
            case OVER_DUTY -> "The board has kept a light away from rest for as long as its cap allows of "
                    + Limits.DUTY_WINDOW_US / 1_000_000 + " s; wait some seconds before the next pair.";
            case FLASH_RATE -> "The shot would show people more than " + Limits.FLASHES_MAX
                    + " flashes in one second by the board's count; wait a second longer.";
            case OVER_CAP -> "The shot would keep " + what
                    + " away from rest for longer than its cap by the board's count; shorten the exposures or raise the cap.";
            case TOO_LONG ->
                "The shot lasts longer than the %.1f s that the board takes; shorten the exposures, or use lamps that follow sooner."
                        .formatted(Limits.SHOT_MAX_US / US_PER_SECOND);
            case TOO_NEAR ->
                "The board had the shot too late to make its first edge in time: this computer or the line to "
                        + port + " is slow; take the pair again, and end other programs if that happens often.";
            case TOO_FAR -> "The shot was to begin more than " + Limits.START_MAX_US / 1_000_000
                    + " s ahead, which the board does not take; take the pair again.";
            case FAULTED -> "The board has stopped for a fault; clear the fault.";
            case WRONG_STATE -> "The board at " + port
                    + " is busy with something else, or gave the shot up because it waited too long; take the pair again.";
            case BAD_CAPS_CRC, BAD_OUTPUT -> "The board at " + port
                    + " no longer knows its lights' caps; take the pair again, and check its cable if that happens often.";
            case NOT_AT_REST ->
                "The shot would leave " + what + " away from its rest level; that is a fault of the plan, report it.";
            case BAD_VALUE ->
                "The board cannot set " + what + " to what the shot asks for; that is a fault of the plan, report it.";
            case BAD_ORDER -> "The shot switches " + what
                    + " to what it is, or twice at one instant of the board's clock; that is a fault of the plan, report it.";
            case TOO_CLOSE ->
                "The shot has edges closer than the board makes them; that is a fault of the plan, report it.";
            case BAD_CHUNK -> "The shot has no edges, or more than the board at " + port
                    + " has room for; take it with fewer lights.";
            case STALE_BOOT -> "The board at " + port
                    + " was reset; clear the fault, and look after its supply if that happens again.";
            case UNKNOWN_TYPE, BAD_LENGTH, NOT_SUPPORTED, WRONG_ROLE, OVER_CEILING, BAD_TIMELINE_CRC, BAD_SHOT_ID,
                    OTHER_FAULT, STILL_STOPPED, NO_SUCH_SHOT, OK ->
                "The board at " + port
                        + " and this program misunderstand each other (" + result
                        + "); build and flash the firmware that belongs to this version.";
        };
    }

    /** What was wrong with the board's caps, which the host had looked at before. */
    String capsRefused(Result result) {
        return "The board at " + port + " does not take its lights' caps (" + result
                + "); build and flash the firmware that belongs to this version.";
    }

    /** Which fault a board has, and what to do. */
    public String fault(Reply.Status status) {
        return fault(status.fault(), status.faultOutput());
    }

    /** @param output that the fault is about, if it is about one */
    public String fault(Fault fault, int output) {
        return switch (fault) {
            case NONE -> "The board at " + port + " broke off without a cause; look at the lights.";
            case HOST_LOST -> "The board at " + port
                    + " heard nothing of this computer for a quarter of a second and put every light to rest; check its cable.";
            case ABORTED -> "The board was told to put every light to rest.";
            case BREAK -> "A break on the line to " + port
                    + " made the board put every light to rest; if nobody sent it, check the cable.";
            case EMERGENCY_STOP ->
                "The emergency stop at the board was hit, or its wire is broken; every light is at rest.";
            case OVER_CAP -> "The board ended a stay of " + wiring.nameOf(output)
                    + " away from rest that was longer than its cap; look at the light and what switches it.";
            case MISSED_EDGE ->
                "The board came too late to an edge and put every light to rest; look at the board and its firmware.";
            case WATCHDOG ->
                "The board's program hung and its watchdog reset it; every light is at rest. Flash its firmware anew if that happens again.";
            case BROWN_OUT ->
                "The board's supply failed for a moment and reset it; every light is at rest. Look after its supply.";
            case SELF_CHECK ->
                "The board found its memory wrong and put every light to rest; replace it if that happens again.";
        };
    }

    /** What an output switches. */
    String nameOf(int output) {
        return wiring.nameOf(output);
    }

    /** Whether a fault is what a host leaves that ended, and none that a person has to see to. */
    public static boolean isOfHost(Fault fault) {
        return fault == Fault.ABORTED || fault == Fault.HOST_LOST;
    }
}

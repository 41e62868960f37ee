package dev.diptych.capture.doctor;

import dev.diptych.capture.report.Figures;

/**
 * How much room a disk has for pairs.
 *
 * @param usableBytes by this user
 */
public record DiskRoom(long usableBytes, PairNeeds needs) {
    /** Room for fewer pairs is a session cut short. */
    private static final long FEW_PAIRS = 100;

    /** So many can be shot before the reserve is touched. */
    public long pairs() {
        return usableBytes < needs.reserveBytes()
                ? 0
                : (usableBytes - needs.reserveBytes()) / needs.diskBytes() + 1;
    }

    /** FAIL where no pair is shot any more. */
    public Severity severity() {
        if (pairs() == 0) {
            return Severity.FAIL;
        }
        return pairs() < FEW_PAIRS ? Severity.WARN : Severity.OK;
    }

    /** "22.1 MB free, room for 1 pair". */
    public String words() {
        return Figures.bytes(usableBytes) + " free, room for "
                + (pairs() == 0 ? "no pair" : pairs() + (pairs() == 1 ? " pair" : " pairs"));
    }
}

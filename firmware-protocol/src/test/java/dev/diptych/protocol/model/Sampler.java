package dev.diptych.protocol.model;

/** The photodiode's samples (PROTOCOL.md, section 10). */
final class Sampler {
    static final int SAMPLES_IN_EVENT = 32;
    private static final int MIN_HZ = 100;

    private final Facts facts;
    private final byte[] samples = new byte[SAMPLES_IN_EVENT];
    private int count;
    private long firstTick;
    private long nextTick = Long.MAX_VALUE;
    private int periodTicks;
    int light;

    Sampler(Facts facts) {
        this.facts = facts;
    }

    Result set(int hz, long now) {
        if (facts.photodiodeMaxHz() == 0) {
            return Result.NOT_SUPPORTED;
        }
        if (hz != 0 && (hz < MIN_HZ || hz > facts.photodiodeMaxHz())) {
            return Result.BAD_VALUE;
        }
        stop();
        if (hz != 0) {
            periodTicks = facts.ticksPerSecond() / hz;
            nextTick = now + periodTicks;
        }
        return Result.OK;
    }

    void stop() {
        count = 0;
        periodTicks = 0;
        nextTick = Long.MAX_VALUE;
    }

    int periodTicks() {
        return periodTicks;
    }

    long due() {
        return nextTick;
    }

    /** Takes the sample that is due; whether an event is full, whose payload it then is. */
    boolean sample(Bytes payload) {
        if (count == 0) {
            firstTick = nextTick;
        }
        samples[count++] = (byte) light;
        nextTick += periodTicks;
        if (count < SAMPLES_IN_EVENT) {
            return false;
        }
        count = 0;
        payload.u32((int) firstTick).u16(periodTicks).u16(0).all(samples, 0, SAMPLES_IN_EVENT);
        return true;
    }
}

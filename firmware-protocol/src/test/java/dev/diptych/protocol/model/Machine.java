package dev.diptych.protocol.model;

/**
 * The board's states, and what time does to them.
 *
 * <pre>
 * SAFE -LOAD-> LOADED -ARM-> ARMED -FIRE-> RUNNING -last edge-> DONE       any -fault-> FAULT -CLEAR-> SAFE
 *                                   -FIRE-> HOLDING -end-> DONE
 * </pre>
 */
final class Machine {
    final Facts facts;
    final Limits limits;
    final Caps caps;
    final Timeline timeline;
    final History history;
    final Outputs outputs;
    final Sampler sampler;
    private final Sender sender;

    State state = State.SAFE;
    long now;
    final long startedAt;

    Fault fault = Fault.NONE;
    int faultOutput;
    long faultTick;
    boolean stopOpen;

    int shotId;
    Ending ending = Ending.NONE;
    int armedShotId;
    long armedAt;
    long shotStart;
    private int nextEdge;
    private long holdEnd;

    int framesBad;
    int replays;
    private long hostHeard;
    private boolean hostGone;
    private boolean tellFault;
    private boolean tellShotOver;

    Machine(Facts facts, long firstTick, Check check, Bytes changes, Sender sender) {
        this.facts = facts;
        this.sender = sender;
        limits = new Limits(facts.ticksPerSecond());
        caps = new Caps(facts, limits);
        timeline = new Timeline(caps, limits, check);
        history = new History(facts, limits, caps);
        outputs = new Outputs(caps, history, changes);
        sampler = new Sampler(facts);
        now = firstTick;
        startedAt = firstTick;
        hostHeard = firstTick;
    }

    /** Begins after a reset of this cause. */
    void start(int resetCause) {
        if (resetCause == 2 || resetCause == 3) {
            fault(resetCause == 2 ? Fault.BROWN_OUT : Fault.WATCHDOG, 0);
            tellFault = false;
        }
    }

    void heard() {
        hostHeard = now;
        hostGone = false;
    }

    void countBadFrame() {
        framesBad = Math.min(framesBad + 1, 0xffff);
    }

    void countReplay() {
        replays = Math.min(replays + 1, 0xffff);
    }

    void stopInput(boolean open) {
        stopOpen = open;
        if (open) {
            fault(Fault.EMERGENCY_STOP, 0);
        }
    }

    void fault(Fault cause, int output) {
        if (state == State.FAULT) {
            return;
        }
        boolean cut = isUnderWay();
        outputs.rest(now);
        state = State.FAULT;
        fault = cause;
        faultOutput = output;
        faultTick = now;
        tellFault = true;
        if (cut) {
            shotEnds(Ending.CUT);
        }
    }

    void clearFault() {
        fault = Fault.NONE;
        faultOutput = 0;
        faultTick = 0;
        timeline.forget();
        state = State.SAFE;
    }

    void arm(int id) {
        armedShotId = id;
        armedAt = now;
        state = State.ARMED;
    }

    void fire(long startTick) {
        shotId = armedShotId;
        shotStart = startTick;
        nextEdge = 0;
        ending = Ending.UNDER_WAY;
        holdEnd = startTick + limits.keepMaxTicks;
        outputs.shotBegins(timeline.isPreview());
        history.shotStarts(startTick);
        state = timeline.isPreview() ? State.HOLDING : State.RUNNING;
    }

    /** Sets the preview's end; when it will be. */
    long keep(long forTicks) {
        holdEnd = Math.min(now + forTicks, shotStart + limits.previewMaxTicks);
        return holdEnd;
    }

    void endPreview() {
        outputs.rest(now);
        state = State.DONE;
        shotEnds(Ending.COMPLETE);
    }

    void advance(long ticks) {
        long until = now + ticks;
        for (long due = nextDue(); due <= until; due = nextDue()) {
            now = Math.max(now, due);
            happen();
        }
        now = until;
    }

    /** After something was received or an input changed: what is due already, and the events of it. */
    void settle() {
        tell();
        if (nextDue() <= now) {
            happen();
        }
    }

    private void happen() {
        makeEdges();
        int over = outputs.overCap(now, limits.guardSlackTicks);
        if (over >= 0) {
            fault(Fault.OVER_CAP, over);
        }
        timeOuts();
        tell();
        if (sampler.due() <= now && sampler.sample(sender.begin())) {
            sender.event(Wire.SAMPLES_EVENT);
        }
    }

    private void makeEdges() {
        while (isUnderWay() && nextEdge < timeline.total && shotStart + timeline.offset(nextEdge) <= now) {
            outputs.make(now, timeline.output(nextEdge), timeline.level(nextEdge));
            nextEdge++;
            if (nextEdge == timeline.total && state == State.RUNNING) {
                state = State.DONE;
                shotEnds(Ending.COMPLETE);
            }
        }
    }

    private void timeOuts() {
        if (state == State.ARMED && armedAt + limits.armedMaxTicks <= now) {
            state = State.LOADED;
        }
        if (state == State.HOLDING && holdEnd <= now) {
            endPreview();
        }
        if (wantsHost() && hostHeard + limits.hostLostTicks <= now) {
            fault(Fault.HOST_LOST, 0);
        }
        if (!hostGone && !isUnderWay() && hostHeard + limits.hostGoneTicks <= now) {
            hostGone = true;
            caps.forget();
            timeline.forget();
            outputs.idle(now);
            sampler.stop();
            state = state == State.FAULT ? State.FAULT : State.SAFE;
        }
    }

    /** When time will next do something; Long.MAX_VALUE if never. */
    long nextDue() {
        long due = Math.min(sampler.due(), outputs.guardDue(limits.guardSlackTicks));
        if (isUnderWay() && nextEdge < timeline.total) {
            due = Math.min(due, shotStart + timeline.offset(nextEdge));
        }
        if (state == State.ARMED) {
            due = Math.min(due, armedAt + limits.armedMaxTicks);
        }
        if (state == State.HOLDING) {
            due = Math.min(due, holdEnd);
        }
        if (wantsHost()) {
            due = Math.min(due, hostHeard + limits.hostLostTicks);
        }
        if (!hostGone && !isUnderWay()) {
            due = Math.min(due, hostHeard + limits.hostGoneTicks);
        }
        return due;
    }

    private boolean isUnderWay() {
        return state == State.RUNNING || state == State.HOLDING;
    }

    private boolean wantsHost() {
        return state == State.ARMED || state == State.HOLDING;
    }

    private void shotEnds(Ending how) {
        ending = how;
        history.shotEnds(now);
        tellShotOver = true;
    }

    private void tell() {
        if (tellFault) {
            tellFault = false;
            sender.begin().u8(fault.code).u8(faultOutput).u32((int) faultTick);
            sender.event(Wire.FAULT_EVENT);
        }
        if (tellShotOver) {
            tellShotOver = false;
            sender.begin().u32(shotId).u8(ending.code).u8(outputs.logged());
            sender.event(Wire.SHOT_OVER_EVENT);
        }
    }
}

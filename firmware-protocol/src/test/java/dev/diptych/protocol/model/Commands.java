package dev.diptych.protocol.model;

/** What a board does on each request (PROTOCOL.md, sections 2 to 8). */
final class Commands {
    private final Machine machine;
    private final Sender sender;
    private final Check check;
    private final int resetCause;
    private final long serial;
    private final ReplayCache replies = new ReplayCache();

    Commands(Machine machine, Sender sender, Check check, int resetCause, long serial) {
        this.machine = machine;
        this.sender = sender;
        this.check = check;
        this.resetCause = resetCause;
        this.serial = serial;
    }

    /** Acts on a frame of the verdict FRAME; whether it was a request, which is answered. */
    boolean act(byte[] frame, int frameBytes) {
        if (frame[2] != Wire.REQUEST) {
            machine.countBadFrame();
            return false;
        }
        int type = Bytes.get8(frame, 1);
        int requestId = Bytes.get16(frame, 3);
        int length = Bytes.get8(frame, 9);
        Bytes payload = sender.begin();
        boolean forAnyone = type == Wire.HELLO || type == Wire.IDENTIFY;
        boolean ours = Bytes.get32(frame, 5) == sender.boot();
        if (ours && !forAnyone) {
            machine.heard();
        }
        if (!forAnyone && !ours) {
            payload.u8(Result.STALE_BOOT.code);
        } else if (type < Wire.HELLO || type > Wire.PHOTODIODE) {
            payload.u8(Result.UNKNOWN_TYPE.code);
        } else if (!Wire.lengthFits(type, length)) {
            payload.u8(Result.BAD_LENGTH.code);
        } else if (type == Wire.LOAD || type == Wire.ARM || type == Wire.FIRE || type == Wire.CLEAR) {
            int requestCheck = Bytes.get32(frame, frameBytes - Wire.CHECK_BYTES);
            if (replies.recall(requestId, requestCheck, payload)) {
                machine.countReplay();
            } else {
                actOnce(type, frame, length, payload);
                replies.keep(requestId, requestCheck, payload);
            }
        } else {
            actAgain(type, frame, length, payload);
        }
        sender.reply(type, requestId);
        return true;
    }

    private void actOnce(int type, byte[] frame, int length, Bytes payload) {
        int at = Wire.HEADER_BYTES;
        switch (type) {
            case Wire.LOAD -> {
                Result result = load(frame, length);
                payload.u8(result.code).u8(isOfState(result) ? 0 : machine.timeline.refusedAt);
            }
            case Wire.ARM -> payload.u8(
                    arm(Bytes.get32(frame, at), Bytes.get32(frame, at + 4), Bytes.get32(frame, at + 8)).code);
            case Wire.FIRE -> payload.u8(fire(Bytes.get32(frame, at), Bytes.get32(frame, at + 4)).code)
                    .u32((int) machine.now);
            default -> payload.u8(clear(Bytes.get8(frame, at)).code);
        }
    }

    private void actAgain(int type, byte[] frame, int length, Bytes payload) {
        int at = Wire.HEADER_BYTES;
        switch (type) {
            case Wire.HELLO -> hello(Bytes.get8(frame, at), Bytes.get8(frame, at + 1), payload);
            case Wire.IDENTIFY -> identify(payload);
            case Wire.SYNC -> payload.u8(0).u32((int) machine.now).u32((int) machine.now);
            case Wire.SET_CAPS -> {
                Result result = setCaps(frame, length);
                payload.u8(result.code)
                        .u8(result == Result.OK || isOfState(result) ? 0 : machine.caps.refusedAt)
                        .u32(machine.caps.crc);
            }
            case Wire.ABORT -> {
                machine.fault(Fault.ABORTED, 0);
                payload.u8(0);
            }
            case Wire.STATUS -> status(payload);
            case Wire.HEARTBEAT -> payload.u8(0).u8(machine.state.code).u8(machine.fault.code);
            case Wire.EDGES -> edges(Bytes.get32(frame, at), Bytes.get8(frame, at + 4), payload);
            case Wire.KEEP -> keep(Bytes.get32(frame, at), Bytes.get32(frame, at + 4), payload);
            case Wire.RELEASE -> payload.u8(release(Bytes.get32(frame, at)).code);
            default -> {
                Result result = machine.sampler.set(Bytes.get16(frame, at), machine.now);
                payload.u8(result.code).u16(result == Result.OK ? machine.sampler.periodTicks() : 0);
            }
        }
    }

    private static boolean isOfState(Result result) {
        return result == Result.WRONG_STATE || result == Result.FAULTED;
    }

    private void hello(int firstVersion, int lastVersion, Bytes payload) {
        Facts facts = machine.facts;
        Result result = firstVersion <= 1 && lastVersion >= 1 ? Result.OK : Result.NOT_SUPPORTED;
        payload.u8(result.code)
                .u8(1)
                .u32(Check.SCHEMA_HASH)
                .u32(facts.ticksPerSecond())
                .u8(machine.state.code)
                .u8(resetCause)
                .u8(facts.edgesMax())
                .u8(facts.photodiodeMaxHz() > 0 ? 1 : 0)
                .u16(facts.photodiodeMaxHz());
        for (Facts.Output output : facts.outputs()) {
            payload.u8(output.role()).u8(output.drive());
        }
    }

    private void identify(Bytes payload) {
        Facts facts = machine.facts;
        payload.u8(0)
                .u16(facts.board())
                .u8(facts.firmwareMajor())
                .u8(facts.firmwareMinor())
                .u8(facts.firmwarePatch())
                .u32(facts.build())
                .u64(serial);
    }

    private Result whileIdle() {
        return switch (machine.state) {
            case SAFE, LOADED, DONE -> Result.OK;
            case FAULT -> Result.FAULTED;
            default -> Result.WRONG_STATE;
        };
    }

    private Result setCaps(byte[] frame, int length) {
        Result result = whileIdle();
        if (result == Result.OK) {
            result = machine.caps.check(frame, Wire.HEADER_BYTES, length);
        }
        if (result != Result.OK) {
            return result;
        }
        if (machine.outputs.wouldChange(frame, Wire.HEADER_BYTES, length)) {
            if (!machine.history.hasRoomForFlash(machine.now)) {
                return Result.FLASH_RATE;
            }
            machine.history.flash(machine.now);
        }
        machine.caps.take(frame, Wire.HEADER_BYTES, length, check.plain(frame, Wire.HEADER_BYTES, length));
        machine.timeline.forget();
        machine.state = State.SAFE;
        machine.outputs.idle(machine.now);
        return result;
    }

    private Result load(byte[] frame, int length) {
        Result result = whileIdle();
        if (result == Result.OK) {
            result = machine.timeline.load(frame, Wire.HEADER_BYTES, length);
            machine.state = machine.timeline.complete ? State.LOADED : State.SAFE;
        }
        return result;
    }

    private Result arm(int timelineCrc, int capsCrc, int shotId) {
        Result result = whileIdle();
        if (result != Result.OK) {
            return result;
        }
        if (machine.state == State.SAFE || !machine.timeline.complete) {
            return Result.WRONG_STATE;
        }
        if (timelineCrc != machine.timeline.crc) {
            return Result.BAD_TIMELINE_CRC;
        }
        if (capsCrc != machine.caps.crc) {
            return Result.BAD_CAPS_CRC;
        }
        if (Integer.compareUnsigned(shotId, machine.shotId) <= 0) {
            return Result.BAD_SHOT_ID;
        }
        machine.arm(shotId);
        return Result.OK;
    }

    private Result fire(int shotId, int startTicks) {
        if (machine.state != State.ARMED) {
            return machine.state == State.FAULT ? Result.FAULTED : Result.WRONG_STATE;
        }
        if (shotId != machine.armedShotId) {
            return Result.BAD_SHOT_ID;
        }
        int ahead = startTicks - (int) machine.now;
        if (ahead < machine.limits.startMinTicks) {
            return Result.TOO_NEAR;
        }
        if (ahead > machine.limits.startMaxTicks) {
            return Result.TOO_FAR;
        }
        long startTick = machine.now + ahead;
        if (startTick - machine.startedAt < machine.limits.holdOffTicks) {
            return Result.HOLD_OFF;
        }
        Result result = machine.history.allows(machine.timeline, startTick);
        if (result == Result.OK) {
            machine.fire(startTick);
        }
        return result;
    }

    private Result clear(int fault) {
        if (machine.state != State.FAULT) {
            return Result.WRONG_STATE;
        }
        if (fault != machine.fault.code) {
            return Result.OTHER_FAULT;
        }
        if (machine.stopOpen) {
            return Result.STILL_STOPPED;
        }
        machine.clearFault();
        return Result.OK;
    }

    private void status(Bytes payload) {
        payload.u8(0)
                .u8(machine.state.code)
                .u8(machine.fault.code)
                .u8(machine.faultOutput)
                .u32((int) machine.faultTick)
                .u32(machine.outputs.awayBits())
                .u32(machine.caps.crc)
                .u32(machine.timeline.complete ? machine.timeline.crc : 0)
                .u32(machine.shotId)
                .u8(machine.ending.code)
                .u8(machine.outputs.logged())
                .u16(0)
                .u16(machine.framesBad)
                .u16(0)
                .u16(machine.replays)
                .u16(0);
    }

    private void edges(int shotId, int first, Bytes payload) {
        if (machine.shotId == 0 || shotId != machine.shotId) {
            payload.u8(Result.NO_SUCH_SHOT.code).u8(0).u8(0).u8(0);
            return;
        }
        int room = (Wire.PAYLOAD_MAX_BYTES - 4) / 6;
        int count = Math.max(0, Math.min(room, machine.outputs.logged() - first));
        payload.u8(0).u8(machine.ending.code).u8(machine.outputs.logged()).u8(first);
        if (count > 0) {
            payload.all(machine.outputs.log.data, first * 6, count * 6);
        }
    }

    private void keep(int shotId, int forUs, Bytes payload) {
        Result result = Result.OK;
        if (machine.state != State.HOLDING) {
            result = Result.WRONG_STATE;
        } else if (shotId != machine.shotId) {
            result = Result.BAD_SHOT_ID;
        } else if (forUs < 1 || forUs > Limits.KEEP_MAX_US) {
            result = Result.BAD_VALUE;
        }
        payload.u8(result.code)
                .u32(result == Result.OK ? (int) machine.keep(machine.limits.ticks(forUs)) : 0);
    }

    private Result release(int shotId) {
        if (machine.state != State.HOLDING) {
            return Result.WRONG_STATE;
        }
        if (shotId != machine.shotId) {
            return Result.BAD_SHOT_ID;
        }
        machine.endPreview();
        return Result.OK;
    }
}

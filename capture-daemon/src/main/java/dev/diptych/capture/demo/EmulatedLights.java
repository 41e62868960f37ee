package dev.diptych.capture.demo;

import dev.diptych.capture.OperatorException;
import dev.diptych.protocol.emulated.EmulatedBoard;
import dev.diptych.protocol.emulated.EmulatedEdge;
import dev.diptych.protocol.emulated.FirmwareFolder;
import dev.diptych.protocol.emulated.FirmwareMissingException;
import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.BoardFacts;
import dev.diptych.protocol.link.LinkException;
import dev.diptych.protocol.message.Limits;
import dev.diptych.rig.host.DeviceException;
import dev.diptych.rig.mcu.EdgeError;
import dev.diptych.rig.mcu.EdgeErrors;
import dev.diptych.rig.mcu.McuShotExecutor;
import dev.diptych.rig.switching.ShotExecutor;
import dev.diptych.rig.time.Clock;
import dev.diptych.studio.LampKind;
import dev.diptych.studio.OutsideSwitches;
import dev.diptych.studio.SimulatedStudio;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The studio's lights at the outputs of a board's firmware, which runs in a program of its own and in real time: an output
 * that really moves switches its light then.
 */
final class EmulatedLights implements DemoLights {
    /** A simulated board that falls behind is waited for; one that has ended is not. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Clock clock;
    private final EmulatedBoard program;
    private final Board board;
    private final McuShotExecutor mcu;
    private final ShotExecutor executor;

    private EmulatedLights(Clock clock, EmulatedBoard program, Board board, McuShotExecutor mcu,
            ShotExecutor executor) {
        this.clock = clock;
        this.program = program;
        this.board = board;
        this.mcu = mcu;
        this.executor = executor;
    }

    /** Takes some five seconds: a board fires nothing before. */
    static EmulatedLights open(EmulatedKind kind, LampKind lampKind, SimulatedStudio studio) throws OperatorException {
        EmulatedWiring wiring = new EmulatedWiring(lampKind);
        CompletableFuture<OutsideSwitches> switches = new CompletableFuture<>();
        EmulatedBoard program = start(kind,
                edge -> wiring.moved(edge.output(), edge.level(), edge.hostNanos(), switches.join()));
        boolean opened = false;
        try {
            OutsideSwitches outside = studio
                    .switchedFromOutside(instantNanos -> program.awaitKnown(instantNanos, PATIENCE_NANOS));
            switches.complete(outside);
            EmulatedLights lights = linked(program, kind, wiring, studio, outside);
            opened = true;
            return lights;
        } catch (LinkException e) {
            throw new OperatorException(e.fault() + ": " + e.getMessage(), e);
        } catch (DeviceException e) {
            throw new OperatorException(e.fault() + ": " + e.getMessage(), e);
        } finally {
            if (!opened) {
                program.close();
            }
        }
    }

    private static EmulatedLights linked(EmulatedBoard program, EmulatedKind kind, EmulatedWiring wiring,
            SimulatedStudio studio, OutsideSwitches outside) throws LinkException, DeviceException, OperatorException {
        long startedNanos = studio.clock().nanos();
        Board board = program.open(Optional.empty());
        boolean ready = false;
        try {
            McuShotExecutor mcu = new McuShotExecutor(studio.equipment(), wiring.wiring(), board, studio.clock());
            studio.clock().sleepUntil(startedNanos + TimeUnit.MICROSECONDS.toNanos(Limits.HOLD_OFF_US));
            if (!board.time().isKnown()) {
                throw new OperatorException("The firmware's program (--mcu " + kind
                        + ") does not keep pace with real time on this computer: end other programs"
                        + (kind == EmulatedKind.SIMAVR ? ", or take --mcu process, which needs less." : "."));
            }
            ready = true;
            return new EmulatedLights(studio.clock(), program, board, mcu, outside.behind(mcu));
        } finally {
            if (!ready) {
                board.close();
            }
        }
    }

    private static EmulatedBoard start(EmulatedKind kind, Consumer<EmulatedEdge> listener) throws OperatorException {
        FirmwareFolder firmware = FirmwareFolder.configured()
                .orElseThrow(
                        () -> new OperatorException("Nothing says where the board's firmware was built to: start the"
                                + " demo with ./diptych, or set the system property " + FirmwareFolder.PROPERTY + "."));
        try {
            return switch (kind) {
                case PROCESS -> EmulatedBoard.process(firmware, List.of(), listener);
                case SIMAVR -> EmulatedBoard.simavr(firmware, List.of(), listener);
            };
        } catch (FirmwareMissingException | IOException e) {
            throw new OperatorException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public ShotExecutor executor() {
        return executor;
    }

    @Override
    public Optional<BoardFacts> board() {
        return Optional.of(board.facts());
    }

    @Override
    public List<EdgeError> takeEdges() {
        return mcu.edgeErrors().takeLast();
    }

    @Override
    public Optional<EdgeErrors.Summary> edgeSummary() {
        return mcu.edgeErrors().summary();
    }

    /** Whatever kept the processor busy, such as drawing a sitter, may have cost the board's clock its bound. */
    @Override
    public void awaitReady() {
        long untilNanos = clock.nanos() + PATIENCE_NANOS;
        while (!mcu.isClockKnown() && board.lost().isEmpty() && clock.nanos() < untilNanos) {
            clock.sleepUntil(clock.nanos() + PAUSE_NANOS);
        }
    }

    @Override
    public Optional<String> trouble() {
        return board.lost()
                .map(lost -> lost.fault() + ": The firmware's program has ended or does not answer any more: "
                        + lost.getMessage());
    }

    @Override
    public void close() {
        board.close();
        program.close();
    }
}

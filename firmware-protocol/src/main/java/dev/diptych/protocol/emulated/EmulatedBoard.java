package dev.diptych.protocol.emulated;

import dev.diptych.protocol.link.Board;
import dev.diptych.protocol.link.Boards;
import dev.diptych.protocol.link.LinkException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A board that is a program: the firmware in a Linux process or in simavr, whose line is a pseudo-terminal. It tells what
 * its outputs do, and does what a hand on the board's wires would. The program ends with its input, so it never outlives
 * this one.
 */
public final class EmulatedBoard implements AutoCloseable {
    private static final long START_SECONDS = 10;
    private static final long END_SECONDS = 2;

    /** What may have reset a board. */
    public enum Reset {
        EXTERNAL("external"), BROWN_OUT("brown-out"), WATCHDOG("watchdog");

        private final String word;

        Reset(String word) {
            this.word = word;
        }
    }

    private final Process process;
    private final Writer commands;
    private final EmulatedOutput output;
    private final String portName;

    private EmulatedBoard(Process process, EmulatedOutput output, String portName) {
        this.process = process;
        this.output = output;
        this.portName = portName;
        commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * The firmware as a Linux process.
     *
     * @param options such as {@code --serial}, {@code 00000000000000A1}
     * @param listener hears of edges, on a thread of its own, which it does not block
     */
    public static EmulatedBoard process(FirmwareFolder firmware, List<String> options, Consumer<EmulatedEdge> listener)
            throws FirmwareMissingException, IOException {
        return start(firmware.process(), options, Optional.empty(), listener);
    }

    /** The ATmega2560's firmware in simavr; as {@link #process}. Its edges are told some time after they were made. */
    public static EmulatedBoard simavr(FirmwareFolder firmware, List<String> options, Consumer<EmulatedEdge> listener)
            throws FirmwareMissingException, IOException {
        return start(firmware.simavr(), options, Optional.of(firmware.atmega2560()), listener);
    }

    private static EmulatedBoard start(Path program, List<String> options, Optional<Path> elf,
            Consumer<EmulatedEdge> listener) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        elf.ifPresent(path -> command.add(path.toString()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        boolean started = false;
        try {
            EmulatedOutput output = new EmulatedOutput(listener);
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            Thread.ofPlatform().daemon().name("emulated board").start(() -> output.read(lines));
            String port = output.awaitPort(TimeUnit.SECONDS.toNanos(START_SECONDS))
                    .orElseThrow(() -> new IOException(program + " ended or said no port within " + START_SECONDS
                            + " s: run it by hand to see why, or build it anew with ./mvnw package."));
            started = true;
            return new EmulatedBoard(process, output, port);
        } finally {
            if (!started) {
                process.destroyForcibly();
            }
        }
    }

    /** The pseudo-terminal, for {@link Boards}; but no break gets through it. */
    public String portName() {
        return portName;
    }

    /** Opens the link to it, whose breaks get through. */
    public Board open(Optional<String> expectedSerial) throws LinkException {
        return Boards.open(new EmulatedLine(Boards.serialPort(portName), this), expectedSerial, System::nanoTime);
    }

    /** Of the operating system. */
    public long processId() {
        return process.pid();
    }

    /** All edges before this instant have been told; in nanoseconds as {@link System#nanoTime()}. */
    public long knownUntilNanos() {
        return output.knownUntilNanos();
    }

    /** @return whether all edges up to that instant have been told; no longer than the timeout */
    public boolean awaitKnown(long hostNanos, long timeoutNanos) {
        return output.awaitKnown(hostNanos, timeoutNanos);
    }

    /** The line is held low: the emergency stop, which a pseudo-terminal cannot carry. */
    public void sendBreak() throws IOException {
        say("break");
    }

    /** The emergency stop's contact. */
    public void setStopInput(boolean open) throws IOException {
        say(open ? "stop open" : "stop closed");
    }

    public void reset(Reset cause) throws IOException {
        say("reset " + cause.word);
    }

    /** Its main loop stops, as if wedged: the watchdog has to end that. */
    public void hang() throws IOException {
        say("hang");
    }

    private synchronized void say(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /** Ends the program; the port is gone then. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

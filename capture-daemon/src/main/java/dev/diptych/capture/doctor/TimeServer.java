package dev.diptych.capture.doctor;

import dev.diptych.capture.doctor.ClockCheck.Synchronisation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks systemd whether a time server keeps the clock right. */
final class TimeServer {
    private static final long PATIENCE_SECONDS = 3;

    private TimeServer() {
    }

    static Synchronisation ask() {
        return ask(List.of("timedatectl", "show", "-p", "NTPSynchronized"));
    }

    /** Whatever is no answer, a program that is missing or does not end among it, is UNKNOWN. */
    static Synchronisation ask(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return Synchronisation.UNKNOWN;
                }
                return answer(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Synchronisation.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Synchronisation.UNKNOWN;
        }
    }

    static Synchronisation answer(String text) {
        return switch (text.strip()) {
            case "NTPSynchronized=yes" -> Synchronisation.YES;
            case "NTPSynchronized=no" -> Synchronisation.NO;
            default -> Synchronisation.UNKNOWN;
        };
    }
}

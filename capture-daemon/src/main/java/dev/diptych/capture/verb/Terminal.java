package dev.diptych.capture.verb;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What is known of the place where a person reads this. */
public final class Terminal {
    private Terminal() {
    }

    public static boolean isInteractive() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** Shows a page to a person who sits before a desktop; does nothing elsewhere. */
    public static void openInBrowser(Path page) {
        openInBrowser(page.toAbsolutePath().toString());
    }

    /** @param address of a page */
    public static void openInBrowser(String address) {
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!desktop || !isInteractive()) {
            return;
        }
        try {
            new ProcessBuilder("xdg-open", address)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // A desktop without xdg-open: the page's path has been printed.
            return;
        }
    }
}

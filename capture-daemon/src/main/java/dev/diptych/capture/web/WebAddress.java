package dev.diptych.capture.web;

import java.nio.file.Path;
import java.util.Set;

/**
 * Where the console is reached. It is always at {@code 127.0.0.1}, in plain HTTP; if {@code host} is another and somebody has
 * paired, there too, by TLS.
 *
 * @param host a name or an address; {@code 0.0.0.0} or {@code ::} for every address of this computer
 * @param portNumber 0 for any free one
 * @param stateFolder where the key and the certificate are kept
 */
public record WebAddress(String host, int portNumber, Path stateFolder) {
    static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", LOOPBACK, "::1", "[::1]");

    public WebAddress {
        if (host.isBlank() || portNumber < 0 || portNumber > 65_535) {
            throw new IllegalArgumentException("The console is reached at a host and a port from 0 to 65535, not \""
                    + host + ":" + portNumber + "\".");
        }
    }

    /** Whether others than this computer are meant to reach it. */
    public boolean isNetworked() {
        return !LOOPBACK_NAMES.contains(host);
    }
}
